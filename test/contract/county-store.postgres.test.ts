import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startCounty } from '../../sync/county/county.ts';
import { startNudges } from '../../sync/county/intake/nudges.ts';
import type { Database } from '../../sync/county/store/database.ts';
import { migrate } from '../../sync/county/store/migrate.ts';
import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';
import { recordChange } from '../../sync/county/store/sql/nudge.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { runCountyStoreTests } from './county-store-suite.ts';
import { WireTerminal } from './county-store-terminal.ts';

runCountyStoreTests('a PostgreSQL server', async () => {
  const server = await startPostgres();
  const databaseUrl = await server.newDatabase();
  const database = await openPostgresDatabase(databaseUrl);
  return {
    options: { databaseUrl },
    database,
    async close() {
      await database.close();
      await server.stop();
    },
  };
});

describe('on a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  test('two instances that start together on an empty database migrate it once', async () => {
    const url = await server.newDatabase();
    const databases = await Promise.all([openPostgresDatabase(url), openPostgresDatabase(url)]);
    const applied = await Promise.all(databases.map(migrate));
    expect(applied.map((numbers) => numbers.length > 0).sort()).toEqual([false, true]);
    await Promise.all(databases.map((database) => database.close()));
  });

  test('a batch that waited for another writer of its chain arrived when it was kept, not when it knocked', async () => {
    const databaseUrl = await server.newDatabase();
    let nowMs = Date.now();
    const county = await startCounty({ databaseUrl, now: () => new Date(nowMs) });
    const database = await openPostgresDatabase(databaseUrl);
    try {
      const terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇' }));
      terminal.append('terminal/started', {});
      let pushed: Promise<unknown> = Promise.resolve();
      await database.transaction(async (tx) => {
        await tx.query('select from chain_heads for update');
        pushed = terminal.push(county.url);
        await vi.waitUntil(async () => (await waiting(database)) > 0, { timeout: 20_000 });
        nowMs += 60_000;
      });
      expect(await pushed).toMatchObject({ status: 200 });
      const rows = await database.query<{ arrived_at: Date }>('select arrived_at from events');
      expect(rows.map((row) => row.arrived_at.getTime())).toEqual([nowMs]);
    } finally {
      await database.close();
      await county.close();
    }
  });

  test('a cut listening line does not silence the nudges', async () => {
    const database = await openPostgresDatabase(await server.newDatabase());
    await migrate(database);
    const nudges = await startNudges(database, () => {});
    try {
      await cutListeners(database);
      const nudged = new Promise<void>((resolve) => nudges.subscribe('T-1', resolve));
      await database.transaction((tx) =>
        recordChange(tx, { scope: null, kind: 'publication', applicationId: null, at: new Date() }),
      );
      await nudged;
    } finally {
      await nudges.close();
      await database.close();
    }
  });
});

async function waiting(database: Database): Promise<number> {
  const held = await database.query(
    "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
  );
  return held.length;
}

async function cutListeners(database: Database): Promise<void> {
  const cut = await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where query ilike 'listen %' and datname = current_database() and pid <> pg_backend_pid()`,
  );
  expect(cut).toHaveLength(1);
}
