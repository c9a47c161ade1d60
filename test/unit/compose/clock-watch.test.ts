import { afterEach, expect, test } from 'vitest';
import { type ClockWatch, watchClock } from '../../../main/clock-watch.ts';
import { must } from '../../../main/domain/result.ts';
import { openMemoryLedger } from '../../../main/ledger/memory-ledger.ts';
import type { Ledger } from '../../../main/ledger/port.ts';

const start = Date.parse('2026-11-22T01:00:00.000Z');
let watch: ClockWatch | null = null;
afterEach(() => watch?.stop());

function aTerminal(before: (ledger: Ledger) => void = () => {}) {
  const time = { wallMs: start, monotonicMs: 500 };
  const clock = { now: () => new Date(time.wallMs), monotonicMs: () => time.monotonicMs };
  const ledger = openMemoryLedger(clock);
  before(ledger);
  const watching = watchClock(ledger, clock);
  watch = watching;
  const pass = (ms: number) => {
    time.wallMs += ms;
    time.monotonicMs += ms;
  };
  const bodies = () =>
    ledger
      .events({ fromSeq: 1, limit: 100 })
      .map(({ type, body }) => ({ type, jumpMs: body.jumpMs, acrossRestart: body.acrossRestart }));
  return { time, pass, watching, bodies };
}

const locked = (ledger: Ledger) =>
  must(
    ledger.transact((writer) => {
      writer.appendEvent({ type: 'operator/locked', operatorId: 'W01', applicationId: null, body: {} });
    }),
  );

test('hours that pass, and a time server at work, are no jump', () => {
  const { time, pass, watching, bodies } = aTerminal();
  for (let hour = 0; hour < 48; hour += 1) {
    pass(3_600_000);
    // A crystal that loses 30 s an hour adds up to nothing.
    time.wallMs += 30_000;
    watching.look();
  }
  expect(bodies()).toEqual([]);
});

test.each([-90_000, 90_000, -2 * 86_400_000])(
  'R17: a jump of %i ms stands before what was written after it',
  (jumpMs) => {
    const { time, pass, watching, bodies } = aTerminal();
    pass(10_000);
    time.wallMs += jumpMs;
    locked(watching.ledger);
    locked(watching.ledger);
    expect(bodies()).toEqual([
      { type: 'terminal/clock-jumped', jumpMs, acrossRestart: false },
      { type: 'operator/locked' },
      { type: 'operator/locked' },
    ]);
  },
);

test('R17: set back while the terminal was off; set forward looks like being off for longer', () => {
  const yesterday = aTerminal((ledger) =>
    must(ledger.transact((writer) => writer.setFact('lastWallClock', new Date(start - 86_400_000).toISOString()))),
  );
  yesterday.watching.look();
  expect(yesterday.bodies()).toEqual([]);
  watch?.stop();
  const tomorrow = aTerminal((ledger) =>
    must(ledger.transact((writer) => writer.setFact('lastWallClock', new Date(start + 86_400_000).toISOString()))),
  );
  tomorrow.watching.look();
  tomorrow.watching.look();
  expect(tomorrow.bodies()).toEqual([{ type: 'terminal/clock-jumped', jumpMs: -86_400_000, acrossRestart: true }]);
});
