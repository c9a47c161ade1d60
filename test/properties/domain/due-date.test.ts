import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WorkCalendar } from '../../../main/domain/catalogue.ts';
import { workingDaysLeft } from '../../../main/domain/clocks/working-days.ts';
import { dueDate } from '../../../main/domain/due-date.ts';

/** Says the same in another way: a walk over local dates of the platform's own calendar arithmetic. */
function naiveDue(instant: Date, limit: number, calendar: WorkCalendar): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
  const weekday = new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Shanghai', weekday: 'short' });
  let at = instant.getTime();
  let left = limit;
  while (left > 0) {
    at += 86_400_000;
    const date = format.format(at);
    const isWeekend = ['Sat', 'Sun'].includes(weekday.format(at));
    if (calendar.makeUpDays.includes(date) || (!isWeekend && !calendar.holidays.includes(date))) left -= 1;
  }
  return format.format(at);
}

const instants = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const dates = fc.array(
  instants.map((date) => date.toISOString().slice(0, 10)),
  { maxLength: 60 },
);
const calendars = fc.record({ holidays: dates, makeUpDays: dates, knownUntil: fc.constant('2026-12-31') });

it('the due date is the one a day-by-day walk finds, and that many working days are left then', () => {
  fc.assert(
    fc.property(instants, fc.nat(45), calendars, (accepted, value, calendar) => {
      const due = dueDate({ acceptedAt: accepted.toISOString(), limit: { value, unit: 'workday' }, calendar });
      expect(due.date).toBe(naiveDue(accepted, value, calendar));
      expect(due.isProvisional).toBe(due.date > '2026-12-31');
      const today = naiveDue(accepted, 0, calendar);
      expect(workingDaysLeft({ today, dueDate: due.date, calendar })).toBe(value);
    }),
    { numRuns: 60 },
  );
});

it('a longer limit never ends earlier', () => {
  fc.assert(
    fc.property(
      instants,
      fc.nat(40),
      fc.constantFrom('workday' as const, 'day' as const),
      calendars,
      (accepted, value, unit, calendar) => {
        const due = (limit: number) =>
          dueDate({ acceptedAt: accepted.toISOString(), limit: { value: limit, unit }, calendar }).date;
        expect(due(value + 1) > due(value)).toBe(true);
      },
    ),
  );
});
