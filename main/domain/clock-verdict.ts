/** What two clocks said at one contact. The monotonic one is null where nobody noted it: in an earlier run. */
export interface ClockSighting {
  readonly countyMs: number;
  readonly terminalMs: number;
  readonly monotonicMs: number | null;
}

/**
 * differs: more than a time server's work lies between the two, and nothing says which one is wrong.
 * terminal-set, county-set: which of the two jumped is known, from a clock that nobody can set.
 */
export type ClockVerdict = 'unknown' | 'fine' | 'differs' | 'terminal-set' | 'county-set';

export const clockToleranceMs = 60_000;
/** The crystal of a cheap board: 100 ppm is nine seconds a day. */
const driftShare = 0.0001;

/** R17: jumps are named; nothing that was written down before is moved by them. */
export function judgeClocks(
  before: ClockSighting | null,
  now: ClockSighting,
  verdictBefore: ClockVerdict,
): ClockVerdict {
  if (isApart(now.countyMs - now.terminalMs, 0)) {
    const jumped = before && whoJumped(before, now);
    if (jumped) return jumped;
    // Whoever jumped is still off until the two agree again.
    return verdictBefore === 'terminal-set' || verdictBefore === 'county-set' ? verdictBefore : 'differs';
  }
  return 'fine';
}

/** How far the county's clock moved beyond what passed; 0 where that can't be known or is nothing. */
export function countyJumpMs(before: ClockSighting | null, now: ClockSighting): number {
  if (!before) return 0;
  const countyStepMs = now.countyMs - before.countyMs;
  if (before.monotonicMs === null || now.monotonicMs === null) {
    // Across runs the one thing that is sure: time does not go back.
    return countyStepMs < -clockToleranceMs ? countyStepMs : 0;
  }
  const passedMs = now.monotonicMs - before.monotonicMs;
  const terminalStepMs = now.terminalMs - before.terminalMs;
  const jumpMs = countyStepMs - passedMs;
  // Both moved on together beyond the monotonic clock: the machine slept.
  const hasSlept = !isApart(countyStepMs, terminalStepMs);
  return isApart(jumpMs, 0, passedMs) && !hasSlept ? jumpMs : 0;
}

function whoJumped(before: ClockSighting, now: ClockSighting): 'terminal-set' | 'county-set' | null {
  if (countyJumpMs(before, now) !== 0) return 'county-set';
  if (before.monotonicMs === null || now.monotonicMs === null) return null;
  const passedMs = now.monotonicMs - before.monotonicMs;
  return isApart(now.terminalMs - before.terminalMs, passedMs, passedMs) ? 'terminal-set' : null;
}

function isApart(oneMs: number, otherMs: number, passedMs = 0): boolean {
  return Math.abs(oneMs - otherMs) > clockToleranceMs + passedMs * driftShare;
}
