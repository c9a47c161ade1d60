import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { genesisHash } from '../../../main/domain/ledger-event.ts';
import { parseLocalNumber } from '../../../main/domain/local-number.ts';
import { isUsualNumber, restoredNumbersFrom } from '../../../main/domain/restored-numbers.ts';
import { must } from '../../../main/domain/result.ts';
import { openSqliteLedger, type SqliteLedger } from '../../../main/ledger/sqlite/sqlite-ledger.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { takeIn } from '../../../main/restored/take-in.ts';
import { createSealer, dataKeyBytes } from '../../../main/vault/aes-sealer.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { catchUp } from '../../../sync/engine/catch-up.ts';
import { enrolSyncTerminal, type SyncTerminal } from '../../unit/sync/support/sync-terminal.ts';
import { testLog } from '../../unit/sync/support/test-log.ts';
import { sendAll } from './converge.ts';

const sealer = createSealer(randomBytes(dataKeyBytes));
let root: string;
let county: RunningCounty;
let copies = 0;
const endings: (() => unknown)[] = [];

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'restored-terminal-'));
  endings.push(() => rm(root, { recursive: true, force: true }));
  county = await startCounty({ isDemo: true });
  endings.push(() => county.close());
});
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

function ledgerAt(file: string): SqliteLedger {
  const clock = { now: () => new Date(), monotonicMs: () => performance.now() };
  const ledger = must(openSqliteLedger({ path: file, sealer, ...clock }));
  endings.push(() => ledger.close());
  return ledger;
}
async function terminalOn(ledger: SqliteLedger): Promise<SyncTerminal> {
  const code = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
  const terminal = await enrolSyncTerminal({ url: county.url, code, ledger });
  endings.push(() => terminal.stop());
  return terminal;
}
/** A copy of the ledger on another machine, as `restore` leaves it. */
async function restoredFrom(ledger: SqliteLedger): Promise<SqliteLedger> {
  copies += 1;
  const file = path.join(root, `copy-${copies}.db`);
  await ledger.copyTo(file);
  const restored = ledgerAt(file);
  const at = '2026-11-22T08:00:00.000Z';
  must(
    restored.transact((writer) =>
      writer.setFact('restored', { at, ...restored.head(), numbersFrom: restoredNumbersFrom(Date.parse(at)) }),
    ),
  );
  return restored;
}
async function atCounty(): Promise<readonly string[]> {
  const all = { state: 'all', office: null, search: null, limit: 500, offset: 0 } as const;
  const { rows } = await county.store.applications.inbox(all);
  return rows.map(({ id }) => id).toSorted();
}
const numberOf = (ledger: SqliteLedger, id: string) =>
  parseLocalNumber(ledger.application(id)?.localNumber ?? '')?.counter;
const idsIn = (ledger: SqliteLedger) =>
  ledger
    .recentApplications({ limit: 500 })
    .map(({ id }) => id)
    .toSorted();

test('R60: what the county has and the copy lacks comes back link by link; numbers go on behind it, and nothing is doubled', async () => {
  const before = ledgerAt(path.join(root, 'ledger.db'));
  const terminal = await terminalOn(before);
  terminal.accept([5_000]);
  terminal.accept([]);
  await sendAll(terminal.startEngine());
  const restored = await restoredFrom(before);
  const late = [terminal.accept([7_000]), terminal.accept([]), terminal.accept([])];
  await sendAll(terminal.startEngine());
  await terminal.stop();

  // No contact yet: work goes on, in a range of its own.
  const again = await terminalOn(restored);
  const meanwhile = [again.accept([]), again.accept([])];
  for (const id of meanwhile) expect(isUsualNumber(numberOf(restored, id) ?? 0)).toBe(false);
  await sendAll(again.startEngine());

  expect(idsIn(restored)).toEqual([...idsIn(before), ...meanwhile].toSorted());
  expect(await atCounty()).toEqual(idsIn(restored));
  expect(restored.fact('restored')).toBeNull();
  expect(restored.verifyChain()).toMatchObject({ intact: true });
  const lost = before.events({ fromSeq: 1, limit: 1_000 });
  expect(restored.events({ fromSeq: 1, limit: before.fact('shippedSeq') ?? 0 })).toEqual(
    lost.slice(0, before.fact('shippedSeq') ?? 0),
  );
  for (const id of late) {
    expect(restored.summary(id)).toMatchObject({
      whereabouts: 'at-county',
      countyNumber: before.summary(id)?.countyNumber,
    });
    expect(restored.application(id)?.receivedAt).toBe(before.application(id)?.receivedAt);
  }
  expect(restored.counts()).toMatchObject({ 'on-terminal': 0, 'needs-attention': 0 });
  const next = again.accept([]);
  expect(numberOf(restored, next)).toBe(6);
  await sendAll(again.startEngine());
  expect(await atCounty()).toHaveLength(8);
});

test('R60: a county that has nothing more says so once; the numbers are the usual ones again', async () => {
  const before = ledgerAt(path.join(root, 'ledger.db'));
  const terminal = await terminalOn(before);
  terminal.accept([]);
  await sendAll(terminal.startEngine());
  await terminal.stop();
  await sendAll(terminal.startEngine());
  await terminal.stop();
  const restored = await restoredFrom(before);
  const again = await terminalOn(restored);
  await sendAll(again.startEngine());
  expect(restored.events({ fromSeq: 1, limit: 100 }).filter(({ type }) => type === 'terminal/restored')).toHaveLength(
    1,
  );
  expect(numberOf(restored, again.accept([]))).toBe(2);
});

test('R60: the old machine lives on: the second writer is told, ships nothing, and loses nothing', async () => {
  const old = ledgerAt(path.join(root, 'ledger.db'));
  const terminal = await terminalOn(old);
  terminal.accept([]);
  await sendAll(terminal.startEngine());
  await terminal.stop();
  const restored = await restoredFrom(old);
  const again = await terminalOn(restored);
  again.accept([]);
  await sendAll(again.startEngine());

  const kept = terminal.accept([]);
  const told = await terminal.startEngine().sendNow();
  expect(told).toMatchObject({ ok: false, failure: { code: 'county/written-elsewhere' } });
  expect(old.application(kept)).not.toBeNull();
  expect(old.summary(kept)?.whereabouts).toBe('on-terminal');
  expect(old.verifyChain()).toMatchObject({ intact: true });
  expect(await atCounty()).not.toContain(kept);
  expect(restored.verifyChain()).toMatchObject({ intact: true });
});

test('R60: many pages, broken off after each: what was kept is not asked for again', async () => {
  const before = ledgerAt(path.join(root, 'ledger.db'));
  const terminal = await terminalOn(before);
  const restored = await restoredFrom(before);
  for (let count = 0; count < 250; count += 1) terminal.accept([]);
  await sendAll(terminal.startEngine());
  await terminal.stop();
  const again = await terminalOn(restored);
  const asked: number[] = [];
  const line = again.connect();
  const first = must(await line.ownEvents(restored.head().seq));
  expect(first.events).toHaveLength(200);
  const store = createLedgerSyncStore({ ledger: restored, log: testLog });
  for (let tries = 0; store.ownChainKnown() !== null && tries < 10; tries += 1) {
    let isCut = false;
    await catchUp({
      store,
      log: testLog,
      county: {
        ownEvents: async (after) => {
          if (isCut) return { ok: false, failure: { code: 'county/offline' } };
          isCut = true;
          asked.push(after);
          return line.ownEvents(after);
        },
      },
    });
  }
  expect(asked).toEqual([...new Set(asked)]);
  expect(asked.length).toBeGreaterThan(2);
  expect(idsIn(restored)).toEqual(idsIn(before));
  expect(restored.verifyChain()).toMatchObject({ intact: true });
});

test('R60: a page that does not continue the chain is not taken in', async () => {
  const before = ledgerAt(path.join(root, 'ledger.db'));
  const terminal = await terminalOn(before);
  const restored = await restoredFrom(before);
  terminal.accept([]);
  terminal.accept([]);
  const page = before.events({ fromSeq: restored.head().seq + 1, limit: 10 });
  const altered = page.map((event, index) => (index === 1 ? { ...event, body: { ...event.body, salt: 'x' } } : event));
  const skipped = page.slice(1);
  const head = restored.head();
  for (const wrong of [
    altered,
    skipped,
    page.toReversed(),
    page.map((event) => ({ ...event, prevHash: genesisHash })),
  ]) {
    expect(takeIn(restored, { events: wrong })).toMatchObject({
      ok: false,
      failure: { code: 'county/chain-conflict' },
    });
    expect(restored.head()).toEqual(head);
  }
  must(takeIn(restored, { events: page }));
  expect(restored.head()).toEqual(before.head());
});
