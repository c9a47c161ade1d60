import type { Reporter } from 'vitest/node';
import { endAll, leftoversOf, runMark } from './leftovers.ts';

/** What the runner's own workers need to go by themselves. */
const graceMs = 20_000;

/** Ends what the tests have left running, and names it: the run would wait for its output for ever. */
export function endOfRun(): Reporter {
  return {
    onTestRunEnd() {
      const mark = process.env[runMark];
      if (mark === undefined) return;
      const timer = setTimeout(() => void endLeftovers(mark), graceMs);
      timer.unref();
    },
  };
}

async function endLeftovers(mark: string): Promise<void> {
  const left = await leftoversOf(mark, new Set([process.pid, process.ppid]));
  for (const { pid, command } of left) process.stderr.write(`left running by a test, ended: ${pid} ${command}\n`);
  endAll(left);
}
