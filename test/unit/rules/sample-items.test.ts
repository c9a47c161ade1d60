import { describe, expect, it } from 'vitest';
import type { Item } from '../../../main/domain/catalogue.ts';
import { requiredMaterials } from '../../../main/domain/completeness.ts';
import { dueDate } from '../../../main/domain/due-date.ts';
import { checkForm } from '../../../main/domain/form/check-form.ts';
import { readPointer } from '../../../main/domain/form/json-pointer.ts';
import { checkOpening } from '../../../main/domain/item-opening.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';

/** What the 38 sample items of the dossier were chosen for (§2), each held to the rule that it stands for. */
const { items, calendar } = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
const demo = (number: number): Item => {
  const found = items.find(({ code }) => code === `DEMO-${String(number).padStart(3, '0')}`);
  if (found === undefined) throw new Error(`no item ${number}`);
  return found;
};

describe('the 38 items', () => {
  it('R01: the retired item begins no case anywhere, and keeps its form and limit for those that are open', () => {
    expect(checkOpening(demo(21), 'window', '2026-11-22')?.message.zh).toContain('不办理');
    expect(demo(21).promisedLimit).toEqual({ value: 10, unit: 'workday' });
    expect(items.filter((item) => checkOpening(item, 'window', '2026-01-15') === null)).toHaveLength(37);
  });

  it('R01: an item with a yearly window is open inside it alone', () => {
    expect(checkOpening(demo(22), 'window', '2026-01-01')).toBeNull();
    expect(checkOpening(demo(22), 'window', '2026-01-31')).toBeNull();
    expect(checkOpening(demo(22), 'window', '2026-02-01')?.message.zh).toContain('01-01 到 01-31');
  });

  it('R01: residence permit and legal aid are promised in natural days, which run through the holidays; all others in working days', () => {
    const natural = items.filter(({ promisedLimit }) => promisedLimit.unit === 'day').map(({ code }) => code);
    expect(natural).toEqual(['DEMO-027', 'DEMO-038']);
    const acceptedAt = '2026-02-13T02:00:00.000Z';
    expect(dueDate({ acceptedAt, limit: demo(27).promisedLimit, calendar }).date).toBe('2026-02-23');
    expect(dueDate({ acceptedAt, limit: { value: 10, unit: 'workday' }, calendar }).date > '2026-03-01').toBe(true);
  });

  it('R21: every public notice is told as a procedure that does not count, and children are not put up', () => {
    const posted = items.flatMap(({ code, specialProcedures }) =>
      specialProcedures.filter(({ isPublicNotice }) => isPublicNotice).map((one) => ({ code, ...one })),
    );
    expect(new Set(posted.map(({ code }) => code))).toEqual(
      new Set([10, 12, 13, 16, 28, 29, 30, 34].map((number) => demo(number).code)),
    );
    expect(posted.every(({ countsInLimit }) => !countsInLimit)).toBe(true);
    expect(posted.filter(({ exceptMinors }) => exceptMinors).map(({ code }) => code)).toEqual(['DEMO-016']);
  });

  it('R06: a minor’s disability certificate asks for the guardian’s papers, an adult’s does not', () => {
    const asked = (guardian: string) => requiredMaterials(demo(16), { guardian }).map(({ code }) => code);
    expect(asked('yes')).toContain('JHR');
    expect(asked('no')).not.toContain('JHR');
    expect(requiredMaterials(demo(18), {}).map(({ code }) => code)).toContain('JHR');
    expect(readPointer(demo(18).formSchema, '/properties/item/required')).toContain('guardian');
  });

  it('R06: urgent relief is taken without the papers that can wait, and says by when they are brought', () => {
    const codes = (urgency: string) => requiredMaterials(demo(14), { urgency }).map(({ code }) => code);
    expect(codes('urgent')).not.toContain('HK');
    expect(codes('ordinary')).toEqual(expect.arrayContaining(['HK', 'HD']));
    expect(demo(14).emergency).toEqual({ papersWithin: { value: 10, unit: 'workday' } });
    expect(items.filter(({ emergency }) => emergency).map(({ code }) => code)).toEqual(['DEMO-014']);
  });

  it('R06: a household is entered row by row, and each row is checked for itself', () => {
    const rows = { schema: demo(12).formSchema, pointer: '/form', today: '2026-11-22' };
    const members = (familyMembers: unknown[]) =>
      checkForm({ ...rows, answers: { item: { familyMembers } } })
        .map(({ pointer }) => pointer)
        .filter((pointer) => pointer.startsWith('/form/item/familyMembers'));
    expect(members([{}, {}]).some((pointer) => pointer.startsWith('/form/item/familyMembers/1/'))).toBe(true);
    expect(members([{}]).some((pointer) => pointer.startsWith('/form/item/familyMembers/1'))).toBe(false);
  });

  it('R45: each certificate among the materials names the law that lets it be asked for', () => {
    const certificates = items.flatMap(({ materials }) => materials).filter(({ name }) => name.includes('证明'));
    expect(certificates.length).toBeGreaterThan(15);
    expect(certificates.filter(({ certificate }) => (certificate?.basis ?? '').trim() === '')).toEqual([]);
  });

  it('R20: every item has a date by which its guide is looked through', () => {
    expect(items.filter(({ reviewDate }) => reviewDate === undefined)).toEqual([]);
  });
});
