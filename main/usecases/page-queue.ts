import type { PageQueue, PrintOrder } from '../../drivers/page-printer/port.ts';
import type { DocumentKind } from '../domain/device-settings.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';

/** The printer for this kind of document as it was chosen for this machine, or the system's own default. */
export async function chosenQueue(
  { devices, deviceBook }: Pick<TerminalParts, 'devices' | 'deviceBook'>,
  kind: DocumentKind,
): Promise<Result<{ readonly choice: Pick<PrintOrder, 'queue' | 'copies' | 'duplex'>; readonly queue: PageQueue }>> {
  const queues = await devices.pageQueues();
  if (!queues.ok) return failed(queues.trouble, queues.detail);
  const chosen = deviceBook.queueFor(kind, queues.value);
  if (chosen.ok) return ok({ choice: chosen.choice, queue: chosen.queue });
  return failed('printer/offline', chosen.wanted === null ? chosen.why : `${chosen.why}: ${chosen.wanted}`);
}
