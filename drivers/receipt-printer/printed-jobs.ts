import type { DeviceResult } from '../device-status.ts';
import type { JobEnd, JobJournal } from './job-journal.ts';

export type PrintResult = DeviceResult<{ readonly printed: 'confirmed' | 'unconfirmed' }>;

/**
 * Keeps the promise that one id is put on paper once, at whichever printer: what is running is joined, what is finished is
 * answered again, and what a killed process left behind is `unconfirmed`.
 */
export interface PrintedJobs {
  /** `print` tells its true end by `finish`, even when its caller was answered before (time limit). */
  once(id: string, print: (finish: (result: PrintResult) => void) => Promise<PrintResult>): Promise<PrintResult>;
  /** Before the first byte. */
  begun(id: string, printer: string, bytes: number): void;
  leftAt(printer: string): number | null;
}

export function createPrintedJobs(journal: JobJournal): PrintedJobs {
  const running = new Map<string, Promise<PrintResult>>();

  return {
    async once(id, print) {
      const joined = running.get(id);
      if (joined !== undefined) return joined;
      const known = journal.known(id);
      // A trouble is not remembered: the same job may be tried again.
      if (known !== null && known !== 'failed') return { ok: true, value: { printed: answerTo(known) } };
      const printed = print((result) => {
        running.delete(id);
        journal.ended(id, result.ok ? result.value.printed : 'failed');
      });
      running.set(id, printed);
      return printed;
    },
    begun: (id, printer, bytes) => journal.begun(id, printer, bytes),
    leftAt: (printer) => journal.leftAt(printer),
  };
}

function answerTo(known: Exclude<JobEnd, 'failed'> | 'begun'): 'confirmed' | 'unconfirmed' {
  return known === 'confirmed' ? 'confirmed' : 'unconfirmed';
}
