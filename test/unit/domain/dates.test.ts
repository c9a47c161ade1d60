import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  daysBetween,
  isCalendarDate,
  longDate,
  longTime,
  shanghaiDate,
  shortTime,
  weekday,
} from '../../../main/domain/dates.ts';

describe('days in Shanghai', () => {
  it('begin at 16:00 UTC', () => {
    expect(shanghaiDate('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
    expect(shanghaiDate('2026-11-22T16:00:00Z')).toBe('2026-11-23');
    expect(shanghaiDate('2026-12-31T16:00:00Z')).toBe('2027-01-01');
  });
  it('are written for paper and for lists', () => {
    expect(longDate('2026-11-02')).toBe('2026年11月2日');
    expect(longDate('2026-11-22T16:00:00Z')).toBe('2026年11月23日');
    expect(longTime('2026-11-22T06:05:00Z')).toBe('2026年11月22日 14:05');
    expect(shortTime('2026-11-22T06:05:00Z')).toBe('11-22 14:05');
    expect(shortTime('2026-11-22T17:05:00Z')).toBe('11-23 01:05');
  });
  it('are counted', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(weekday('2026-11-22')).toBe(0);
    expect(weekday('1969-12-31')).toBe(3);
    expect(daysBetween('2026-11-22', '2026-12-01')).toBe(9);
    expect(ageOn('2008-11-22', '2026-11-21')).toBe(17);
    expect(ageOn('2008-11-22', '2026-11-22')).toBe(18);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });
  it('exist or not', () => {
    expect(isCalendarDate('2000-02-29')).toBe(true);
    for (const none of ['1900-02-29', '2026-00-10', '2026-13-01', '2026-04-31', '2026-4-1', '', '2026-01-00']) {
      expect(isCalendarDate(none)).toBe(false);
    }
  });
});
