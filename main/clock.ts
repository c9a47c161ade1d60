/** Terminal time. The wall clock may jump; the monotonic one never does, and counts from the start of this process. */
export interface Clock {
  now(): Date;
  monotonicMs(): number;
}

/** A clock that the simulator's hands can set; unshifted it is the machine's own. */
export interface ShiftableClock extends Clock {
  shiftMs(): number;
  shift(ms: number): void;
}

export function createClock(): ShiftableClock {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    monotonicMs: () => performance.now(),
    shiftMs: () => offsetMs,
    shift: (ms) => {
      offsetMs = ms;
    },
  };
}
