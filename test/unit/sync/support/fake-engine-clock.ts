import type { EngineClock } from '../../../../sync/ports.ts';

export interface FakeClock extends EngineClock {
  /** Delay of the next thing that waits; null when nothing does. */
  nextDelayMs(): number | null;
  /** Goes to the next waiting thing and runs it. */
  runNext(): void;
  setRandom(value: number): void;
  setNowMs(value: number): void;
}

/** Time stands still until the test moves it. */
export function fakeEngineClock(startMs = Date.parse('2026-03-02T08:00:00.000Z')): FakeClock {
  let nowMs = startMs;
  let random = 0;
  let waiting: { atMs: number; run: () => void }[] = [];
  const first = () => waiting.toSorted((one, other) => one.atMs - other.atMs)[0];
  return {
    nowMs: () => nowMs,
    random: () => random,
    after(delayMs, run) {
      const entry = { atMs: nowMs + delayMs, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    nextDelayMs() {
      const next = first();
      return next ? next.atMs - nowMs : null;
    },
    runNext() {
      const next = first();
      if (!next) throw new Error('nothing waits');
      waiting = waiting.filter((one) => one !== next);
      nowMs = Math.max(nowMs, next.atMs);
      next.run();
    },
    setRandom(value) {
      random = value;
    },
    setNowMs(value) {
      nowMs = value;
    },
  };
}
