/**
 * Dates of the trade are days in Asia/Shanghai, which has been UTC+8 without summer time since 1991; so the arithmetic is
 * done by hand and needs no time-zone data of the machine.
 */
const shanghaiOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** YYYY-MM-DD in Shanghai of an ISO instant. Throws on what is not an instant: those are parsed at the walls. */
export function shanghaiDate(instant: string): string {
  return shanghaiClock(instant).slice(0, 10);
}

/** `2026年11月22日`, for paper. Takes a date, or an instant. */
export function longDate(dateOrInstant: string): string {
  const date = dateOrInstant.length === 10 ? dateOrInstant : shanghaiDate(dateOrInstant);
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** `11-22 14:05`, for lists. */
export function shortTime(instant: string): string {
  return shanghaiClock(instant).slice(5, 16).replace('T', ' ');
}

/** `2026年11月22日 14:05`, for paper that needs the hour. */
export function longTime(instant: string): string {
  return `${longDate(instant)} ${shanghaiClock(instant).slice(11, 16)}`;
}

/** `3月2日`, for a sentence that has said the year. */
export function shortDate(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** `2026-11-22 14:05:09` in Shanghai, as exchanges write it. */
export function isoClock(instant: string): string {
  return shanghaiClock(instant).slice(0, 19).replace('T', ' ');
}

/** Minutes after midnight in Shanghai. */
export function minuteOfDay(instant: string): number {
  const clock = shanghaiClock(instant);
  return Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16));
}

/** True for a day that exists: 2024-02-29, not 2023-02-29 and not 2026-11-31. */
export function isCalendarDate(date: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function addDays(date: string, days: number): string {
  return isoDate(epochDay(date) + days);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: string): number {
  // 1970-01-01 was a Thursday.
  return (((epochDay(date) + 4) % 7) + 7) % 7;
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return epochDay(to) - epochDay(from);
}

/** Completed years of life on a day. A person born on 02-29 grows older on 03-01 of common years (the day after). */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function shanghaiClock(instant: string): string {
  return new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString();
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function epochDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

function isoDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
