import type { Limit, WorkCalendar } from './catalogue.ts';
import { addDays, longDate, shanghaiDate, weekday } from './dates.ts';
import type { Text } from './failures.ts';

/** 承诺办结日 */
export interface DueDate {
  /** YYYY-MM-DD in Shanghai. */
  readonly date: string;
  /** The day lies beyond the published holidays; it is computed again when they arrive (dossier §3.4). */
  readonly isProvisional: boolean;
  readonly explanation: Text;
}

/**
 * The day of acceptance does not count: day 1 is the next working day, or for 自然日 the next day. A natural-day limit is
 * not stretched over a holiday at its end: it is the office that promised, and the earlier day keeps the promise.
 */
export function dueDate(promise: {
  /** ISO instant. */
  readonly acceptedAt: string;
  readonly limit: Limit;
  readonly calendar: WorkCalendar;
}): DueDate {
  const { limit, calendar } = promise;
  const accepted = shanghaiDate(promise.acceptedAt);
  if (limit.unit === 'day') {
    const date = addDays(accepted, limit.value);
    return { date, isProvisional: false, explanation: explain({ accepted, date, limit, isProvisional: false }) };
  }
  const date = addWorkdays(accepted, limit.value, calendar);
  const isProvisional = isProvisionalDate(date, calendar);
  return { date, isProvisional, explanation: explain({ accepted, date, limit, isProvisional }) };
}

export function isProvisionalDate(date: string, calendar: WorkCalendar): boolean {
  return date > calendar.knownUntil;
}

/** A make-up day (调休上班) is worked even on a Sunday, and outweighs a holiday entry for the same day. */
export function isWorkday(date: string, calendar: WorkCalendar): boolean {
  if (calendar.makeUpDays.includes(date)) return true;
  const day = weekday(date);
  return day !== 0 && day !== 6 && !calendar.holidays.includes(date);
}

/** The working day that comes `count` working days after `from`, which itself does not count. */
export function addWorkdays(from: string, count: number, calendar: WorkCalendar): string {
  let date = from;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkday(date, calendar)) left -= 1;
  }
  return date;
}

/** Working days after `today` up to and including the due day: 0 on the day itself, negative once it is past. */
export function workingDaysLeft(on: {
  readonly today: string;
  readonly dueDate: string;
  readonly calendar: WorkCalendar;
}): number {
  const { today, dueDate: due, calendar } = on;
  if (due < today) return -workdaysBetween(due, today, calendar);
  return workdaysBetween(today, due, calendar);
}

/** Working days in (from, to]. */
function workdaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (isWorkday(date, calendar)) count += 1;
  }
  return count;
}

function explain(due: { accepted: string; date: string; limit: Limit; isProvisional: boolean }): Text {
  const { accepted, date, limit } = due;
  const [unitZh, unitEn] = limit.unit === 'day' ? ['自然日', 'calendar days'] : ['工作日', 'working days'];
  const laterZh = due.isProvisional ? '；那时的放假安排还没公布，公布后可能会变' : '';
  const laterEn = due.isProvisional ? '; holidays of that time are not published yet, so it may move' : '';
  return {
    zh: `${longDate(accepted)}受理，从第二天起算 ${limit.value} 个${unitZh}，${longDate(date)}前办结${laterZh}`,
    en: `Accepted on ${accepted}; ${limit.value} ${unitEn} counted from the next day: done by ${date}${laterEn}`,
  };
}
