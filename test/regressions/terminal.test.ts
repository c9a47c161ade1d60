import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { playAndConverge, stepSchema } from '../properties/terminal/interleaving.ts';
import { readyToWork, withTerminal } from '../support/journey.ts';

/** Every course of events that once went wrong, or that nearly did, played again. */
const directory = path.join(import.meta.dirname, 'terminal');
const caseSchema = z.object({ foundBy: z.string(), steps: z.array(stepSchema).min(1) });

test(
  'what went wrong once does not again',
  () =>
    withTerminal({}, async (journey) => {
      await readyToWork(journey.terminal);
      const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) {
        const { steps } = caseSchema.parse(JSON.parse(readFileSync(path.join(directory, name), 'utf8')));
        await playAndConverge(journey, steps).catch((error: unknown) => {
          throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        });
      }
    }),
  120_000,
);
