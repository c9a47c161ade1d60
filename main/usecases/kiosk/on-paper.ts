import type { Output } from '../../../preload/contract.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { KioskSlip } from '../../paper/port.ts';
import { chosenQueue } from '../page-queue.ts';
import type { TerminalParts } from '../parts.ts';
import { printSlip } from '../print-slip.ts';

type Outcome = Output<'printFiling'>;
interface Job {
  readonly jobId: string;
  readonly isLarge: boolean;
}

/** Staff named a printer of A4 sheets for this kiosk; whichever is the system's default may stand in another room. */
export function hasSheetPrinter({ station, deviceBook }: Pick<TerminalParts, 'station' | 'deviceBook'>): boolean {
  return station === 'kiosk' && (deviceBook.settings().queues.byKind.sheet?.queue ?? null) !== null;
}

/** What a kiosk prints of its own: as a sheet where it has a printer for sheets, on the roll otherwise. */
export async function printOnPaper(parts: TerminalParts, job: Job, slip: KioskSlip): Promise<Result<Outcome>> {
  const { isLarge } = job;
  if (hasSheetPrinter(parts)) {
    const sheet = await parts.paper.kioskSheet(slip, { isLarge });
    const printed = sheet.ok ? await sheetPrinted(parts, job.jobId, sheet.value) : null;
    if (printed) return ok(printed);
  }
  const made = parts.paper.kioskSlip(slip, parts.deviceBook.profileOf(undefined), { isLarge });
  return printSlip(parts, job.jobId, made);
}

/**
 * null: it won't come out, and the roll may be asked. A sheet that the printer can't print now is taken back: it would come
 * out by itself once somebody fills in paper, with nobody there whose it is.
 */
export async function sheetPrinted(parts: TerminalParts, jobId: string, pdf: Uint8Array): Promise<Outcome | null> {
  const chosen = await chosenQueue(parts, 'sheet');
  if (!chosen.ok) return null;
  const { queue, duplex } = chosen.value.choice;
  // Titles are read by whoever stands at the printer: no names.
  const job = await parts.devices.printPages({ id: jobId, pdf, queue, duplex, copies: 1, title: '自助终端' });
  // Whether there is paper only a look will tell.
  if (!job.ok) return job.problem === 'hand-over-unclear' ? unconfirmed : null;
  const { state, trouble } = job.value;
  if (trouble !== null || state === 'stopped' || state === 'held') {
    const taken = await parts.devices.cancelPages(jobId);
    return taken.ok && taken.value?.state === 'completed' ? confirmed : null;
  }
  if (state === 'aborted' || state === 'cancelled') return null;
  return state === 'completed' ? confirmed : unconfirmed;
}

const confirmed: Outcome = { printed: 'confirmed', failure: null, warnings: [] };
const unconfirmed: Outcome = { printed: 'unconfirmed', failure: null, warnings: [] };
