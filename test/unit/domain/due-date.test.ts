import { describe, expect, it } from 'vitest';
import type { WorkCalendar } from '../../../main/domain/catalogue.ts';
import { isWorkday, workingDaysLeft } from '../../../main/domain/clocks/working-days.ts';
import { addDays } from '../../../main/domain/dates.ts';
import { dueDate } from '../../../main/domain/due-date.ts';

const days = (from: string, to: string): string[] => {
  const all: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) all.push(day);
  return all;
};

/** 2025 and 2026 as the State Council published them (dossier §3.4). */
const calendar: WorkCalendar = {
  holidays: [
    ...days('2026-01-01', '2026-01-03'),
    ...days('2026-02-15', '2026-02-23'),
    ...days('2026-04-04', '2026-04-06'),
    ...days('2026-05-01', '2026-05-05'),
    ...days('2026-06-19', '2026-06-21'),
    ...days('2026-09-25', '2026-09-27'),
    ...days('2026-10-01', '2026-10-07'),
  ],
  makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  knownUntil: '2026-12-31',
};
const noon = (date: string) => `${date}T04:00:00Z`;
const workdays = (accepted: string, value: number) =>
  dueDate({ acceptedAt: noon(accepted), limit: { value, unit: 'workday' }, calendar }).date;

describe('due date', () => {
  it.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-03-02', 20, '2026-03-30'],
    ['2026-02-18', 1, '2026-02-24'],
    ['2026-03-02', 0, '2026-03-02'],
  ])('%s + %i working days = %s', (accepted, value, due) => expect(workdays(accepted, value)).toBe(due));

  it('begins with the day in Shanghai', () => {
    const at = (acceptedAt: string) => dueDate({ acceptedAt, limit: { value: 1, unit: 'workday' }, calendar }).date;
    expect(at('2026-03-02T15:59:59Z')).toBe('2026-03-03');
    expect(at('2026-03-02T16:00:00Z')).toBe('2026-03-04');
  });

  it('counts natural days through holidays', () => {
    const due = dueDate({ acceptedAt: noon('2026-09-25'), limit: { value: 10, unit: 'day' }, calendar });
    expect(due.date).toBe('2026-10-05');
    expect(due.isProvisional).toBe(false);
    expect(due.explanation.zh).toBe('10 个自然日，2026年9月25日受理，应于10月5日前办结');
  });

  it('is provisional beyond the published calendar, and says so', () => {
    const due = dueDate({ acceptedAt: noon('2026-12-30'), limit: { value: 5, unit: 'workday' }, calendar });
    expect(due).toMatchObject({ date: '2027-01-06', isProvisional: true });
    expect(due.explanation.zh).toContain('还没公布');
    const inside = dueDate({ acceptedAt: noon('2026-12-30'), limit: { value: 1, unit: 'workday' }, calendar });
    expect(inside).toMatchObject({ date: '2026-12-31', isProvisional: false });
    expect(inside.explanation.zh).not.toContain('还没公布');
  });

  it('knows that 2026 has 248 working days', () => {
    expect(days('2026-01-01', '2026-12-31').filter((day) => isWorkday(day, calendar))).toHaveLength(248);
  });

  it.each([
    ['2026-02-13', '2026-02-27', 5],
    ['2026-02-27', '2026-02-27', 0],
    ['2026-02-28', '2026-02-27', -1],
    ['2026-03-02', '2026-02-27', -2],
    ['2026-02-15', '2026-02-23', 0],
  ])('on %s, due %s, left %i', (today, due, left) => {
    expect(workingDaysLeft({ today, dueDate: due, calendar })).toBe(left);
  });
});
