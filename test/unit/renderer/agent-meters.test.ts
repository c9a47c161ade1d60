import { expect, test } from 'vitest';
import { batteryReading, contactReading, storageReading } from '../../../renderer/stations/agent/meter-words.ts';

/** The key itself, with what is filled in. */
const t = (key: string, fill?: Readonly<Record<string, string | number>>) =>
  fill ? `${key}(${Object.values(fill).join()})` : key;
const battery = (percent: number, change = {}) => ({ percent, isCharging: false, isOnMains: false, ...change });
const said = ({ words, advice }: { words: string; advice: string | null }) => [words, advice];

test('the battery says what to do below 30 and below 10 in a hundred, and nothing while it is charged', () => {
  expect(said(batteryReading(battery(30), t))).toEqual(['30%', null]);
  expect(said(batteryReading(battery(29), t))).toEqual(['29%', 'meters.charge']);
  expect(said(batteryReading(battery(10), t))).toEqual(['10%', 'meters.charge']);
  expect(batteryReading(battery(9), t)).toEqual({ words: '9%', advice: 'meters.chargeNow', isWorrying: true });
  expect(said(batteryReading(battery(3, { isCharging: true }), t))).toEqual(['3% meters.charging', null]);
  expect(said(batteryReading(battery(100, { isCharging: true, isOnMains: true }), t))).toEqual(['meters.mains', null]);
  expect(batteryReading(null, t)).toMatchObject({ words: 'meters.unknown', isWorrying: false });
});

test('storage: gigabytes while there is room, then megabytes and what to do, and that it is full', () => {
  const gigabyte = 1024 ** 3;
  expect(said(storageReading(2 * gigabyte, t))).toEqual(['meters.gigabytes(2)', null]);
  expect(said(storageReading(2 * gigabyte - 1, t))).toEqual(['meters.megabytes(2047)', 'meters.makeRoom']);
  expect(said(storageReading(200 * 1024 ** 2, t))).toEqual(['meters.megabytes(200)', 'meters.makeRoom']);
  expect(storageReading(200 * 1024 ** 2 - 1, t)).toEqual({
    words: 'meters.megabytes(199)',
    advice: 'meters.full',
    isWorrying: true,
  });
  expect(storageReading(null, t)).toMatchObject({ words: 'meters.unknown', isWorrying: false });
});

test('R56: the last contact warns while there is still time, and says what is left when there is none', () => {
  const after = (daysOffline: number | null, fullDaysLeft: number | null) =>
    said(contactReading({ daysOffline, fullDaysLeft }, t));
  expect(after(0, 8)).toEqual(['meters.today', null]);
  expect(after(5, 3)).toEqual(['meters.days(5)', null]);
  expect(after(6, 2)).toEqual(['meters.days(6)', 'meters.fewDays(2)']);
  expect(after(7, 1)).toEqual(['meters.days(7)', 'meters.lastDay']);
  expect(after(8, 0)).toEqual(['meters.days(8)', 'meters.goBack']);
  // Enrolled and never heard since: the days count from the enrolment.
  expect(after(null, 8)).toEqual(['meters.never', null]);
  expect(after(null, null)).toEqual(['meters.never', 'meters.enrolFirst']);
});
