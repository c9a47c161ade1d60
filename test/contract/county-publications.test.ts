import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../main/domain/result.ts';
import type { StaffPerson } from '../../main/domain/staff-list.ts';
import type { Database } from '../../sync/county/store/database.ts';
import { migrate } from '../../sync/county/store/migrate.ts';
import { openPgliteDatabase } from '../../sync/county/store/pglite-database.ts';
import type { CountyStore } from '../../sync/county/store/port.ts';
import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';
import { sqlCountyStore } from '../../sync/county/store/sql-store.ts';
import { openPublication } from '../../sync/open-publication.ts';
import { startPostgres } from '../support/postgres.ts';
import { tinyCatalogue } from '../unit/county/tiny-catalogue.ts';

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

const now = () => new Date('2026-11-22T02:00:00.000Z');
const publisher = { by: '李科员', note: '试' };
const calendar = (day: string) => ({ holidays: [day], makeUpDays: [], knownUntil: '2027-12-31' });

describe.each(engines)('publications on %s', (_name, open) => {
  let shared: Shared;
  let stores: readonly [CountyStore, CountyStore];

  beforeAll(async () => {
    shared = await open();
    const [database] = shared.databases;
    await migrate(database);
    // Published before publications were signed.
    const old = tinyCatalogue();
    await database.query(
      'insert into catalogues (version, hash, published_at, package, stored_at) values (1, $1, $2, $3, $4)',
      ['0'.repeat(64), old.publishedAt, JSON.stringify(old), now()],
    );
    await database.query(
      `insert into notices (id, title, body, published_at, place_code) values ('old', '旧公告', '', $1, '990101100')`,
      [now().toISOString()],
    );
    stores = [await sqlCountyStore(shared.databases[0], now), await sqlCountyStore(shared.databases[1], now)];
    for (const [id, office, place] of [
      ['T-1', '青禾镇便民服务中心', '990101100'],
      ['T-2', '白石镇便民服务中心', '990101101'],
    ] as const) {
      await stores[0].places.putOffice({ name: office, placeCode: place });
      await database.query(
        `insert into terminals (id, number_prefix, office, station, machine_name, enrolled_at)
         values ($1, $2, $3, 'window', 'm', $4)`,
        [id, `A00${id.at(-1)}`, office, now()],
      );
    }
  });
  afterAll(() => shared?.close());

  const refs = async (terminalId: string) =>
    (await stores[1].publications.forTerminal(terminalId)).map(({ kind, scope, version }) => [kind, scope, version]);

  test('what was published earlier is signed at the first start, once for both instances, by one key', async () => {
    expect(await refs('T-1')).toEqual([
      ['catalogue', '', 1],
      ['notices', '990101100', 1],
    ]);
    expect(await refs('T-2')).toEqual([['catalogue', '', 1]]);
    const { publicKey } = await stores[0].identity.now();
    expect((await stores[1].identity.now()).publicKey).toEqual(publicKey);
    const whole = await stores[1].publications.whole('T-1', { kind: 'catalogue', scope: '' });
    if (!whole) throw new Error('no catalogue for T-1');
    expect(must(await openPublication(whole, publicKey)).body).toEqual(tinyCatalogue());
  });

  test('two instances that publish at the same moment make two versions, one of each', async () => {
    const publish = (store: CountyStore, day: string) =>
      store.publications.publish({ kind: 'calendar', scope: '', body: calendar(day), publisher });
    const made = await Promise.all([publish(stores[0], '2027-01-01'), publish(stores[1], '2027-01-04')]);
    expect(made.map((one) => one.version).sort()).toEqual([1, 2]);
    // The same again is no new version, and what somebody has not seen is not overwritten.
    const latest = await stores[0].publications.current('calendar', '');
    if (!latest) throw new Error('no calendar');
    const repeated = { kind: 'calendar', scope: '', body: latest.body, publisher } as const;
    expect(await stores[1].publications.publish(repeated)).toEqual({ ok: true, version: 2, isNew: false });
    const stale = { ...repeated, body: calendar('2027-01-05'), after: 1 };
    expect(await stores[1].publications.publish(stale)).toEqual({ ok: false, why: 'changed-meanwhile', version: 2 });
    const history = await stores[0].publications.history({ kind: 'calendar', scope: '', limit: 10, offset: 0 });
    expect(history.map(({ version, by }) => [version, by])).toEqual([
      [2, '李科员'],
      [1, '李科员'],
    ]);
  });

  test('an office’s list and a place’s notices are for their terminals alone', async () => {
    const person: StaffPerson = {
      id: 'S1',
      name: '覃一',
      post: '',
      roles: [],
      office: '青禾镇便民服务中心',
      startCode: null,
      revokedAt: null,
    };
    const changesFor = async (terminalId: string, since: string) => {
      const changes = await stores[0].publishing.changes(terminalId, since);
      if (!changes.ok) throw new Error(changes.message);
      return changes.value;
    };
    const before = { one: await changesFor('T-1', ''), two: await changesFor('T-2', '') };
    const scope = person.office;
    await stores[0].publications.publish({ kind: 'staff', scope, body: { people: [person] }, publisher });
    expect((await changesFor('T-1', before.one.cursor)).changes).toEqual([{ kind: 'publication' }]);
    expect((await changesFor('T-2', before.two.cursor)).changes).toEqual([]);
    expect(await refs('T-2')).not.toContainEqual(['staff', scope, 1]);
    expect(await stores[1].publications.whole('T-2', { kind: 'staff', scope })).toBeNull();
    expect(await stores[1].publications.whole('T-2', { kind: 'notices', scope: '990101100' })).toBeNull();
    // An announcement or none: what should be in force is said with every answer.
    expect((await changesFor('T-1', before.one.cursor)).published).toEqual(
      await stores[1].publications.forTerminal('T-1'),
    );
    expect(await stores[0].publications.offices({ placeCode: '990101100', limit: 10, offset: 0 })).toEqual({
      rows: [{ name: scope, placeCode: '990101100', terminals: 1, people: 1 }],
      total: 1,
    });
  });

  test.each([
    ['body', (body: string) => body.replace('2027', '2028'), 'publication/wrong-hash'],
    ['version', (text: string) => text, 'publication/bad-signature'],
  ] as const)('a publication whose %s was changed is refused by name', async (part, alter, code) => {
    const whole = await stores[0].publications.whole('T-1', { kind: 'calendar', scope: '' });
    if (!whole) throw new Error('no calendar');
    const altered =
      part === 'body'
        ? { ...whole, body: JSON.parse(alter(canonicalize(whole.body) ?? '')) }
        : { ...whole, version: 9 };
    expect(await openPublication(altered, (await stores[0].identity.now()).publicKey)).toMatchObject({
      ok: false,
      failure: { code },
    });
    expect(await openPublication(whole, null)).toMatchObject({ failure: { code: 'publication/bad-signature' } });
  });
});
