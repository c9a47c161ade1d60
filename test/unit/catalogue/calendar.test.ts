import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { workCalendarSchema } from '../../../main/domain/catalogue.ts';
import { workCalendar } from '../../../sync/county/catalogue/calendar.ts';

const calendar = workCalendar();

describe('the working calendar', () => {
  it('has the make-up days of the State Council notices for 2025 and 2026', () => {
    expect(calendar.makeUpDays.filter((date) => date < '2027')).toEqual([
      '2025-01-26',
      '2025-02-08',
      '2025-04-27',
      '2025-09-28',
      '2025-10-11',
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  it.each([2025, 2026])('gives %i its 248 working days', (year) => {
    expect(datesOf(year).filter(isWorkday)).toHaveLength(248);
  });

  it('names only working weekdays as holidays and only weekends as make-up days', () => {
    expect(calendar.holidays.filter(isWeekend)).toEqual([]);
    expect(calendar.makeUpDays.filter((date) => !isWeekend(date))).toEqual([]);
    expect(workCalendarSchema.parse(calendar)).toEqual(calendar);
  });

  it('is known to the end of a year, and has nothing to say beyond it', () => {
    expect(calendar.knownUntil).toMatch(/^202[67]-12-31$/);
    expect([...calendar.holidays, ...calendar.makeUpDays].filter((date) => date > calendar.knownUntil)).toEqual([]);
  });

  it.each(['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Auckland'])(
    'is the same on a machine set to %s',
    (zone) => {
      const script = `import { workCalendar } from ${JSON.stringify(calendarModule)}; process.stdout.write(JSON.stringify(workCalendar()))`;
      const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
      expect(JSON.parse(printed)).toEqual(calendar);
    },
  );
});

const calendarModule = new URL('../../../sync/county/catalogue/calendar.ts', import.meta.url).href;

function isWorkday(date: string): boolean {
  return isWeekend(date) ? calendar.makeUpDays.includes(date) : !calendar.holidays.includes(date);
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

function datesOf(year: number): string[] {
  return Array.from({ length: 366 }, (_, day) =>
    new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10),
  ).filter((date) => date.startsWith(`${year}`));
}
