import type { EngineClock } from '../../../../sync/ports.ts';

export interface FakeClock extends EngineClock {
  /** Delay of the next thing that waits; null when nothing does. */
  nextDelayMs(): number | null;
  /** Goes to the next waiting thing and runs it. */
  runNext(): void;
  setRandom(value: number): void;
  /** The wall clock is set; the other one is not. */
  setNowMs(value: number): void;
  /** Both clocks go on. */
  passMs(ms: number): void;
}

/** Time stands still until the test moves it. */
export function fakeEngineClock(startMs = Date.parse('2026-03-02T08:00:00.000Z')): FakeClock {
  let nowMs = startMs;
  let random = 0;
  let monotonicMs = 1_000;
  let waiting: { atMs: number; run: () => void }[] = [];
  const first = () => waiting.toSorted((one, other) => one.atMs - other.atMs)[0];
  return {
    nowMs: () => nowMs,
    monotonicMs: () => monotonicMs,
    random: () => random,
    after(delayMs, run) {
      const entry = { atMs: monotonicMs + delayMs, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    nextDelayMs() {
      const next = first();
      return next ? next.atMs - monotonicMs : null;
    },
    runNext() {
      const next = first();
      if (!next) throw new Error('nothing waits');
      waiting = waiting.filter((one) => one !== next);
      const passedMs = Math.max(0, next.atMs - monotonicMs);
      monotonicMs += passedMs;
      nowMs += passedMs;
      next.run();
    },
    setRandom(value) {
      random = value;
    },
    setNowMs(value) {
      nowMs = value;
    },
    passMs(ms) {
      nowMs += ms;
      monotonicMs += ms;
    },
  };
}
