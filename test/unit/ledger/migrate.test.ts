import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { sealJson } from '../../../main/ledger/sealed-json.ts';
import { type Migration, migrations } from '../../../main/ledger/sqlite/schema.ts';
import { openSqliteLedger } from '../../../main/ledger/sqlite/sqlite-ledger.ts';
import { createSealer } from '../../../main/vault/aes-sealer.ts';
import { accept, anApplication, testClock, uuid } from '../../contract/ledger-fixtures.ts';

let directory = '';
let file = '';
const open = (steps: readonly Migration[] = migrations) =>
  openSqliteLedger({ path: file, sealer: createSealer(new Uint8Array(32).fill(7)), steps, ...testClock() });

const next = (apply: Migration['apply']): readonly Migration[] => [
  ...migrations,
  { version: (migrations.at(-1)?.version ?? 0) + 1, apply },
];

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'migrate-'));
  file = path.join(directory, 'ledger.db');
  const ledger = must(open());
  for (const number of [1, 2, 3]) must(ledger.transact((writer) => accept(writer, anApplication(number))));
  ledger.close();
});
afterEach(() => rmSync(directory, { recursive: true }));

const files = () => readdirSync(directory).sort();

/** Failed, the old bytes untouched, and the old program goes on with them. */
function expectUntouched(steps: readonly Migration[], reason: string): void {
  const before = readFileSync(file);
  expect(open(steps)).toMatchObject({
    ok: false,
    failure: { code: 'terminal/fault', detail: expect.stringContaining(reason) },
  });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(files()).toEqual(['ledger.db', 'ledger.db.lock']);
  const ledger = must(open());
  expect(ledger.verifyChain()).toMatchObject({ intact: true, eventCount: 3 });
  must(ledger.transact((writer) => accept(writer, anApplication(4))));
  ledger.close();
}

const now = migrations.at(-1)?.version ?? 0;

it('what an earlier release accepted at once stands as received at that moment, and can be read', () => {
  const sealer = createSealer(new Uint8Array(32).fill(7));
  const seal = (value: unknown, column: string, id: string) => sealJson(sealer, value, `applications/${column}/${id}`);
  const old = new DatabaseSync(file);
  old.exec('DROP INDEX events_by_case; DROP TRIGGER applications_are_frozen');
  old.exec('ALTER TABLE applications RENAME COLUMN received_ms TO accepted_ms');
  for (const number of [1, 2, 3]) {
    const { state, countyNumber, decision, countyStatusVersion, acceptedAt, dueDate, ...rest } = anApplication(number);
    const { localNumber, itemCode, itemName, applicantName } = rest;
    const headline = { localNumber, itemCode, itemName, applicantName, maskedIdNumber: '', acceptedAt, dueDate };
    const progress = { state, countyNumber, decision, countyStatusVersion };
    old
      .prepare('UPDATE applications SET headline = ?, progress = ? WHERE id = ?')
      .run(seal(headline, 'headline', uuid(number)), seal(progress, 'progress', uuid(number)), uuid(number));
  }
  old.exec('PRAGMA user_version = 1');
  old.close();

  const ledger = must(open());
  expect(ledger.application(uuid(2))).toEqual(anApplication(2));
  const { receivedAt, acceptedAt, dueDate } = anApplication(3);
  expect(ledger.recentApplications({ limit: 1 })).toMatchObject([{ id: uuid(3), receivedAt, acceptedAt, dueDate }]);
  must(ledger.transact((writer) => writer.updateApplication(uuid(2), { state: 'PROCESSING' })));
  expect(ledger.application(uuid(2))).toEqual({ ...anApplication(2), state: 'PROCESSING' });
  // One case's events are found by the index, however many others there are.
  expect(ledger.eventsOfCase(uuid(2)).length).toBeGreaterThan(0);
  ledger.close();
  const plan = new DatabaseSync(file, { readOnly: true });
  const [step] = plan
    .prepare('EXPLAIN QUERY PLAN SELECT seq, type, hash FROM events WHERE application_id = ? ORDER BY seq')
    .all(uuid(2));
  plan.close();
  expect(step?.detail).toContain('USING INDEX events_by_case');
});

describe('a migration', () => {
  it('keeps everything, and the old file beside the new one', () => {
    const before = readFileSync(file);
    const ledger = must(
      open(next((database) => database.exec("ALTER TABLE print_jobs ADD COLUMN note TEXT NOT NULL DEFAULT ''"))),
    );
    expect(ledger.application(uuid(2))).toEqual(anApplication(2));
    expect(ledger.verifyChain()).toMatchObject({ intact: true, eventCount: 3 });
    must(ledger.transact((writer) => accept(writer, anApplication(4))));
    ledger.close();
    expect(files()).toEqual(['ledger.db', 'ledger.db.lock', `ledger.db.schema-${now}`]);
    expect(readFileSync(`${file}.schema-${now}`).equals(before)).toBe(true);
    const database = new DatabaseSync(file, { readOnly: true });
    expect(database.prepare('PRAGMA user_version').get()?.user_version).toBe(now + 1);
    database.close();
  });

  it('that fails on its way leaves the ledger as it was', () => {
    expectUntouched(
      next((database) => {
        database.exec('DROP TABLE submissions');
        throw new Error('third column is missing');
      }),
      'third column is missing',
    );
  });

  it('that loses an event is not let in', () => {
    expectUntouched(
      next((database) =>
        database.exec(`DROP TRIGGER events_are_never_removed;
          DELETE FROM submissions WHERE event_seq = 3; DELETE FROM events WHERE seq = 3`),
      ),
      'the event chain differs',
    );
  });

  it('that alters an event is not let in', () => {
    expectUntouched(
      next((database) =>
        database.exec('DROP TRIGGER events_are_never_changed; UPDATE events SET boot = 9 WHERE seq = 2'),
      ),
      'the event chain differs',
    );
  });

  it('that leaves a foreign key pointing nowhere is not let in', () => {
    expectUntouched(
      next((database) =>
        database.exec(
          'DROP TRIGGER contents_are_never_removed; DROP TRIGGER applications_are_never_removed; DELETE FROM contents; DELETE FROM applications',
        ),
      ),
      'foreign key',
    );
  });

  it('sweeps away what an interrupted one left, and does not mistake it for the ledger', () => {
    writeFileSync(`${file}.migrating`, 'half a copy');
    writeFileSync(`${file}.migrating-wal`, 'half a log');
    must(open(next((database) => database.exec('CREATE TABLE more (x INTEGER) STRICT')))).close();
    expect(existsSync(`${file}.migrating`)).toBe(false);
    const ledger = must(open(next(() => {})));
    expect(ledger.verifyChain()).toMatchObject({ intact: true, eventCount: 3 });
    ledger.close();
  });

  it('does not hide that the chain was broken before', () => {
    const database = new DatabaseSync(file);
    database.exec('DROP TRIGGER events_are_never_changed; UPDATE events SET boot = 9 WHERE seq = 2');
    database.close();
    const ledger = must(open(next((copy) => copy.exec('CREATE TABLE more (x INTEGER) STRICT'))));
    expect(ledger.verifyChain()).toMatchObject({ intact: false, brokenAt: 2 });
    ledger.close();
  });

  it('never goes back: a newer ledger is refused by an older program, unharmed', () => {
    const steps = next((database) => database.exec('CREATE TABLE more (x INTEGER) STRICT'));
    must(open(steps)).close();
    expect(open()).toMatchObject({ ok: false, failure: { code: 'terminal/fault' } });
    const ledger = must(open(steps));
    expect(ledger.verifyChain()).toMatchObject({ intact: true, eventCount: 3 });
    ledger.close();
  });
});
