import type { Input } from '../../preload/contract.ts';
import type { DocumentJob } from '../../preload/contract-devices.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { staffHere } from './documents/staff-here.ts';
import { chosenQueue } from './page-queue.ts';
import type { TerminalParts } from './parts.ts';
import { publicFile } from './public-files.ts';

/**
 * A sheet that has been looked at goes to the printer that was chosen for sheets (一次性告知单, 公示单, 缴费通知 …), made anew from
 * the same address. The job's id is the caller's: asked twice, it is handed over once.
 */
export async function printSheet(parts: TerminalParts, input: Input<'printSheet'>): Promise<Result<DocumentJob>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const chosen = await chosenQueue(parts, 'sheet');
  if (!chosen.ok) return chosen;
  const made = await publicFile(parts, input.url);
  if (made === null) return failed('input/invalid', 'no such sheet');
  if (!made.ok) return made;
  const { choice, queue } = chosen.value;
  // Titles are read by whoever stands at the printer: no names.
  const job = await parts.devices.printPages({ ...choice, id: input.jobId, pdf: made.value, title: '便民服务窗口' });
  if (!job.ok) return failed(job.trouble, job.detail);
  const { id, state, trouble } = job.value;
  return ok({ jobId: id, printer: queue.label, state, trouble });
}
