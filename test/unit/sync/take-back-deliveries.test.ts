import { beforeEach, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { openMemoryLedger } from '../../../main/ledger/memory-ledger.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import type { SyncStore } from '../../../sync/ports.ts';
import { acceptInto } from './support/sync-terminal.ts';
import { testLog } from './support/test-log.ts';

let ledger: Ledger;
let store: SyncStore;
beforeEach(() => {
  ledger = openMemoryLedger({ now: () => new Date('2026-03-02T08:00:00.000Z'), monotonicMs: () => 1 });
  store = createLedgerSyncStore({ ledger, log: testLog });
});

const countyTime = '2026-03-02T09:00:00.000Z';
const anchor = (seq: number) => ({
  anchoredSeq: seq,
  anchoredHash: ledger.events({ fromSeq: seq, limit: 1 })[0]?.hash ?? '',
});
const shipAll = () => must(store.markShipped({ ...anchor(ledger.head().seq), refusals: [] }));
const eventsOf = (type: string) => ledger.events({ fromSeq: 1, limit: 100 }).filter((event) => event.type === type);

function threeDelivered() {
  const ids = ['X-1', 'X-2', 'X-3'].map((countyNumber) => {
    const id = acceptInto(ledger, []);
    must(store.markDelivered(id, { countyNumber, countyTime }));
    return id;
  });
  shipAll();
  return ids as [string, string, string];
}

test('what was delivered after the backup waits again, with an event each; what is surely there does not', () => {
  const [first, second, third] = threeDelivered();
  // accepted 1, delivered 2, accepted 3, delivered 4 ... and the county holds up to the third event.
  const receivedAt = ledger.application(third)?.receivedAt;
  expect(must(store.checkHead(anchor(3), 6))).toBe(true);
  expect(ledger.submission(first)?.state).toBe('delivered');
  for (const id of [second, third]) {
    expect(ledger.submission(id)).toMatchObject({ state: 'waiting', nextAttemptAtMs: 0 });
    expect(ledger.summary(id)).toMatchObject({ whereabouts: 'on-terminal', countyNumber: null });
  }
  expect(
    eventsOf('application/delivery-withdrawn').map(({ applicationId, body }) => [applicationId, body.countyNumber]),
  ).toEqual([
    [second, 'X-2'],
    [third, 'X-3'],
  ]);
  expect(eventsOf('county/restored')[0]?.body).toMatchObject({ anchoredSeq: 3, shippedSeq: 6, withdrawn: 2 });
  expect(store.unshippedEvents(1)[0]?.seq).toBe(4);
  expect(ledger.application(third)?.receivedAt).toBe(receivedAt);

  // Another number is believed now, and only now.
  must(store.markDelivered(second, { countyNumber: 'X-7', countyTime }));
  expect(ledger.summary(second)).toMatchObject({ whereabouts: 'at-county', countyNumber: 'X-7' });
  expect(store.markDelivered(first, { countyNumber: 'X-8', countyTime })).toMatchObject({ ok: false });
  expect(ledger.verifyChain()).toMatchObject({ intact: true });
});

test('said again, nothing more is taken back', () => {
  threeDelivered();
  must(store.checkHead(anchor(3), 6));
  const head = ledger.head();
  expect(must(store.checkHead(anchor(3), 3))).toBe(false);
  expect(ledger.head()).toEqual(head);
});

test('an answer that was older than the last confirmation is no restoration', () => {
  threeDelivered();
  expect(must(store.checkHead(anchor(4), 4))).toBe(false);
  expect(store.shippedSeq()).toBe(6);
});

test('a decision that is known here stays, and the county’s next word about it is heard', () => {
  const id = acceptInto(ledger, []);
  must(store.markDelivered(id, { countyNumber: 'X-1', countyTime }));
  const decision = { outcome: 'approved', reason: '', decidedBy: '审批员', decidedAt: countyTime } as const;
  const word = {
    kind: 'application-status',
    applicationId: id,
    state: 'APPROVED',
    countyNumber: 'X-1',
    decision,
  } as const;
  must(store.applyChanges([{ ...word, statusVersion: 5 }], 'c1'));
  shipAll();
  must(store.checkHead(anchor(1), ledger.head().seq));
  expect(ledger.application(id)).toMatchObject({ state: 'APPROVED', decision });
  must(store.applyChanges([{ ...word, statusVersion: 2, countyNumber: 'X-9' }], 'c2'));
  expect(ledger.application(id)).toMatchObject({ state: 'APPROVED', countyNumber: 'X-9', countyStatusVersion: 2 });
});

test('a county whose clock jumped is an event; an ordinary contact is none', () => {
  const at = '2026-03-02T08:00:00.000Z';
  must(store.recordContact({ at, offsetMs: 10, countyJumpMs: 0 }));
  must(store.recordContact({ at, offsetMs: 86_400_010, countyJumpMs: 86_400_000 }));
  expect(eventsOf('county/clock-jumped').map(({ body }) => body)).toMatchObject([
    { jumpMs: 86_400_000, offsetBeforeMs: 10, offsetMs: 86_400_010 },
  ]);
  expect(store.lastContact()).toEqual({ at, offsetMs: 86_400_010 });
});
