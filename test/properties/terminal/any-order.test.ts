import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';
import { type Journey, type JourneyTerminal, readyToWork, withTerminal } from '../../support/journey.ts';
import { playAndConverge, type Step, steps } from './interleaving.ts';

const regressions = path.resolve(import.meta.dirname, '../../regressions/terminal');
const numRuns = Number(process.env.TERMINAL_RUNS ?? 10);

test('accepting, weather, restarts, clocks and decisions in any order: in the end both sides say the same', async () => {
  const seed = Number(process.env.TERMINAL_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`any-order: TERMINAL_SEED=${seed}\n`);
  await withTerminal({}, async (journey) => {
    const property = fc.asyncProperty(steps, playerOf(journey));
    const result = await fc.check(property, { seed, numRuns, interruptAfterTimeLimit: 120_000 });
    const [smallest] = result.counterexample ?? [];
    if (!result.failed || !smallest) return;
    // Kept, and played again by test/regressions from now on.
    const text = JSON.stringify({ foundBy: `TERMINAL_SEED=${seed}`, steps: smallest }, null, 2);
    const name = createHash('sha256').update(text).digest('hex').slice(0, 8);
    await writeFile(path.join(regressions, `${name}.json`), `${text}\n`);
    throw new Error(`${fc.defaultReportMessage(result)}\nkept as test/regressions/terminal/${name}.json`);
  });
}, 180_000);

/** Plays go on at the same terminal as long as all is well: a terminal on which something went wrong proves nothing. */
function playerOf(journey: Journey): (played: readonly Step[]) => Promise<void> {
  const { county, line } = journey;
  let sound: JourneyTerminal | null = journey.terminal;
  return async (played) => {
    const terminal = sound ?? (await journey.newTerminal());
    sound = null;
    try {
      await readyToWork(terminal);
      await playAndConverge({ terminal, county, line }, played);
      sound = terminal;
    } finally {
      if (sound === null) {
        await terminal.stop();
        await line.setMood('open');
      }
    }
  };
}
