import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../sync/county/store/database.ts';
import { isMigrated, migrate } from '../../sync/county/store/migrate.ts';
import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';
import { firstForm } from '../../sync/county/store/sql/001-first-form.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';

describe('the tables of the county on PostgreSQL', { timeout: 120_000 }, () => {
  let server: PostgresServer;
  let url: string;
  let database: Database;
  const undo: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server?.stop());
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  async function open(): Promise<void> {
    url = await server.newDatabase();
    database = await openPostgresDatabase(url);
    undo.push(() => database.close());
  }
  const numbers = async () =>
    (await database.query<{ number: number }>('select number from migrations order by number')).map(
      ({ number }) => number,
    );

  /** As the very first release left it, with a terminal, its code and an application in it. */
  async function openFirstForm(): Promise<void> {
    await open();
    await database.transaction((tx) =>
      tx.script(`${firstForm}
        create table migrations (number int primary key, applied_at timestamptz not null default now());
        insert into migrations (number) values (1);
        insert into terminals (id, number_prefix, public_key_x, token_hash, office, station, machine_name, enrolled_at)
          values ('T-1', 'ABCD', 'x', 'h', '青禾镇', 'window', 'm', now());
        insert into chain_heads (terminal_id, seq, hash) values ('T-1', 1, repeat('a', 64));
        insert into enrolment_codes (code_hash, office, created_by, created_at, expires_at, used_at, terminal_id)
          values ('h', '青禾镇', 'li', now(), now(), now(), 'T-1');
        insert into events (terminal_id, seq, hash, type, at, envelope, body, arrived_at)
          values ('T-1', 1, repeat('a', 64), 'application/accepted', '2026', '{}', '{}', now());
        insert into applications (id, terminal_id, event_seq, local_number, item_code, item_name, catalogue_version, channel,
            applicant_name, id_type, id_number, phone, received_at, accepted_at, content, content_hash, arrived_at)
          values ('00000000-0000-4000-8000-000000000001', 'T-1', 1, 'L-1', 'I', 'i', 1, 'window', '韦', '111', '1', '1',
            '2026-01-01T00:00:00.123Z', '2026', '{}', 'h', now());
        insert into notices (id, title, body, published_at) values ('N-1', 't', 'b', '2026-01-01T00:00:00.000Z');
      `),
    );
  }

  test('two processes that start together bring them up to date once, and both are ready', async () => {
    await open();
    const directory = await mkdtemp(path.join(tmpdir(), 'county-migrations-'));
    undo.unshift(() => rm(directory, { recursive: true, force: true }));
    const processes = ['a', 'b'].map((name) => startCountyProcess({ url, directory: path.join(directory, name) }));
    undo.push(
      ...processes.map(
        ({ child }) =>
          () =>
            endProcess(child),
      ),
    );
    const addresses = await Promise.all(processes.map(({ address }) => address));
    for (const address of addresses) expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const said = processes.map(({ errors }) => errors().includes('tables brought up to date'));
    expect(said.toSorted()).toEqual([false, true]);
    expect(await numbers()).toEqual([...new Set(await numbers())]);
    expect(await isMigrated(database)).toBe(true);
  });

  test('five instances on the tables of the first release: done once, and nothing that was there is lost', async () => {
    await openFirstForm();
    expect(await isMigrated(database)).toBe(false);
    const others = await Promise.all(Array.from({ length: 4 }, () => openPostgresDatabase(url)));
    undo.push(...others.map((other) => () => other.close()));
    const applied = (await Promise.all([database, ...others].map(migrate))).filter((list) => list.length > 0);
    expect(applied).toHaveLength(1);
    expect(await numbers()).toEqual([1, ...(applied[0] ?? [])]);
    expect(await database.query('select received_at, applicant_name from applications')).toEqual([
      { received_at: '2026-01-01T00:00:00.123Z', applicant_name: '韦' },
    ]);
    expect(await database.query('select name, place_code from offices')).toEqual([{ name: '青禾镇', place_code: '' }]);
    expect(await database.query('select place_code from notices')).toEqual([{ place_code: '' }]);
    expect(await database.query('select seq from events')).toEqual([{ seq: 1 }]);
  });

  test('one step that fails takes all of them back; the next start goes on from where it was', async () => {
    await openFirstForm();
    // Somebody made a table of that name by hand.
    await database.query('create table upload_leases (id int)');
    await expect(migrate(database)).rejects.toMatchObject({ code: '42P07' });
    expect(await numbers()).toEqual([1]);
    expect(await database.query(`select from information_schema.tables where table_name = 'offices'`)).toEqual([]);
    await database.query('drop table upload_leases');
    expect((await migrate(database)).length).toBeGreaterThan(2);
    expect(await isMigrated(database)).toBe(true);
  });
});

interface CountyProcess {
  readonly child: ChildProcess;
  readonly address: Promise<string>;
  readonly errors: () => string;
}

function startCountyProcess({ url, directory }: { url: string; directory: string }): CountyProcess {
  const entry = path.resolve('sync/county/serve.ts');
  const child = spawn(process.execPath, [entry, '--data-dir', directory, '--port', '0'], {
    env: { ...process.env, DATABASE_URL: url },
  });
  let errors = '';
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const { promise: address, resolve, reject } = Promise.withResolvers<string>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.includes('\n')) resolve(JSON.parse(output).county);
  });
  child.once('exit', () => reject(new Error(`the county ended: ${errors}`)));
  return { child, address, errors: () => errors };
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
