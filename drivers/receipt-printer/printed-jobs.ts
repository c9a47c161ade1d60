import type { DeviceResult } from '../device-status.ts';

export type PrintResult = DeviceResult<{ readonly printed: 'confirmed' | 'unconfirmed' }>;

/** Keeps the promise that one id is put on paper once: what is running is joined, what is finished is answered again. */
export interface PrintedJobs {
  /** `print` tells its true end by `finish`, even when its caller was answered before (time limit). */
  once(id: string, print: (finish: (result: PrintResult) => void) => Promise<PrintResult>): Promise<PrintResult>;
}

/** A terminal prints some hundred receipts a day. */
const rememberedJobs = 2_000;

export function createPrintedJobs(): PrintedJobs {
  const finished = new Map<string, PrintResult>();
  const running = new Map<string, Promise<PrintResult>>();

  /** A trouble is not remembered: the same job may be tried again. */
  function finish(id: string, result: PrintResult): void {
    running.delete(id);
    if (!result.ok) return;
    finished.set(id, result);
    const [oldest] = finished.keys();
    if (finished.size > rememberedJobs && oldest !== undefined) finished.delete(oldest);
  }

  return {
    once(id, print) {
      const known = finished.get(id) ?? running.get(id);
      if (known !== undefined) return Promise.resolve(known);
      const printed = print((result) => finish(id, result));
      running.set(id, printed);
      return printed;
    },
  };
}
