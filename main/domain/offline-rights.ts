import type { TransitionName } from './case/move.ts';
import { addDays, shanghaiDate } from './dates.ts';

/** What R56 leaves to staff whom no county has vouched for in days: papers are taken, and nothing is decided on them. */
const receiving: ReadonlySet<TransitionName> = new Set([
  'receive',
  'receive-pre-checked',
  'pre-check',
  'hand-in',
  'complete-deferred',
]);

export function isReceiving(transition: TransitionName): boolean {
  return receiving.has(transition);
}

export interface Contact {
  /** The last good contact; null before the first. */
  readonly lastContactAt: string | null;
  /** Enrolling is talking to the county, too. Null: no county knows this terminal, and nothing is taken in at all. */
  readonly enrolledAt: string | null;
}

/**
 * R56: the last day, in Shanghai, on which whoever signs in with a kept PIN may do all that their post may. A person whom
 * the county has taken off its list is found out no later than this.
 */
export function fullRightsUntil({ lastContactAt, enrolledAt }: Contact, offlineStaffDays: number): string | null {
  if (enrolledAt === null) return null;
  // Enrolled anew after the contact of an earlier life: the later of both counts.
  const since = lastContactAt !== null && lastContactAt > enrolledAt ? lastContactAt : enrolledAt;
  return addDays(shanghaiDate(since), offlineStaffDays);
}

/** Day 7 is a working day like any other; on day 8 the rights end. */
export function isTooLongOffline(until: string | null, now: string): boolean {
  return until !== null && shanghaiDate(now) > until;
}
