import { isFinal, type PageJob, type PagePrinter, type PrintingResult } from './port.ts';

export interface FollowOptions {
  /** The job as last read back is the answer when this time is over. */
  readonly timeoutMs: number;
  readonly pollMs?: number;
  readonly signal?: AbortSignal;
  onChange?(job: PageJob): void;
}

/**
 * Reads a job back until it is final or waits for a person: held, stopped, or hindered by a trouble. Whoever wants to see
 * it through after the person has helped calls again.
 */
export async function followJob(
  printer: Pick<PagePrinter, 'job'>,
  id: string,
  { timeoutMs, pollMs = 400, signal, onChange }: FollowOptions,
): Promise<PrintingResult<PageJob | null>> {
  const endsAtMs = performance.now() + timeoutMs;
  let shown = '';
  for (;;) {
    const read = await printer.job(id);
    if (!read.ok || read.value === null) return read;
    const job = read.value;
    const now = JSON.stringify(job);
    if (now !== shown) onChange?.(job);
    shown = now;
    const isOver = performance.now() + pollMs > endsAtMs || signal?.aborted;
    if (isFinal(job.state) || waitsForPerson(job) || isOver) return read;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

export function waitsForPerson(job: PageJob): boolean {
  return job.state === 'held' || job.state === 'stopped' || (job.trouble !== null && !isFinal(job.state));
}
