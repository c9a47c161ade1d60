import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../sync/county/store/migrate.ts';
import { openPostgresDatabase } from '../../../sync/county/store/postgres-database.ts';
import { coursesFor } from '../../support/fault-course.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { Kept, prove } from './never-lost-prove.ts';
import { play, playSchema } from './never-lost-stage.ts';

let server: PostgresServer;
let directory: string;
beforeAll(async () => {
  server = await startPostgres();
  directory = await mkdtemp(path.join(tmpdir(), 'never-lost-kept-'));
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
});

/**
 * A county that gives the second application of the day its number, says "delivered", and has forgotten it when the
 * transaction is over: as a broken index or a restored page would.
 */
async function forgetfulDatabase(): Promise<string> {
  const url = await server.newDatabase();
  const database = await openPostgresDatabase(url);
  try {
    await migrate(database);
    await database.query(
      `create function forget() returns trigger language plpgsql set session_replication_role = replica as
         'begin delete from applications where id = new.id; return null; end'`,
    );
    await database.query(
      `create constraint trigger forgetting after insert or update on applications deferrable initially deferred
         for each row when (new.county_number is not null and new.local_number like '%-0002')
         execute function forget()`,
    );
  } finally {
    await database.close();
  }
  return url;
}

test('a county that forgets one application is found out, and the smallest course that shows it is kept and played again', {
  timeout: 600_000,
}, async () => {
  const found = await prove({
    engine: 'a forgetful PostgreSQL',
    applications: 5,
    perPlay: 5,
    limitMs: 300_000,
    shrinkMs: 300_000,
    directory,
    newDatabase: forgetfulDatabase,
    seed: 7,
    courses: coursesFor(5).filter((course) => course.some((step) => 'kill' in step)),
  }).catch((error: unknown) => error);
  if (!(found instanceof Kept)) throw new Error(`nothing was kept: ${String(found)}`);
  expect(await readdir(directory)).toEqual([path.basename(found.file)]);

  const kept = JSON.parse(await readFile(found.file, 'utf8')) as { foundBy: string };
  expect(kept.foundBy).toBe('never-lost on a forgetful PostgreSQL, SYNC_SEED=7');
  const again = playSchema.parse(kept);
  // The second one of the day is the one that is forgotten; no fault and no death has anything to do with it.
  expect(again).toMatchObject({ applications: 2, course: [] });
  await expect(play(again, forgetfulDatabase)).rejects.toThrow();
  const report = await play(again, () => server.newDatabase());
  expect(report.applications).toBe(2);
});

test('courses are played as they are drawn: the same seed draws the same one', () => {
  const draw = () => fc.sample(coursesFor(5), { seed: 11, numRuns: 3 });
  expect(draw()).toEqual(draw());
});
