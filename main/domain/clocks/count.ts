import type { Limit, WorkCalendar } from '../catalogue.ts';
import { addDays } from '../dates.ts';
import { isWorkday } from './working-days.ts';

/**
 * 中止: the day on which it begins still counts, and the day on which it ends does not; so the days of (from, until] are
 * left out (dossier §3.4). Split in two at any day it is the same. Null while it goes on.
 */
export interface Pause {
  readonly from: string;
  readonly until: string | null;
}

/** One limit being counted. The day on which it starts is not counted. */
export interface Count {
  readonly startedOn: string;
  readonly limit: Limit;
  readonly pauses: readonly Pause[];
  readonly calendar: WorkCalendar;
}

/**
 * The last day of the limit: `resumeDay + (limit − used)`, said by walking over the days that count. Null where a pause
 * that has not ended comes first: nobody knows the day yet. A pause that begins after the last day can't reach back.
 *
 * A limit in natural days is not stretched over a holiday at its end: it is the office that promised, and the earlier
 * day keeps the promise.
 */
export function lastDay(count: Count): string | null {
  const openFrom = count.pauses.find(({ until }) => until === null)?.from ?? null;
  let date = count.startedOn;
  for (let left = count.limit.value; left > 0; ) {
    date = addDays(date, 1);
    if (openFrom !== null && date > openFrom) return null;
    if (isCounted(count, date)) left -= 1;
  }
  return date;
}

/** Days of the limit that have gone by until the end of a day. */
export function usedUntil(count: Count, day: string): number {
  let used = 0;
  for (let date = addDays(count.startedOn, 1); date <= day; date = addDays(date, 1)) {
    if (isCounted(count, date)) used += 1;
  }
  return used;
}

function isCounted({ pauses, limit, calendar }: Count, date: string): boolean {
  const isPaused = pauses.some(({ from, until }) => date > from && (until === null || date <= until));
  return !isPaused && (limit.unit === 'day' || isWorkday(date, calendar));
}
