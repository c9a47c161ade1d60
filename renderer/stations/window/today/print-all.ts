import type { Failure, Result } from '../../../../main/domain/result.ts';

/** One thing to print: a job of its own, whose id stays the same when it is tried again. */
export interface PrintTask {
  readonly jobId: string;
  /** Who it is for, as the clerk knows them. */
  readonly name: string;
  readonly print: (jobId: string) => Promise<Result<unknown>>;
}

export interface PrintRun {
  readonly tasks: readonly PrintTask[];
  readonly done: number;
  readonly state: 'printing' | 'finished' | 'stopped';
  readonly failure: Failure | null;
}

/**
 * 批量打印, one job after the other. What fails stops the run and is named: sheets that come out behind a gap are taken for
 * complete. Going on begins with the very job that failed; none that came out is printed again.
 */
export async function printAll(
  tasks: readonly PrintTask[],
  from: number,
  watch: { readonly onRun: (run: PrintRun) => void; readonly isWanted: () => boolean },
): Promise<PrintRun> {
  let run: PrintRun = { tasks, done: from, state: 'printing', failure: null };
  const tell = (next: PrintRun): PrintRun => {
    run = next;
    watch.onRun(run);
    return run;
  };
  tell(run);
  for (const task of tasks.slice(from)) {
    if (!watch.isWanted()) return tell({ ...run, state: 'stopped' });
    const printed = await task.print(task.jobId);
    if (!printed.ok) return tell({ ...run, state: 'stopped', failure: printed.failure });
    tell({ ...run, done: run.done + 1 });
  }
  return tell({ ...run, state: 'finished' });
}
