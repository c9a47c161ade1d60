import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarIn, linesOf } from '../../../main/domain/calendar-text.ts';
import { catalogueDifferences } from '../../../main/domain/catalogue-differences.ts';
import {
  configurationSchema,
  parameterNames,
  parameters,
  usualConfiguration,
} from '../../../main/domain/configuration.ts';
import { addDays, weekday } from '../../../main/domain/dates.ts';
import { isWeakPin } from '../../../main/domain/pin.ts';
import { lacking, maySwitch, type PublicationRef } from '../../../main/domain/publication.ts';
import { mayWork, revokedBetween, type StaffPerson } from '../../../main/domain/staff-list.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';

describe('工作日历 as typed', () => {
  test('any calendar comes back as it was, however its days are written together', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2026-01-01', count));
    const isWeekend = (date: string) => [0, 6].includes(weekday(date));
    fc.assert(
      fc.property(fc.uniqueArray(day), fc.uniqueArray(day), (some, others) => {
        const holidays = some.filter((date) => !isWeekend(date)).sort();
        const makeUpDays = others.filter(isWeekend).sort();
        const typed = {
          holidays: linesOf(holidays, true),
          makeUpDays: linesOf(makeUpDays, false),
          knownUntil: '2029-12-31',
        };
        expect(calendarIn(typed)).toEqual({ ok: true, calendar: { holidays, makeUpDays, knownUntil: '2029-12-31' } });
      }),
    );
  });

  test('a make-up day inside a holiday that is bridged over a weekend stays what the clerk typed', () => {
    // 2027-02-13 and 14 are a weekend between two holidays; one of them is worked.
    const lines = linesOf(['2027-02-12', '2027-02-15'], true);
    expect(lines).toBe('2027-02-12 至 2027-02-15');
    const typed = calendarIn({ holidays: lines, makeUpDays: '2027-02-13', knownUntil: '2027-12-31' });
    expect(typed).toEqual({
      ok: true,
      calendar: { holidays: ['2027-02-12', '2027-02-15'], makeUpDays: ['2027-02-13'], knownUntil: '2027-12-31' },
    });
  });

  test.each([
    ['2027-13-01', '', '看不懂'],
    ['2027-02-11 至 2027-02-05', '', '起止日期不对'],
    ['', '2027-02-22', '本来就是工作日'],
    ['2028-01-03', '', '之前'],
  ])('%s | %s is not published', (holidays, makeUpDays, words) => {
    const typed = calendarIn({ holidays, makeUpDays, knownUntil: '2027-12-31' });
    expect(typed.ok ? '' : typed.problems.join()).toContain(words);
  });
});

describe('运行参数', () => {
  test('every bound is inside, one beyond it is not, and what is not said is the usual', () => {
    for (const name of parameterNames) {
      const { least, most } = parameters[name];
      for (const value of [least, most]) expect(configurationSchema.parse({ [name]: value })[name]).toBe(value);
      for (const value of [least - 1, most + 1, least + 0.5]) {
        expect(configurationSchema.safeParse({ [name]: value }).success).toBe(false);
      }
    }
    expect(configurationSchema.parse({})).toEqual(usualConfiguration);
  });
});

test.each([
  ['12345', true],
  ['111111', true],
  ['123456', true],
  ['987654', true],
  ['１２３４５６', true],
  ['274519', false],
  ['135790', false],
])('PIN %s: too easy is %s', (pin, isWeak) => expect(isWeakPin(pin)).toBe(isWeak));

test('versions only go up; the very same again repairs what was damaged', () => {
  const ref = (version: number, hash: string, scope = ''): PublicationRef => ({
    kind: 'calendar',
    scope,
    version,
    hash: hash.repeat(64),
  });
  expect(maySwitch(null, ref(3, 'a'))).toBe(true);
  expect(maySwitch(ref(3, 'a'), ref(4, 'b'))).toBe(true);
  expect(maySwitch(ref(3, 'a'), ref(3, 'a'))).toBe(true);
  expect(maySwitch(ref(3, 'a'), ref(3, 'b'))).toBe(false);
  expect(maySwitch(ref(3, 'a'), ref(2, 'a'))).toBe(false);
  expect(maySwitch(ref(3, 'a', '青禾镇'), ref(1, 'b', '白石镇'))).toBe(true);
  expect(lacking([ref(3, 'a'), ref(1, 'c', 'x')], [ref(3, 'a')])).toEqual([ref(1, 'c', 'x')]);
});

test('whoever is named as revoked, or named no more, may not work', () => {
  const person = (id: string, revokedAt: string | null = null): StaffPerson => ({
    id,
    name: id,
    post: '',
    roles: [],
    office: '青禾镇',
    startCode: null,
    revokedAt,
  });
  const before = { people: [person('A'), person('B'), person('C'), person('D', '2026-01-01T00:00:00.000Z')] };
  const next = { people: [person('A'), person('B', '2026-11-22T00:00:00.000Z')] };
  expect(revokedBetween(before, next).map(({ id }) => id)).toEqual(['B', 'C']);
  expect(revokedBetween(next, next)).toEqual([]);
  expect(['A', 'B', 'C'].map((id) => mayWork(next, id))).toEqual([true, false, false]);
});

test('differences of a catalogue are told item by item, and there are none to itself', () => {
  const before = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
  expect(catalogueDifferences(before, structuredClone(before))).toEqual({ items: [], others: [] });
  const [first, second, third, ...rest] = before.items;
  if (!first || !second || !third) throw new Error('the sample catalogue is too small');
  const [material, ...others] = first.materials;
  if (!material) throw new Error('the first item asks for nothing');
  const changed = {
    ...first,
    materials: [...others, { ...material, code: 'NEW-1', name: '新的证明' }],
    formSchema: { ...first.formSchema, properties: { extra: { type: 'string', title: '多填一项' } } },
  };
  const after = { ...before, items: [changed, { ...second, status: 'retired' as const }, ...rest] };
  const { items } = catalogueDifferences(before, after);
  expect(items.map(({ code, kind }) => [code, kind])).toEqual([
    [first.code, 'changed'],
    [second.code, 'retired'],
    [third.code, 'removed'],
  ]);
  expect(items[0]?.changes).toEqual(
    expect.arrayContaining(['增加材料“新的证明”', `不再要材料“${material.name}”`, '表单增加“多填一项”']),
  );
  expect(catalogueDifferences(null, before).items.every(({ kind }) => kind === 'added')).toBe(true);
});
