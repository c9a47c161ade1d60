import type { WorkCalendar } from '../catalogue.ts';
import { workdaysBetween } from '../clocks/working-days.ts';
import type { CaseFact } from './case-fact.ts';

/** Working days from acceptance to decision. Percentiles by nearest rank: each is a duration that some case has. */
export interface Durations {
  readonly cases: number;
  readonly p50: number;
  readonly p90: number;
  readonly max: number;
}

/** Null where nothing was decided. */
export function durationsOf(durations: readonly number[]): Durations | null {
  if (durations.length === 0) return null;
  const sorted = durations.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { cases: sorted.length, p50: rank(0.5), p90: rank(0.9), max: rank(1) };
}

/** Pairs of days repeat: each is counted once. */
export function workdayCounter(calendar: WorkCalendar): (fact: CaseFact) => number | null {
  const known = new Map<string, number>();
  return ({ acceptedOn, decidedOn }) => {
    if (acceptedOn === null || decidedOn === null) return null;
    const span = `${acceptedOn}/${decidedOn}`;
    const counted = known.get(span) ?? workdaysBetween(acceptedOn, decidedOn, calendar);
    known.set(span, counted);
    return counted;
  };
}
