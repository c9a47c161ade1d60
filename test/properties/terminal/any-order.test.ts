import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';
import { readyToWork, withTerminal } from '../../support/journey.ts';
import { playAndConverge, steps } from './interleaving.ts';

const regressions = path.resolve(import.meta.dirname, '../../regressions/terminal');
const runs = Number(process.env.TERMINAL_RUNS ?? 10);

test(
  'accepting, weather, restarts, clocks and decisions in any order: in the end both sides say the same',
  () =>
    withTerminal({}, async (journey) => {
      await readyToWork(journey.terminal);
      const seed = Number(process.env.TERMINAL_SEED ?? Math.floor(Math.random() * 2 ** 31));
      process.stderr.write(`any-order: TERMINAL_SEED=${seed}\n`);
      const property = fc.asyncProperty(steps, (played) => playAndConverge(journey, played));
      const result = await fc.check(property, { seed, numRuns: runs, interruptAfterTimeLimit: 120_000 });
      const [smallest] = result.counterexample ?? [];
      if (!result.failed || !smallest) return;
      // Kept, and played again by test/regressions from now on.
      const text = JSON.stringify({ foundBy: `TERMINAL_SEED=${seed}`, steps: smallest }, null, 2);
      const name = createHash('sha256').update(text).digest('hex').slice(0, 8);
      await writeFile(path.join(regressions, `${name}.json`), `${text}\n`);
      throw new Error(`${fc.defaultReportMessage(result)}\nkept as test/regressions/terminal/${name}.json`);
    }),
  180_000,
);
