import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { genesisHash } from '../../../main/domain/ledger-event.ts';
import { failed, must } from '../../../main/domain/result.ts';
import { openMemoryLedger } from '../../../main/ledger/memory-ledger.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import type { SyncStore } from '../../../sync/ports.ts';
import type { Change } from '../../../sync/protocol.ts';
import { acceptInto } from './support/sync-terminal.ts';
import { testLog } from './support/test-log.ts';

let ledger: Ledger;
let store: SyncStore;
beforeEach(() => {
  ledger = openMemoryLedger({ now: () => new Date('2026-03-02T08:00:00.000Z'), monotonicMs: () => 1 });
  store = createLedgerSyncStore({ ledger, log: testLog });
});

const anchor = (seq: number, refusals: { seq: number; applicationId: string | null; reason: string }[] = []) => ({
  anchoredSeq: seq,
  anchoredHash: ledger.events({ fromSeq: seq, limit: 1 })[0]?.hash ?? '',
  refusals,
});
const typesOf = () => ledger.events({ fromSeq: 1, limit: 100 }).map((event) => event.type);

describe('shipping', () => {
  test('the mark follows the anchor, and can go back', () => {
    for (let n = 0; n < 3; n += 1) acceptInto(ledger, []);
    expect(store.unshippedEvents(2).map((event) => event.seq)).toEqual([1, 2]);
    must(store.markShipped(anchor(2)));
    expect(store.unshippedEvents(10).map((event) => event.seq)).toEqual([3]);
    must(store.markShipped(anchor(1)));
    // That it went back is an event itself.
    expect(store.unshippedEvents(10).map((event) => event.seq)).toEqual([2, 3, 4]);
    must(store.markShipped({ anchoredSeq: 0, anchoredHash: genesisHash, refusals: [] }));
    expect(store.unshippedEvents(10)).toHaveLength(5);
  });

  test.each([
    ['another hash', 2, 'f'.repeat(64)],
    ['a seq that this ledger does not have', 9, 'f'.repeat(64)],
  ])('R60: an anchor with %s was written elsewhere, and moves nothing', (_, anchoredSeq, anchoredHash) => {
    acceptInto(ledger, []);
    must(store.markShipped(anchor(1)));
    acceptInto(ledger, []);
    expect(store.markShipped({ anchoredSeq, anchoredHash, refusals: [] })).toMatchObject({
      ok: false,
      failure: { code: 'county/written-elsewhere' },
    });
    expect(store.unshippedEvents(10)).toHaveLength(1);
  });

  test('an anchor other than the one that was confirmed is a conflict and moves nothing', () => {
    acceptInto(ledger, []);
    must(store.markShipped(anchor(1)));
    expect(store.markShipped({ anchoredSeq: 1, anchoredHash: 'f'.repeat(64), refusals: [] })).toMatchObject({
      ok: false,
      failure: { code: 'county/chain-conflict' },
    });
    expect(store.unshippedEvents(10)).toHaveLength(0);
  });

  test('a refused event brings its application to a person, once', () => {
    const id = acceptInto(ledger, []);
    const refused = anchor(1, [
      { seq: 1, applicationId: id, reason: '编号重复' },
      { seq: 1, applicationId: null, reason: 'nobody' },
      { seq: 1, applicationId: randomUUID(), reason: 'not here' },
    ]);
    must(store.markShipped(refused));
    must(store.markShipped(refused));
    expect(ledger.submission(id)).toMatchObject({
      state: 'needs-attention',
      failure: 'county/refused',
      failureDetail: '编号重复',
    });
    expect(typesOf()).toEqual(['application/accepted', 'application/needs-attention']);
    expect(store.dueSubmissions(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  });
});

describe('submissions', () => {
  const page = { sha256: 'a'.repeat(64), mediaType: 'image/png', sizeBytes: 3 } as const;

  test('are due with their pages, also after a crash while sending', () => {
    const id = acceptInto(ledger, [page]);
    must(store.markSending(id));
    expect(ledger.summary(id)?.whereabouts).toBe('sending');
    const reopened = createLedgerSyncStore({ ledger, log: testLog });
    expect(reopened.dueSubmissions(0, 10)).toEqual([
      {
        applicationId: id,
        eventSeq: 1,
        acceptedAtMs: Date.parse('2026-03-02T08:00:00.123Z'),
        attempts: 0,
        failure: null,
        materials: [page],
      },
    ]);
  });

  test('postponed: not due before its time; the failure is kept for the screen', () => {
    const id = acceptInto(ledger, []);
    must(store.markRetry(id, { code: 'county/server-error', detail: 'status 500' }, 5_000));
    expect(store.dueSubmissions(4_999, 10)).toEqual([]);
    expect(store.dueSubmissions(5_000, 10)).toMatchObject([{ applicationId: id, attempts: 1 }]);
    expect(ledger.summary(id)).toMatchObject({ whereabouts: 'on-terminal', sendFailure: 'county/server-error' });
  });

  test('delivered: number, event, and no way back; a repeat changes nothing', () => {
    const id = acceptInto(ledger, []);
    const before = ledger.application(id);
    const reply = { countyNumber: 'X-1', countyTime: '2026-03-02T09:00:00.000Z' };
    must(store.markDelivered(id, reply));
    must(store.markDelivered(id, reply));
    must(store.markRetry(id, { code: 'county/offline' }, 0));
    must(store.markNeedsAttention(id, { code: 'county/refused' }));
    expect(ledger.summary(id)).toMatchObject({ whereabouts: 'at-county', sendFailure: null, countyNumber: 'X-1' });
    expect(typesOf()).toEqual(['application/accepted', 'application/delivered']);
    expect(ledger.application(id)).toEqual({ ...before, countyNumber: 'X-1' });
  });

  test('a second number for the same application is not believed', () => {
    const id = acceptInto(ledger, []);
    const countyTime = '2026-03-02T09:00:00.000Z';
    must(store.markDelivered(id, { countyNumber: 'X-1', countyTime }));
    expect(store.markDelivered(id, { countyNumber: 'X-2', countyTime })).toEqual(
      failed('county/garbled', expect.any(String)),
    );
    expect(ledger.application(id)?.countyNumber).toBe('X-1');
  });

  test('needs attention: shown, in the trail, and left alone', () => {
    const id = acceptInto(ledger, []);
    must(store.markNeedsAttention(id, { code: 'vault/damaged', detail: 'page' }));
    must(store.markNeedsAttention(id, { code: 'vault/damaged', detail: 'page' }));
    must(store.markRetry(id, { code: 'county/offline' }, 0));
    expect(ledger.summary(id)).toMatchObject({ whereabouts: 'needs-attention', sendFailure: 'vault/damaged' });
    expect(typesOf()).toEqual(['application/accepted', 'application/needs-attention']);
  });
});

describe('changes', () => {
  const status = (applicationId: string, statusVersion: number, outcome: 'approved' | 'denied' | null): Change => ({
    kind: 'application-status',
    applicationId,
    statusVersion,
    state: outcome === null ? 'PROCESSING' : outcome === 'approved' ? 'APPROVED' : 'DENIED',
    countyNumber: 'X-1',
    decision: outcome && { outcome, reason: '理由', decidedBy: '审批员', decidedAt: '2026-03-03T08:00:00.000Z' },
  });

  test('a decision is applied with the cursor; a lower or repeated version changes nothing', () => {
    const id = acceptInto(ledger, []);
    const { receivedAt } = ledger.application(id) ?? {};
    must(store.applyChanges([status(id, 1, null), status(id, 2, 'approved')], 'c1'));
    must(store.applyChanges([status(id, 2, 'denied'), status(id, 1, null)], 'c2'));
    expect(store.pullCursor()).toBe('c2');
    expect(ledger.application(id)).toMatchObject({
      state: 'APPROVED',
      countyStatusVersion: 2,
      receivedAt,
      countyNumber: 'X-1',
    });
    expect(ledger.application(id)?.decision?.outcome).toBe('approved');
    expect(typesOf().filter((type) => type === 'application/status-changed')).toHaveLength(2);
  });

  test('a decision never becomes undecided again', () => {
    const id = acceptInto(ledger, []);
    must(store.applyChanges([status(id, 2, 'approved'), status(id, 3, null)], 'c1'));
    expect(ledger.application(id)).toMatchObject({ state: 'APPROVED', countyStatusVersion: 2 });
  });

  test('of an unknown application is passed over; the rest and the cursor are kept', () => {
    const known = acceptInto(ledger, []);
    must(store.applyChanges([status(randomUUID(), 1, 'denied'), status(known, 1, 'approved')], 'c9'));
    expect(ledger.application(known)?.decision?.outcome).toBe('approved');
    expect(store.pullCursor()).toBe('c9');
  });
});

test('a contact is a fact that the next events carry', () => {
  must(store.recordContact({ at: '2026-03-02T08:00:00.000Z', offsetMs: 1_500, countyJumpMs: 0 }));
  acceptInto(ledger, []);
  expect(ledger.events({ fromSeq: 1, limit: 1 })[0]?.countyOffsetMs).toBe(1_500);
});
