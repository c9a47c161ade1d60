import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applicationSummarySchema } from '../../main/domain/application.ts';
import type { EventEnvelope } from '../../main/domain/ledger-event.ts';
import { must } from '../../main/domain/result.ts';
import { envelopeHash } from '../../main/ledger/chain.ts';
import { openSqliteLedger } from '../../main/ledger/sqlite/sqlite-ledger.ts';
import { createSealer } from '../../main/vault/aes-sealer.ts';
import { accept, aDraft, anApplication, citizenName, testClock, uuid } from './ledger-fixtures.ts';

let directory = '';
let file = '';
const clock = testClock();
const open = () => must(openSqliteLedger({ path: file, sealer: createSealer(new Uint8Array(32).fill(7)), ...clock }));

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'ledger-'));
  file = path.join(directory, 'ledger.db');
  const ledger = open();
  for (let number = 1; number <= 9; number += 1)
    must(ledger.transact((writer) => accept(writer, anApplication(number))));
  ledger.close();
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Somebody with the file, SQL, all of this source, but without the data key. */
function tamper(sql: string, ...values: (string | number | Uint8Array)[]): void {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  database.exec('DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_removed');
  database.prepare(sql).run(...values);
  database.close();
}

function bodyOf(seq: number): Uint8Array {
  const database = new DatabaseSync(file);
  const body = database.prepare('SELECT body FROM events WHERE seq = ?').get(seq)?.body;
  database.close();
  if (!(body instanceof Uint8Array)) throw new Error('no body');
  return body;
}

function verdict() {
  const ledger = open();
  const report = ledger.verifyChain();
  ledger.close();
  return report;
}

const columns: readonly (readonly [string, string | number])[] = [
  ['id', '00000000-0000-4000-8000-000000000000'],
  ['type', 'receipt/printed'],
  ['terminal_id', 'T-other'],
  ['at', '2020-01-01T00:00:00.000Z'],
  ['monotonic_ms', 1],
  ['boot', 77],
  ['county_offset_ms', 12],
  ['operator_id', '9999'],
  ['application_id', '01935000-0000-7000-8000-0000000000ff'],
  ['body_hash', 'b'.repeat(64)],
  ['prev_hash', 'c'.repeat(64)],
  ['hash', 'd'.repeat(64)],
];

describe('R28: what the chain shows', () => {
  it('an untouched ledger is intact', () => {
    expect(verdict()).toMatchObject({ intact: true, eventCount: 9, brokenAt: null });
  });

  it.each(columns)('an altered %s', (column, value) => {
    tamper(`UPDATE events SET ${column} = ? WHERE seq = 4`, value);
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 4 });
  });

  it('a flipped bit in a body', () => {
    const body = bodyOf(6);
    body[40] = (body[40] ?? 0) ^ 1;
    tamper('UPDATE events SET body = ? WHERE seq = 6', body);
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 6, reason: 'the body cannot be opened' });
  });

  it('two bodies changed over', () => {
    tamper('UPDATE events SET body = (SELECT body FROM events WHERE seq = 3) WHERE seq = 2');
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 2 });
  });

  it('an event taken out of the middle', () => {
    tamper('DELETE FROM events WHERE seq = 5');
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 5, eventCount: 8 });
  });

  it('the first one taken away', () => {
    tamper('DELETE FROM events WHERE seq = 1');
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 1 });
  });

  it('one altered and all hashes after it computed anew', () => {
    const database = new DatabaseSync(file);
    database.exec('DROP TRIGGER events_are_never_changed');
    database.exec("UPDATE events SET operator_id = '9999' WHERE seq = 4");
    let prevHash = String(database.prepare('SELECT hash FROM events WHERE seq = 3').get()?.hash);
    for (const row of database.prepare('SELECT * FROM events WHERE seq >= 4 ORDER BY seq').all()) {
      const hash = envelopeHash({
        seq: row.seq,
        id: row.id,
        type: row.type,
        terminalId: row.terminal_id,
        at: row.at,
        monotonicMs: row.monotonic_ms,
        boot: row.boot,
        countyOffsetMs: row.county_offset_ms,
        operatorId: row.operator_id,
        applicationId: row.application_id,
        bodyHash: row.body_hash,
        prevHash,
      } as EventEnvelope);
      database.prepare('UPDATE events SET prev_hash = ?, hash = ? WHERE seq = ?').run(prevHash, hash, row.seq ?? 0);
      prevHash = hash;
    }
    database.close();
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 4 });
  });

  it('the end cut off, and still so after work went on', () => {
    tamper('DELETE FROM events WHERE seq > 7');
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 8, eventCount: 7 });
    const ledger = open();
    must(ledger.transact((writer) => accept(writer, anApplication(50))));
    expect(ledger.head().seq).toBe(10);
    ledger.close();
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 8 });
  });

  it('the sealed head taken away with the end, and still so after work went on', () => {
    tamper('DELETE FROM events WHERE seq > 7');
    tamperFacts("DELETE FROM facts WHERE key = 'chainHead'");
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 8 });
    const ledger = open();
    must(ledger.transact((writer) => accept(writer, anApplication(50))));
    ledger.close();
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 8 });
  });

  it('an event added from outside; accepting goes on behind it', () => {
    tamper(
      `INSERT INTO events SELECT 10, id, type, terminal_id, at, monotonic_ms, boot, county_offset_ms, operator_id,
       application_id, body_hash, hash, hash, body FROM events WHERE seq = 9`,
    );
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 10 });
    const ledger = open();
    must(ledger.transact((writer) => accept(writer, anApplication(50))));
    ledger.close();
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 10 });
  });

  it('every event taken away', () => {
    tamper('DELETE FROM events WHERE seq > 0');
    expect(verdict()).toMatchObject({ intact: false, brokenAt: 1, eventCount: 0 });
  });
});

describe('what the file itself refuses', () => {
  it.each([
    'UPDATE events SET operator_id = NULL WHERE seq = 1',
    'DELETE FROM events WHERE seq = 1',
    "UPDATE contents SET content = x'00'",
    'DELETE FROM contents',
    'DELETE FROM applications',
    'UPDATE applications SET received_ms = 1',
    "UPDATE applications SET headline = x'00'",
  ])('%s', (sql) => {
    const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
    expect(() => database.exec(sql)).toThrow(/never|frozen/);
    database.close();
  });

  it('a sealed application moved to another row does not open there', () => {
    const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
    database.exec(`DROP TRIGGER contents_are_frozen;
      UPDATE contents SET content = (SELECT content FROM contents WHERE nr = 2) WHERE nr = 1`);
    database.close();
    const ledger = open();
    expect(() => ledger.application(anApplication(1).id)).toThrow();
    expect(ledger.application(anApplication(2).id)).toEqual(anApplication(2));
    ledger.close();
  });
});

describe('a rotten row', () => {
  it('is shown as damaged, and keeps no other one from the lists and the desk', () => {
    const before = open();
    must(before.transact((writer) => writer.putDraft(aDraft(20), null)));
    must(before.transact((writer) => writer.putDraft(aDraft(21), null)));
    before.close();
    const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
    database.exec(`UPDATE applications SET progress = zeroblob(200) WHERE nr = 4;
      UPDATE drafts SET content = zeroblob(200) WHERE id = '${uuid(20)}'`);
    database.close();
    const ledger = open();
    const damaged = {
      id: uuid(4),
      whereabouts: 'needs-attention',
      sendFailure: 'ledger/chain-broken',
      applicantName: '',
    };
    expect(applicationSummarySchema.parse(ledger.summary(uuid(4)))).toMatchObject({
      ...damaged,
      receivedAt: anApplication(4).receivedAt,
      acceptedAt: null,
    });
    expect(ledger.recentApplications({ limit: 20 })[5]).toMatchObject(damaged);
    expect(ledger.changes('applications', 0, 20).map(({ document }) => document?.applicantName)).toEqual([
      ...Array(3).fill(citizenName),
      '',
      ...Array(5).fill(citizenName),
    ]);
    expect(ledger.changes('drafts', 0, 20).map(({ document }) => document?.id)).toEqual([undefined, uuid(21)]);
    expect(() => ledger.application(uuid(4))).toThrow();
    ledger.close();
  });
});

function tamperFacts(sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}
