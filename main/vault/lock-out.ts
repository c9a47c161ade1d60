import type { OperatorSlot } from './keyring-file.ts';

export type Attempts = Pick<OperatorSlot, 'failures' | 'lockedSince'>;

export const attemptsBeforeLockOut = 5;
export const lockOutMs = 5 * 60_000;

export const noAttempts: Attempts = { failures: 0, lockedSince: null };

/** An attempt counts as failed from before the PIN is tried: pulling the plug in time gains nothing. */
export function attemptBegun(attempts: Attempts, now: Date): Attempts {
  const failures = attempts.failures + 1;
  return { failures, lockedSince: failures >= attemptsBeforeLockOut ? now.toISOString() : null };
}

/**
 * What stands before a new attempt. A clock that was set back begins the five minutes anew, so that nobody is locked
 * out until next year; one set forward ends them, as only an administrator can set it.
 */
export function lockOutAt(
  attempts: Attempts,
  now: Date,
): { readonly locked: true; readonly attempts: Attempts } | { readonly locked: false; readonly attempts: Attempts } {
  if (attempts.lockedSince === null) return { locked: false, attempts };
  const passedMs = now.getTime() - Date.parse(attempts.lockedSince);
  if (passedMs >= lockOutMs) return { locked: false, attempts: noAttempts };
  if (passedMs < 0) return { locked: true, attempts: { ...attempts, lockedSince: now.toISOString() } };
  return { locked: true, attempts };
}
