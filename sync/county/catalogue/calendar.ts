import chineseDays from 'chinese-days';
import type { WorkCalendar } from '../../../main/domain/catalogue.ts';

/**
 * 工作日历 2025–2027 from the State Council's yearly notices, as chinese-days carries them. The notice for a year comes
 * out in the November before, so the last year may still be unknown; dates after `knownUntil` are provisional.
 */
export function workCalendar(): WorkCalendar {
  const announced = years.flatMap(datesOfYear).flatMap(announcedDay);
  const lastKnownYear = announced.at(-1)?.date.slice(0, 4);
  if (lastKnownYear === undefined) throw new Error('chinese-days holds no notice for any of the years');
  return {
    holidays: announced.filter(({ date, isWork }) => !isWork && !isWeekend(date)).map(({ date }) => date),
    makeUpDays: announced.filter(({ date, isWork }) => isWork && isWeekend(date)).map(({ date }) => date),
    knownUntil: `${lastKnownYear}-12-31`,
  };
}

const years: readonly number[] = [2025, 2026, 2027];

interface AnnouncedDay {
  readonly date: string;
  readonly isWork: boolean;
}

/**
 * Days named in a notice carry its name ("National Day,国庆节,3"), all others their weekday. Asked this way, because
 * isHoliday and isWorkday of chinese-days 1.5.7 answer for the day before when the machine's zone lies west of UTC.
 */
function announcedDay(date: string): readonly AnnouncedDay[] {
  const { name, work } = chineseDays.getDayDetail(date);
  return name.includes(',') ? [{ date, isWork: work }] : [];
}

function datesOfYear(year: number): string[] {
  const dates: string[] = [];
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += dayMs) {
    dates.push(new Date(day).toISOString().slice(0, 10));
  }
  return dates;
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

const dayMs = 86_400_000;
