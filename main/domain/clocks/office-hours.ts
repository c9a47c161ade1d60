import type { WorkCalendar } from '../catalogue.ts';
import type { Configuration } from '../configuration.ts';
import { addDays, minuteOfDay, shanghaiDate } from '../dates.ts';
import { isWorkday } from './working-days.ts';

/** When something came in, seen from the window. */
export type Hour = 'office-hours' | 'after-hours' | 'day-off';

export interface Receipt {
  /** The day from which is counted; it does not count itself. */
  readonly day: string;
  readonly hour: Hour;
}

/**
 * `receivedAt` is evidence and stays what it was. By default what came in on a Sunday night counts from that Sunday, so
 * that day 1 is the Monday; where the county says so, what comes after hours counts as received when the office opens
 * next, and day 1 is the working day after that.
 */
export function receiptDay(
  receivedAt: string,
  scene: { readonly calendar: WorkCalendar; readonly parameters: Configuration },
): Receipt {
  const { calendar, parameters } = scene;
  const day = shanghaiDate(receivedAt);
  const hour = hourOf(receivedAt, scene);
  if (parameters.afterHoursNextDay !== 1 || hour === 'office-hours') return { day, hour };
  // Before the doors open on a working day is still that day.
  if (hour === 'after-hours' && minuteOfDay(receivedAt) < minutesIn(parameters.officeOpens)) return { day, hour };
  let next = addDays(day, 1);
  while (!isWorkday(next, calendar)) next = addDays(next, 1);
  return { day: next, hour };
}

function hourOf(
  instant: string,
  { calendar, parameters }: { readonly calendar: WorkCalendar; readonly parameters: Configuration },
): Hour {
  if (!isWorkday(shanghaiDate(instant), calendar)) return 'day-off';
  const minute = minuteOfDay(instant);
  const isOpen = minute >= minutesIn(parameters.officeOpens) && minute <= minutesIn(parameters.officeCloses);
  return isOpen ? 'office-hours' : 'after-hours';
}

/** 1730 -> minutes after midnight. */
function minutesIn(hhmm: number): number {
  return Math.floor(hhmm / 100) * 60 + Math.min(59, hhmm % 100);
}
