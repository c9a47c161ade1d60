import type { DeviceTrouble } from '../device-status.ts';
import type { PrintingProblem, PrintingResult } from './port.ts';

/** Only what was handed over and not answered for is unknown; in every other case no document has left. */
export function problem(kind: PrintingProblem, detail: string): PrintingResult<never> {
  return { ok: false, trouble: troubleOf(kind), problem: kind, detail };
}

function troubleOf(kind: PrintingProblem): DeviceTrouble {
  return kind === 'hand-over-unclear' ? 'printer/state-unknown' : 'printer/offline';
}
