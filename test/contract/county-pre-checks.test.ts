import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewPreCheck } from '../../sync/county/pre-checks/port.ts';
import type { Database } from '../../sync/county/store/database.ts';
import { migrate } from '../../sync/county/store/migrate.ts';
import { openPgliteDatabase } from '../../sync/county/store/pglite-database.ts';
import type { CountyStore } from '../../sync/county/store/port.ts';
import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';
import { sqlCountyStore } from '../../sync/county/store/sql-store.ts';
import { startPostgres } from '../support/postgres.ts';

/** Two instances on one database, and how to end all of it. */
interface Shared {
  readonly databases: readonly [Database, Database];
  close(): Promise<void>;
}

const engines: readonly (readonly [string, () => Promise<Shared>])[] = [
  [
    'the embedded engine',
    async () => {
      const database = await openPgliteDatabase(null);
      return { databases: [database, database], close: () => database.close() };
    },
  ],
  [
    'a PostgreSQL server',
    async () => {
      const server = await startPostgres();
      const url = await server.newDatabase();
      const databases = [await openPostgresDatabase(url), await openPostgresDatabase(url)] as const;
      return {
        databases,
        async close() {
          for (const database of databases) await database.close();
          await server.stop();
        },
      };
    },
  ],
];

describe.each(engines)('pre-checks on %s', (_name, open) => {
  let shared: Shared;
  let stores: readonly [CountyStore, CountyStore];
  let nowMs = Date.parse('2026-11-22T02:00:00.000Z');
  const now = () => new Date(nowMs);

  beforeAll(async () => {
    shared = await open();
    await migrate(shared.databases[0]);
    stores = [await sqlCountyStore(shared.databases[0], now), await sqlCountyStore(shared.databases[1], now)];
    for (const id of ['T-1', 'T-2']) {
      await shared.databases[0].query(
        `insert into terminals (id, number_prefix, office, station, machine_name, enrolled_at)
         values ($1, $2, $3, 'window', 'm', $4)`,
        [id, `A00${id.at(-1)}`, `窗口 ${id}`, now()],
      );
    }
  });
  afterAll(() => shared?.close());

  const order = (name: string, origin: NewPreCheck['origin'] = null): NewPreCheck => ({
    content: { itemCode: 'X', situation: {}, form: { applicant: { name } }, materials: [], note: '' },
    itemName: '事项',
    catalogueVersion: 1,
    checkedBy: '预审员',
    validForDays: 1,
    origin,
  });

  test('eight takes at once through two instances: one window has it, and everybody is told the same one', async () => {
    const { caseNumber } = await stores[0].preChecks.make(order('甲'));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => {
        const terminalId = n % 2 === 0 ? 'T-1' : 'T-2';
        return stores[n % 4 < 2 ? 0 : 1].preChecks.take({ caseNumber, terminalId, takeOver: false });
      }),
    );
    expect(new Set(answers.map((one) => one?.takenBy?.terminalId)).size).toBe(1);
    const holder = answers[0]?.takenBy?.terminalId;
    const other = holder === 'T-1' ? 'T-2' : 'T-1';
    const over = await stores[1].preChecks.take({ caseNumber, terminalId: other, takeOver: true });
    expect(over?.takenBy).toMatchObject({ terminalId: other, office: `窗口 ${other}` });
    expect(await stores[0].preChecks.take({ caseNumber: 'NONE', terminalId: 'T-1', takeOver: true })).toBeNull();
  });

  test('the same request of one service is one number, and of two services two', async () => {
    for (const name of ['一', '二']) await stores[0].onlineServices.make({ name, token: randomUUID(), createdBy: 'x' });
    const [one, two] = await stores[1].onlineServices.list();
    if (!one || !two) throw new Error('two services');
    const requestId = randomUUID();
    const made = await Promise.all(
      [one, one, two].map(({ id: serviceId }, n) =>
        stores[n % 2 === 0 ? 0 : 1].preChecks.make(order('乙', { serviceId, requestId })),
      ),
    );
    const numbers = made.map(({ caseNumber }) => caseNumber);
    expect(numbers[0]).toBe(numbers[1]);
    expect(new Set(numbers).size).toBe(2);
  });

  test('what is over is not taken, and a released one is free again', async () => {
    const { preChecks } = stores[0];
    const { caseNumber } = await preChecks.make(order('丙'));
    await preChecks.take({ caseNumber, terminalId: 'T-1', takeOver: false });
    await preChecks.release(caseNumber);
    expect((await preChecks.find(caseNumber))?.takenBy).toBeNull();
    await preChecks.withdraw(caseNumber);
    expect((await preChecks.take({ caseNumber, terminalId: 'T-1', takeOver: true }))?.takenBy).toBeNull();
    nowMs += 25 * 3600 * 1000;
    const old = (await preChecks.list({ search: '甲', limit: 10, offset: 0 }))[0]?.caseNumber ?? '';
    await preChecks.release(old);
    expect((await preChecks.take({ caseNumber: old, terminalId: 'T-1', takeOver: false }))?.takenBy).toBeNull();
  });
});
