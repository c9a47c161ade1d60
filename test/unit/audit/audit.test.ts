import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Audit, openAudit } from '../../../main/audit/audit.ts';
import { must } from '../../../main/domain/result.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import { openSqliteLedger } from '../../../main/ledger/sqlite/sqlite-ledger.ts';
import { createSealer } from '../../../main/vault/aes-sealer.ts';
import { createWorkBoard } from '../../../main/work-board.ts';
import type { Work } from '../../../preload/contract-work.ts';
import { accept, anApplication, testClock } from '../../contract/ledger-fixtures.ts';

const workerUrl = new URL('../../../main/audit/audit-worker.ts', import.meta.url);
const calendar = { holidays: [], makeUpDays: [], knownUntil: '2027-12-31' };
const always = { period: { from: '2000-01-01', to: '2100-01-01' }, filter: {}, calendar };

let told: (readonly Work[])[] = [];
let directory = '';
let file = '';
let ledger: Ledger;
let audit: Audit;

function open(): void {
  ledger = must(openSqliteLedger({ path: file, sealer: createSealer(new Uint8Array(32).fill(7)), ...testClock() }));
  audit = openAudit({ ledger, workerUrl, work: createWorkBoard((underWay) => told.push(underWay)) });
}
function acceptSome(from: number, to: number): void {
  for (let number = from; number <= to; number += 1) {
    must(ledger.transact((writer) => accept(writer, anApplication(number))));
  }
}
async function close(): Promise<void> {
  await audit.close();
  ledger.close();
}

beforeEach(async () => {
  told = [];
  directory = await mkdtemp(path.join(tmpdir(), 'audit-'));
  file = path.join(directory, 'ledger.db');
  open();
});
afterEach(async () => {
  await close();
  await rm(directory, { recursive: true });
});

describe('R28: the chain is verified beside the work', () => {
  test('with the same report as all at once, over more than one handful', async () => {
    acceptSome(1, 300);
    expect(must(await audit.verify())).toEqual(ledger.verifyChain());
    expect(must(await audit.verify())).toMatchObject({ intact: true, eventCount: 300 });
  });

  test('and tells how far it is where there is more than a handful, counting as well; one handful is over at once', async () => {
    acceptSome(1, 100);
    must(await audit.verify());
    must(await audit.statistics(always));
    expect(told).toEqual([]);
    acceptSome(101, 700);
    must(await audit.verify());
    expect(told.at(-1)).toEqual([]);
    expect(told.flat().map(({ kind }) => kind)).toEqual(['chain-check', 'chain-check']);
    expect(told.flat().map(({ done }) => done)).toEqual([250, 500]);
    told = [];
    must(await audit.statistics(always));
    // What was counted before is no part of it.
    expect(told.flat()).toEqual([
      { kind: 'counting', done: 250, total: 600 },
      { kind: 'counting', done: 500, total: 600 },
    ]);
    expect(told.at(-1)).toEqual([]);
  });

  test('an empty ledger is intact', async () => {
    expect(must(await audit.verify())).toEqual(ledger.verifyChain());
  });

  test('what is accepted while it runs is no break, and the window goes on meanwhile', async () => {
    acceptSome(1, 600);
    const verifying = audit.verify();
    let turns = 0;
    let isDone = false;
    void verifying.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await new Promise((resolve) => setImmediate(resolve));
      if (turns % 50 === 0 && turns < 1000) acceptSome(601 + turns / 50, 601 + turns / 50);
      turns += 1;
    }
    expect(must(await verifying).intact).toBe(true);
    expect(turns).toBeGreaterThan(3);
  });

  test.each([
    ['an event taken out in the middle', 'DELETE FROM events WHERE seq = 251', 251],
    ['an altered envelope', `UPDATE events SET operator_id = 'X' WHERE seq = 260`, 260],
    ['the end cut off', 'DELETE FROM events WHERE seq > 270', 271],
  ])('%s is named, the same as all at once', async (_what, sql, brokenAt) => {
    acceptSome(1, 280);
    await close();
    const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
    database.exec('DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_removed');
    database.exec(sql);
    database.close();
    open();
    const report = must(await audit.verify());
    expect(report).toEqual(ledger.verifyChain());
    expect(report).toMatchObject({ intact: false, brokenAt });
  });
});

describe('R54: statistics of the ledger', () => {
  test('count what is new each time, and nothing twice', async () => {
    acceptSome(1, 260);
    expect(must(await audit.statistics(always)).totals).toMatchObject({ accepted: 260 });
    acceptSome(261, 263);
    expect(must(await audit.statistics(always)).totals).toMatchObject({ accepted: 263 });
    expect(must(await audit.verify()).intact).toBe(true);
    expect(must(await audit.statistics(always)).totals).toMatchObject({ accepted: 263 });
  });

  test('the cases behind a number come page by page and are that many', async () => {
    acceptSome(1, 25);
    const order = { ...always, measure: 'accepted' as const, limit: 10 };
    const pages = await Promise.all([0, 10, 20].map((offset) => audit.cases({ ...order, offset })));
    expect(pages.map((page) => must(page).total)).toEqual([25, 25, 25]);
    expect(new Set(pages.flatMap((page) => must(page).ids)).size).toBe(25);
  });

  test('asked for while the terminal closes it is refused, and nothing hangs', async () => {
    acceptSome(1, 5);
    await audit.close();
    const refused = await audit.statistics(always);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'terminal/fault' } });
  });
});
