import type { EngineClock } from '../ports.ts';

/** Real time for the engine; `nowMs` is the terminal's wall clock, which the simulator's hands can set. */
export function createEngineClock(nowMs: () => number = Date.now): EngineClock {
  return {
    nowMs,
    monotonicMs: () => performance.now(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}
