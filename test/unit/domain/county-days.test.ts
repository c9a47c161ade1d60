import { expect, test } from 'vitest';
import { calendarIn, overrideLines } from '../../../main/domain/calendar-text.ts';
import { isWorkday } from '../../../main/domain/clocks/working-days.ts';

const typed = (overrides: string) => calendarIn({ holidays: '', makeUpDays: '', knownUntil: '2026-12-31', overrides });

test('R22: the county’s own days are typed line by line, and outweigh the State Council’s', () => {
  const read = typed('2026-08-03 至 2026-08-04 放假 台风停工\n2026-08-08 上班 补班\n');
  expect(read).toMatchObject({
    ok: true,
    calendar: {
      overrides: [
        { date: '2026-08-03', isWorkday: false, reason: '台风停工' },
        { date: '2026-08-04', isWorkday: false, reason: '台风停工' },
        { date: '2026-08-08', isWorkday: true, reason: '补班' },
      ],
    },
  });
  if (!read.ok) throw new Error('not read');
  expect(isWorkday('2026-08-03', read.calendar)).toBe(false);
  expect(isWorkday('2026-08-08', read.calendar)).toBe(true);
  expect(typed(overrideLines(read.calendar.overrides))).toEqual(read);
  expect(typed('')).toEqual({ ok: true, calendar: { holidays: [], makeUpDays: [], knownUntil: '2026-12-31' } });
});

test.each([
  ['2026-08-03 停工', '要写成'],
  ['2026-08-03 放假', '要写成'],
  ['2026-08-32 放假 台风', '看不懂'],
  ['2026-08-03 放假 台风\n2026-08-03 上班 补班', '写了两次'],
])('R22: %s is not published', (text, words) => {
  const read = typed(text);
  expect(read.ok ? '' : read.problems.join()).toContain(words);
});
