import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter } from 'vitest/node';
import { endAll, leftoversOf, runMark } from './leftovers.ts';

/** Names the file in which the run leaves the names of its files that failed, a JSON array; absent where nobody asks. */
export const failedFilesAt = 'TOWNSHIP_FAILED_FILES';

/** What the runner's own workers need to go by themselves. */
const graceMs = 20_000;

/** Ends what the tests have left running, and names it: the run would wait for its output for ever. */
export function endOfRun(): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const failedAt = process.env[failedFilesAt];
      if (failedAt !== undefined) {
        const failed = modules.filter((module) => module.state() === 'failed').map(({ moduleId }) => moduleId);
        // An error outside any test belongs to none that could be begun anew.
        const told = unhandled.length > 0 ? [] : failed.map((file) => path.relative(process.cwd(), file));
        writeFileSync(failedAt, JSON.stringify(told));
      }
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
