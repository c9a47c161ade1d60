import { expect, test } from 'vitest';
import { hoursKept, noteDevices, noteLine, nothingSeen } from '../../../main/domain/health/health-history.ts';
import { recordHealth } from '../../../main/health/health-recorder.ts';
import { openMemoryLedger } from '../../../main/ledger/memory-ledger.ts';
import type { Topic, TopicValue } from '../../../preload/contract.ts';

const at = '2026-11-22T06:10:00.000Z';

test('contacts, bytes and failures are counted once, the backlog at its highest', () => {
  const online = { ...nothingSeen, lastContactAt: at, backlog: 3, sentBytes: 100 };
  const failing = {
    ...online,
    backlog: 5,
    sentBytes: 400,
    round: { at, failed: [{ reason: 'county/offline', count: 2 }] },
  };
  const one = noteLine([], nothingSeen, online, at);
  const two = noteLine(one, online, failing, at);
  const three = noteLine(two, failing, { ...failing, backlog: 1, sentBytes: null }, at);
  expect(three).toEqual([
    {
      hour: '2026-11-22T06',
      contacts: 1,
      backlog: 5,
      sentBytes: 400,
      failures: { 'county/offline': 2 },
      troubles: {},
    },
  ]);
});

test('a device that stops being ready is counted once, however long it stays so', () => {
  const printer = { key: 'receipt-printer A', deviceClass: 'receipt-printer', isReady: false };
  const first = noteDevices([], new Map([[printer.key, true]]), [printer], at);
  expect(first[0]?.troubles).toEqual({ 'receipt-printer': 1 });
  expect(noteDevices(first, new Map([[printer.key, false]]), [printer], at)).toBe(first);
  // One that was never ready is a machine without it, not a trouble.
  expect(noteDevices([], new Map(), [printer], at)).toEqual([]);
});

test('no more than seven days are kept, the oldest give way', () => {
  let history = noteLine([], nothingSeen, { ...nothingSeen, backlog: 1 }, at);
  for (let hour = 1; hour <= hoursKept; hour += 1) {
    const later = new Date(Date.parse(at) + hour * 3_600_000).toISOString();
    history = noteLine(history, nothingSeen, { ...nothingSeen, backlog: hour }, later);
  }
  expect(history).toHaveLength(hoursKept);
  expect(history[0]?.hour).toBe('2026-11-22T07');
});

test('what was recorded is there after a restart; what was so before a run counts for nothing in it', () => {
  let monotonic = 0;
  const clock = { now: () => new Date(at), monotonicMs: () => monotonic };
  const ledger = openMemoryLedger(clock);
  const listeners = new Set<(topic: Topic, value: unknown) => void>();
  const listen = (listener: (topic: Topic, value: unknown) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const say = (view: Partial<TopicValue<'sync'>>) => {
    const counts = { 'on-terminal': 4, sending: 0, 'at-county': 0, 'needs-attention': 1, decided: 0 };
    for (const listener of listeners)
      listener('sync', { lastContactAt: null, counts, totals: null, lastRound: null, ...view });
  };
  const first = recordHealth({ ledger, clock, listen });
  say({ lastContactAt: '2026-11-22T05:00:00.000Z' });
  say({ lastContactAt: at });
  first.stop();
  expect(listeners.size).toBe(0);
  expect(ledger.fact('healthHours')).toMatchObject([{ contacts: 1, backlog: 5 }]);
  monotonic += 1;
  const second = recordHealth({ ledger, clock, listen });
  say({ lastContactAt: at });
  expect(second.history()).toMatchObject([{ contacts: 1, backlog: 5 }]);
  second.stop();
  ledger.close();
});
