import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WorkCalendar } from '../../../main/domain/catalogue.ts';
import { type Count, lastDay, type Pause, usedUntil } from '../../../main/domain/clocks/count.ts';
import { addWorkdays, isWorkday, workdaysBetween } from '../../../main/domain/clocks/working-days.ts';
import { addDays } from '../../../main/domain/dates.ts';

const day = fc.integer({ min: 0, max: 1094 }).map((offset) => addDays('2025-01-01', offset));
const days = fc.array(day, { maxLength: 40 });
const calendars: fc.Arbitrary<WorkCalendar> = fc.record({
  holidays: days,
  makeUpDays: days,
  overrides: fc.array(fc.record({ date: day, isWorkday: fc.boolean(), reason: fc.constant('县里另定') }), {
    maxLength: 8,
  }),
  knownUntil: fc.constant('2026-12-31'),
});
const pauses = (from: string): fc.Arbitrary<Pause[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }))
      .map(([after, length]) => ({ from: addDays(from, after), until: addDays(from, after + length) })),
    { maxLength: 4 },
  );
const counts: fc.Arbitrary<Count> = fc
  .record({ startedOn: day, value: fc.integer({ min: 1, max: 45 }), calendar: calendars })
  .chain(({ startedOn, value, calendar }) =>
    pauses(startedOn).map((list) => ({
      startedOn,
      limit: { value, unit: 'workday' as const },
      pauses: list,
      calendar,
    })),
  );
const due = (count: Count): string => {
  const last = lastDay(count);
  if (last === null) throw new Error('every pause has an end here');
  return last;
};

it('R22: the due date is a working day, and on it the whole limit has gone by', () => {
  fc.assert(
    fc.property(counts, (count) => {
      expect(isWorkday(due(count), count.calendar)).toBe(true);
      expect(usedUntil(count, due(count))).toBe(count.limit.value);
      expect(usedUntil(count, addDays(due(count), -1))).toBe(count.limit.value - 1);
    }),
  );
});

it('R22: one more holiday never makes it earlier, one more make-up day never later', () => {
  fc.assert(
    fc.property(counts, day, (count, extra) => {
      const holidays = [...count.calendar.holidays, extra];
      const makeUpDays = [...count.calendar.makeUpDays, extra];
      expect(due({ ...count, calendar: { ...count.calendar, holidays } }) >= due(count)).toBe(true);
      expect(due({ ...count, calendar: { ...count.calendar, makeUpDays } }) <= due(count)).toBe(true);
    }),
  );
});

it('R22: a suspension of k working days moves the due date by exactly k', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 1, max: 30 }),
      calendars,
      fc.nat(29),
      fc.nat(40),
      (startedOn, value, calendar, into, length) => {
        const plain: Count = { startedOn, limit: { value, unit: 'workday' }, pauses: [], calendar };
        // It begins on a counted day of the limit, before the last one.
        const from = addWorkdays(startedOn, into % value, calendar);
        const until = addDays(from, length);
        const moved = workdaysBetween(from, until, calendar);
        expect(due({ ...plain, pauses: [{ from, until }] })).toBe(addWorkdays(due(plain), moved, calendar));
      },
    ),
  );
});

it('R22: the dossier’s sentence says the same: due = resume day + (limit − used)', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 2, max: 30 }),
      calendars,
      fc.nat(28),
      fc.nat(40),
      (startedOn, value, calendar, into, length) => {
        const from = addWorkdays(startedOn, into % (value - 1), calendar);
        const until = addDays(from, length);
        const used = workdaysBetween(startedOn, from, calendar);
        const count: Count = { startedOn, limit: { value, unit: 'workday' }, pauses: [{ from, until }], calendar };
        expect(due(count)).toBe(addWorkdays(until, value - used, calendar));
      },
    ),
  );
});

it('R22: split in two, in another order or told twice, a suspension is the same', () => {
  fc.assert(
    fc.property(counts, fc.nat(1000), (count, seed) => {
      const split = count.pauses.flatMap(({ from, until }, index): Pause[] => {
        const end = until ?? from;
        let middle = addDays(from, (seed + index) % 31);
        if (middle > end) middle = end;
        return [
          { from: middle, until: end },
          { from, until: middle },
        ];
      });
      expect(due({ ...count, pauses: split })).toBe(due(count));
      expect(due({ ...count, pauses: [...count.pauses, ...count.pauses] })).toBe(due(count));
    }),
  );
});

it('R22: a longer limit never ends earlier, and natural days never end later than working days', () => {
  fc.assert(
    fc.property(counts, (count) => {
      const longer = { ...count, limit: { ...count.limit, value: count.limit.value + 1 } };
      expect(due(longer) > due(count)).toBe(true);
      expect(due({ ...count, limit: { ...count.limit, unit: 'day' } }) <= due(count)).toBe(true);
    }),
  );
});

it('R22: while a suspension goes on nobody knows the day, unless the limit was over before', () => {
  fc.assert(
    fc.property(counts, fc.nat(80), (count, after) => {
      const from = addDays(count.startedOn, after);
      const open = lastDay({ ...count, pauses: [...count.pauses, { from, until: null }] });
      expect(open).toBe(due(count) <= from ? due(count) : null);
    }),
  );
});
