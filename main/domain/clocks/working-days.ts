import type { Limit, WorkCalendar } from '../catalogue.ts';
import { addDays, weekday } from '../dates.ts';

/** A make-up day (调休上班) is worked even on a Sunday, and outweighs a holiday entry; the county's own word outweighs both. */
export function isWorkday(date: string, calendar: WorkCalendar): boolean {
  const local = calendar.overrides?.find((day) => day.date === date);
  if (local) return local.isWorkday;
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
export function workdaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  return daysCounted({ from, to, unit: 'workday', calendar });
}

/** Days of one unit in (from, to]. */
export function daysCounted(span: {
  readonly from: string;
  readonly to: string;
  readonly unit: Limit['unit'];
  readonly calendar: WorkCalendar;
}): number {
  let count = 0;
  for (let date = addDays(span.from, 1); date <= span.to; date = addDays(date, 1)) {
    if (span.unit === 'day' || isWorkday(date, span.calendar)) count += 1;
  }
  return count;
}

/** The day lies beyond the published holidays; it is computed again when they arrive (dossier §3.4). */
export function isProvisionalDate(date: string, calendar: WorkCalendar): boolean {
  return date > calendar.knownUntil;
}
