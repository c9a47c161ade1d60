import type { WorkCalendar } from './catalogue.ts';
import { addDays, isCalendarDate, weekday } from './dates.ts';

/** What a clerk typed into the calendar's two fields, or what is wrong with it, line by line. */
export type TypedCalendar =
  | { readonly ok: true; readonly calendar: WorkCalendar }
  | { readonly ok: false; readonly problems: readonly string[] };

/** One day or one stretch a line: 2026-10-01, or 2026-10-01 至 2026-10-07. */
export function calendarIn(typed: {
  readonly holidays: string;
  readonly makeUpDays: string;
  readonly knownUntil: string;
  /** 本县另定; empty where the county has none. */
  readonly overrides?: string;
}): TypedCalendar {
  const problems: string[] = [];
  const holidays = daysIn(typed.holidays, '放假', problems);
  const makeUpDays = daysIn(typed.makeUpDays, '调休上班', problems);
  // One inside a stretch of days off is no contradiction: it outweighs them, as in the calendar itself.
  for (const day of makeUpDays) {
    if (!isWeekend(day)) problems.push(`调休上班：${day} 本来就是工作日`);
  }
  const overrides = overridesIn(typed.overrides ?? '', problems);
  if (!isCalendarDate(typed.knownUntil)) problems.push('“已知到”要填日期，例如 2026-12-31');
  const last = [...holidays, ...makeUpDays].sort().at(-1);
  if (last !== undefined && last > typed.knownUntil) problems.push(`“已知到”在 ${last} 之前`);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    calendar: {
      // A weekend is off anyway: only what differs from the week stands in the calendar.
      holidays: [...holidays].filter((day) => !isWeekend(day)).sort(),
      makeUpDays: [...makeUpDays].sort(),
      ...(overrides.length > 0 ? { overrides } : {}),
      knownUntil: typed.knownUntil,
    },
  };
}

const longestStretchDays = 60;

type Override = NonNullable<WorkCalendar['overrides']>[number];

/** One day or stretch a line, what holds on it, and why: `2026-04-19 放假 壮族三月三`, `2026-08-03 至 2026-08-04 放假 台风停工`. */
function overridesIn(text: string, problems: string[]): Override[] {
  const days = new Map<string, Override>();
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue;
    const [, stretch = '', kind, reason = ''] = /^(.+?)\s*(放假|上班)\s*(.*)$/.exec(line) ?? [];
    if (kind === undefined || reason.trim().length < 2) {
      problems.push(`本县另定：“${line}”要写成“日期 放假 原因”或者“日期 上班 原因”`);
      continue;
    }
    for (const date of daysIn(stretch, '本县另定', problems)) {
      if (days.has(date)) problems.push(`本县另定：${date} 写了两次`);
      days.set(date, { date, isWorkday: kind === '上班', reason: reason.trim().slice(0, 100) });
    }
  }
  return [...days.values()].sort((one, other) => one.date.localeCompare(other.date));
}

/** The county's own days as lines again, one a day. */
export function overrideLines(overrides: WorkCalendar['overrides']): string {
  return (overrides ?? [])
    .map(({ date, isWorkday, reason }) => `${date} ${isWorkday ? '上班' : '放假'} ${reason}`)
    .join('\n');
}

function daysIn(text: string, of: string, problems: string[]): Set<string> {
  const days = new Set<string>();
  for (const line of text.split(/[\n;；]/).map((part) => part.trim())) {
    if (line === '') continue;
    const [, from, to] = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|~|～|—|\.\.)\s*(\d{4}-\d{2}-\d{2}))?$/.exec(line) ?? [];
    const last = to ?? from;
    if (from === undefined || last === undefined || !isCalendarDate(from) || !isCalendarDate(last)) {
      problems.push(`${of}：看不懂“${line}”`);
    } else if (last < from || last > addDays(from, longestStretchDays)) {
      problems.push(`${of}：“${line}”的起止日期不对`);
    } else {
      for (let day = from; day <= last; day = addDays(day, 1)) days.add(day);
    }
  }
  return days;
}

/** The days as lines again; a weekend between two of them is part of the stretch. */
export function linesOf(days: readonly string[], bridgesWeekends: boolean): string {
  const lines: { from: string; to: string }[] = [];
  for (const day of [...days].sort()) {
    const open = lines.at(-1);
    if (open && follows(open.to, day, bridgesWeekends)) open.to = day;
    else lines.push({ from: day, to: day });
  }
  return lines.map(({ from, to }) => (from === to ? from : `${from} 至 ${to}`)).join('\n');
}

function follows(before: string, day: string, bridgesWeekends: boolean): boolean {
  let next = addDays(before, 1);
  while (bridgesWeekends && next < day && isWeekend(next)) next = addDays(next, 1);
  return next === day;
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(weekday(day));
}
