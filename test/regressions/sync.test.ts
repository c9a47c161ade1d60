import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { play, playSchema } from '../properties/sync/never-lost-stage.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';

/** Every course of faults and deaths after which something was lost or doubled once, or nearly was, played again. */
const directory = path.join(import.meta.dirname, 'sync');
const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
const caseSchema = playSchema.extend({ foundBy: z.string() });

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server?.stop());

test.each(names)('%s', { timeout: 180_000 }, async (name) => {
  const { foundBy: _, ...again } = caseSchema.parse(JSON.parse(readFileSync(path.join(directory, name), 'utf8')));
  const report = await play(again, () => server.newDatabase());
  expect(report.met.size).toBeGreaterThan(0);
});
