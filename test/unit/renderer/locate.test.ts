import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Fix, locate, type NoFix, patienceMs } from '../../../renderer/stations/agent/locate.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The browser's own call, answered by hand. */
function receiver() {
  const asked: { found: PositionCallback; trouble: PositionErrorCallback }[] = [];
  const said: (Fix | NoFix)[] = [];
  const geolocation = {
    getCurrentPosition(found: PositionCallback, trouble?: PositionErrorCallback | null) {
      asked.push({ found, trouble: trouble ?? (() => {}) });
    },
  };
  const answers = { onFix: (fix: Fix) => void said.push(fix), onNoFix: (why: NoFix) => void said.push(why) };
  const fix = () =>
    asked[0]?.found({
      coords: { latitude: 23.1, longitude: 108.3, accuracy: 12 },
      timestamp: Date.parse('2026-11-22T02:00:00.000Z'),
    } as GeolocationPosition);
  const trouble = (code: number) => asked[0]?.trouble({ code } as GeolocationPositionError);
  return { geolocation, answers, said, fix, trouble };
}
const here = {
  ...{ source: 'device', latitude: 23.1, longitude: 108.3, accuracyMetres: 12 },
  fixedAt: '2026-11-22T02:00:00.000Z',
};

test('R37: a fix in time is the place', () => {
  const { geolocation, answers, said, fix } = receiver();
  locate(geolocation, answers);
  fix();
  vi.advanceTimersByTime(patienceMs * 20);
  expect(said).toEqual([here]);
});

test('R37: refused, not there, or not to be had: each is said once, and nothing follows', () => {
  for (const [code, why] of [
    [1, 'denied'],
    [2, 'none'],
    [3, 'slow'],
  ] as const) {
    const { geolocation, answers, said, fix, trouble } = receiver();
    locate(geolocation, answers);
    trouble(code);
    fix();
    vi.advanceTimersByTime(patienceMs * 20);
    expect(said).toEqual([why]);
  }
  const none = receiver();
  locate(undefined, none.answers);
  expect(none.said).toEqual(['none']);
});

test('R37: nobody answers the system’s question, and the agent is not held up; a fix that comes late is told after it', () => {
  const { geolocation, answers, said, fix } = receiver();
  locate(geolocation, answers);
  vi.advanceTimersByTime(patienceMs - 1);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(said).toEqual(['slow']);
  fix();
  expect(said).toEqual(['slow', here]);
});

test('R37: called off, since they did not want it: no fix comes any more', () => {
  const { geolocation, answers, said, fix } = receiver();
  const callOff = locate(geolocation, answers);
  callOff();
  fix();
  vi.advanceTimersByTime(patienceMs * 20);
  expect(said).toEqual([]);
});
