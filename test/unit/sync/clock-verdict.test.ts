import { describe, expect, test } from 'vitest';
import {
  type ClockSighting,
  type ClockVerdict,
  countyJumpMs,
  judgeClocks,
} from '../../../main/domain/clock-verdict.ts';

const day = 86_400_000;
const start: ClockSighting = { countyMs: 1_000 * day, terminalMs: 1_000 * day, monotonicMs: 1_000 };

/** An hour later by the clock that nobody can set; whoever was set, was set by so much. */
const later = (set: { county?: number; terminal?: number; sleptMs?: number } = {}): ClockSighting => {
  const passedMs = 3_600_000;
  const real = passedMs + (set.sleptMs ?? 0);
  return {
    countyMs: start.countyMs + real + (set.county ?? 0),
    terminalMs: start.terminalMs + real + (set.terminal ?? 0),
    monotonicMs: (start.monotonicMs ?? 0) + passedMs,
  };
};

const cases: readonly [string, ClockSighting | null, ClockSighting, ClockVerdict, number][] = [
  ['both right', start, later(), 'fine', 0],
  ['a time server at work', start, later({ terminal: 5_000 }), 'fine', 0],
  ['the terminal set back a year', start, later({ terminal: -365 * day }), 'terminal-set', 0],
  ['the terminal set forward a month', start, later({ terminal: 30 * day }), 'terminal-set', 0],
  ['the county set forward a month', start, later({ county: 30 * day }), 'county-set', 30 * day],
  ['the county set back a year', start, later({ county: -365 * day }), 'county-set', -365 * day],
  ['the machine slept a night', start, later({ sleptMs: 8 * 3_600_000 }), 'fine', 0],
  ['the first contact, apart', null, later({ terminal: day }), 'differs', 0],
  ['after a restart, apart', { ...start, monotonicMs: null }, later({ terminal: -day }), 'differs', 0],
  [
    'after a restart, county back',
    { ...start, monotonicMs: null },
    later({ county: -day }),
    'county-set',
    -day + 3_600_000,
  ],
];

test.each(cases)('%s', (_, before, now, verdict, jumpMs) => {
  expect(judgeClocks(before, now, 'unknown')).toBe(verdict);
  expect(countyJumpMs(before, now)).toBe(jumpMs);
});

describe('goes on being said', () => {
  const apart = later({ county: 30 * day });
  const next: ClockSighting = {
    countyMs: apart.countyMs + 15_000,
    terminalMs: apart.terminalMs + 15_000,
    monotonicMs: (apart.monotonicMs ?? 0) + 15_000,
  };
  test('until the two agree again', () => {
    expect(judgeClocks(apart, next, 'county-set')).toBe('county-set');
    expect(countyJumpMs(apart, next)).toBe(0);
    const right = { ...next, countyMs: next.terminalMs };
    expect(judgeClocks(apart, right, 'county-set')).toBe('fine');
  });
});

test('a crystal that is 80 ppm off drifts for a week without being called a jump', () => {
  const week = 7 * day;
  const now = {
    countyMs: start.countyMs + week,
    terminalMs: start.terminalMs + week * 1.00008,
    monotonicMs: 1_000 + week,
  };
  expect(judgeClocks(start, now, 'unknown')).toBe('fine');
  const twoMore = { ...now, terminalMs: now.terminalMs + 60_000 };
  expect(judgeClocks(null, twoMore, 'fine')).toBe('differs');
});
