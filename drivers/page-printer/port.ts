import type { DeviceTrouble } from '../device-status.ts';

/**
 * The system's printers for A4 documents. Guarantees, proved by `runPagePrinterTests`:
 *
 * - Nothing throws for the outside's sake: a print system that is missing, stopped, silent or garbled is a trouble, and
 *   every call ends within its time limit.
 * - `print` hands a document over once per id. The id travels in the job's name, so that a second call, in this run or
 *   after a restart, on this queue or another one, answers with the first job, whatever became of it. Printing again
 *   takes a new id.
 * - Where the answer to a hand-over was lost, the print system is asked for the job before anything is said.
 * - `print` does not wait for paper. A queue that is stopped or out of paper takes the document, and the job read back
 *   says what hinders it; whoever does not want to wait cancels.
 * - `job` tells what the print system says, never what was expected: `completed` only when it said so. A system that has
 *   forgotten a job (Windows does, once it is printed) makes it `gone`: printed or removed by hand, nobody can tell.
 * - `cancel` answers with the job as it is afterwards; one that was finished before stays as it was.
 * - No document is left behind in a file of this terminal, after a crash neither. What the print system itself keeps is
 *   its own setting (CUPS: `PreserveJobFiles`).
 */
export interface PagePrinter {
  /** The default queue first, then by name. */
  queues(): Promise<PrintingResult<readonly PageQueue[]>>;
  print(order: PrintOrder): Promise<PrintingResult<PageJob>>;
  /** null: no job of this id is known, neither here nor to the print system. */
  job(id: string): Promise<PrintingResult<PageJob | null>>;
  cancel(id: string): Promise<PrintingResult<PageJob | null>>;
  /** Ends what is under way; nothing is cancelled by it. */
  close(): Promise<void>;
}

export interface PrintOrder {
  /** Up to 64 letters, digits and `-`; the idempotency key. */
  readonly id: string;
  readonly pdf: Uint8Array;
  readonly queue: string;
  /** 1 to 99 */
  readonly copies: number;
  readonly duplex: Duplex;
  /** Shown in the printer's queue, so without personal data: `受理通知书 W0A1-20261122-0007-K`. */
  readonly title: string;
}

export type Duplex = 'one-sided' | 'long-edge' | 'short-edge';

export interface PageQueue {
  readonly name: string;
  /** What the clerk calls it; the name where nobody gave it a better one. */
  readonly label: string;
  readonly model: string;
  readonly state: 'idle' | 'printing' | 'stopped' | 'unknown';
  readonly isAccepting: boolean;
  readonly isDefault: boolean;
  readonly trouble: DeviceTrouble | null;
  /** The print system's own words (RFC 8011 §5.4.12: `media-empty-error`), for the log and the details fold. */
  readonly reasons: readonly string[];
}

/** waiting, printing, held and stopped go on; the rest is final. held: by a person or a rule; stopped: by the printer. */
export type PageJobState =
  | 'waiting'
  | 'printing'
  | 'held'
  | 'stopped'
  | 'completed'
  | 'cancelled'
  | 'aborted'
  /** The print system has no record of it any more. */
  | 'gone';

export interface PageJob {
  readonly id: string;
  /** The print system's number for it. */
  readonly systemId: string;
  readonly queue: string;
  readonly state: PageJobState;
  /** What a person can put right; null while all is well, and for final states. */
  readonly trouble: DeviceTrouble | null;
  readonly reasons: readonly string[];
}

/** Why a call failed; `trouble` is the same in the words of the screens (device-status.ts). */
export type PrintingProblem =
  /** No print system on this machine; `detail` says what to install. */
  | 'system-missing'
  /** It is installed and does not run; `detail` says how to start it. */
  | 'system-not-running'
  | 'system-silent'
  | 'system-garbled'
  | 'not-allowed'
  | 'queue-unknown'
  | 'queue-refuses'
  | 'order-invalid'
  /** It may or may not be on its way: ask for the job before printing again. */
  | 'hand-over-unclear'
  | 'refused';

export type PrintingResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly trouble: DeviceTrouble;
      readonly problem: PrintingProblem;
      readonly detail: string;
    };

export function isFinal(state: PageJobState): boolean {
  return state === 'completed' || state === 'cancelled' || state === 'aborted' || state === 'gone';
}
