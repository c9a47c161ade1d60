import { expect, test } from 'vitest';
import { nextRound, type Rig, rig, roundOver } from './support/engine-rig.ts';

const day = 86_400_000;
const startMs = Date.parse('2026-03-02T08:00:00.000Z');

/** The county's clock goes on with the time that really passes, beside whatever somebody does to it. */
function countyClock(parts: Rig) {
  const begunMs = parts.clock.monotonicMs();
  let setByMs = 0;
  parts.county.answer('hello', () => {
    const nowMs = startMs + (parts.clock.monotonicMs() - begunMs) + setByMs;
    parts.county.greeting.words = { provenKey: null, time: new Date(nowMs).toISOString() };
    return null;
  });
  return { set: (byMs: number) => (setByMs = byMs) };
}

test.each([
  ['back a year', -365 * day],
  ['forward a month', 30 * day],
])('the terminal’s clock is set %s: it is said whose clock it was, and sending goes on', async (_, byMs) => {
  const parts = rig();
  countyClock(parts);
  parts.store.accept('a', [10]);
  parts.county.answer('submit', () => ({ ok: false, failure: { code: 'county/server-error' } }));
  parts.engine.start();
  await roundOver(parts);
  expect(parts.engine.state().clock).toBe('fine');
  parts.county.recover('submit');
  parts.clock.setNowMs(parts.clock.nowMs() + byMs);
  await nextRound(parts);
  expect(parts.engine.state()).toMatchObject({ clock: 'terminal-set', clockOffsetMs: -byMs });
  // A backoff counted on the old time holds nobody back.
  expect(parts.store.entry('a').state).toBe('delivered');
  expect(parts.store.contacts.every(({ countyJumpMs }) => countyJumpMs === 0)).toBe(true);
  await nextRound(parts);
  expect(parts.engine.state().clock).toBe('terminal-set');
  parts.clock.setNowMs(parts.clock.nowMs() - byMs);
  await nextRound(parts);
  expect(parts.engine.state().clock).toBe('fine');
});

test('the county’s clock is set: that is said, not that ours is wrong', async () => {
  const parts = rig();
  const county = countyClock(parts);
  parts.engine.start();
  await roundOver(parts);
  county.set(30 * day);
  await nextRound(parts);
  expect(parts.engine.state()).toMatchObject({ clock: 'county-set', clockOffsetMs: 30 * day });
  await nextRound(parts);
  expect(parts.engine.state().clock).toBe('county-set');
  expect(parts.store.contacts.map(({ countyJumpMs }) => countyJumpMs).filter((jumpMs) => jumpMs !== 0)).toEqual([
    30 * day,
  ]);
  county.set(0);
  await nextRound(parts);
  expect(parts.engine.state().clock).toBe('fine');
});

test('a county that is simply ahead from the first contact on: nobody is blamed', async () => {
  const parts = rig();
  countyClock(parts).set(2 * 3_600_000);
  parts.engine.start();
  await roundOver(parts);
  expect(parts.engine.state().clock).toBe('differs');
});

test('drift of minutes over weeks is told as a difference, not as a jump', async () => {
  const parts = rig();
  countyClock(parts);
  parts.engine.start();
  await roundOver(parts);
  for (let week = 0; week < 4; week += 1) {
    parts.clock.passMs(7 * day);
    parts.clock.setNowMs(parts.clock.nowMs() + 40_000);
    await nextRound(parts);
  }
  expect(parts.engine.state()).toMatchObject({ clock: 'differs', clockOffsetMs: -160_000 });
  expect(parts.store.contacts.every(({ countyJumpMs }) => countyJumpMs === 0)).toBe(true);
});
