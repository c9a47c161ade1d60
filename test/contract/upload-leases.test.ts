import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../sync/county/store/database.ts';
import { migrate } from '../../sync/county/store/migrate.ts';
import { openPgliteDatabase } from '../../sync/county/store/pglite-database.ts';
import type { UploadLeases } from '../../sync/county/store/port.ts';
import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';
import { sqlUploadLeases } from '../../sync/county/store/sql/upload-leases.ts';
import { startPostgres } from '../support/postgres.ts';

describe.each([
  ['the embedded engine', async () => ({ database: await openPgliteDatabase(null), stop: async () => {} })],
  [
    'a PostgreSQL server',
    async () => {
      const server = await startPostgres();
      return { database: await openPostgresDatabase(await server.newDatabase()), stop: () => server.stop() };
    },
  ],
])('leases of uploads on %s', { timeout: 60_000 }, (_name, open) => {
  let opened: { database: Database; stop: () => Promise<void> };
  let leases: UploadLeases;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
    leases = sqlUploadLeases(opened.database);
  }, 120_000);
  afterAll(async () => {
    await opened?.database.close();
    await opened?.stop();
  });
  const lease = (uploadId: string, holder: string, forMs = 600_000) => ({ uploadId, holder, forMs });

  test('of many who ask at once one gets it, and hears that it is wanted', async () => {
    const holders = ['a', 'b', 'c', 'd', 'e'];
    const taken = await Promise.all(holders.map((holder) => leases.take(lease('u1', holder))));
    expect(taken.filter((isTaken) => isTaken)).toHaveLength(1);
    const holder = holders[taken.indexOf(true)] ?? '';
    expect(await leases.renew(lease('u1', holder))).toBe('wanted');
    await leases.release({ uploadId: 'u1', holder });
    expect(await leases.take(lease('u1', 'f'))).toBe(true);
    // Whoever wanted it before is served: the new holder may keep it.
    expect(await leases.renew(lease('u1', 'f'))).toBe('held');
  });

  test('another upload is another lease, and nobody releases or renews what is not theirs', async () => {
    expect(await leases.take(lease('u2', 'a'))).toBe(true);
    expect(await leases.take(lease('u3', 'b'))).toBe(true);
    await leases.release({ uploadId: 'u2', holder: 'b' });
    expect(await leases.renew(lease('u2', 'b'))).toBe('lost');
    expect(await leases.renew(lease('u2', 'a'))).toBe('held');
    expect(await leases.take(lease('u2', 'b'))).toBe(false);
  });

  test('what a dead instance held is free when its time is up; should it live after all, it hears that it lost it', async () => {
    expect(await leases.take(lease('u4', 'dead', 0))).toBe(true);
    await expect.poll(() => leases.take(lease('u4', 'heir')), { timeout: 45_000 }).toBe(true);
    expect(await leases.renew(lease('u4', 'dead'))).toBe('lost');
    expect(await leases.renew(lease('u4', 'heir'))).toBe('held');
  });

  test('sweeping takes away what is long over, and nothing else', async () => {
    await leases.take(lease('old', 'dead', -2 * 24 * 3600 * 1000));
    await leases.take(lease('young', 'a'));
    await leases.sweep();
    const rows = await opened.database.query<{ upload_id: string }>('select upload_id from upload_leases');
    const ids = rows.map(({ upload_id }) => upload_id);
    expect(ids).not.toContain('old');
    expect(ids).toContain('young');
  });
});
