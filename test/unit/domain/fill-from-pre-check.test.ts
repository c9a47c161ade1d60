import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../../main/domain/application.ts';
import { checkPreCheck, fillFromPreCheck, isBroughtAlong } from '../../../main/domain/fill-from-pre-check.ts';
import { readPointer } from '../../../main/domain/form/json-pointer.ts';
import type { PreCheck } from '../../../main/domain/pre-check.ts';
import { sampleDraft, sampleItem } from './sample-case.ts';

const preCheckOf = (form: PreCheck['form'], change: Partial<PreCheck> = {}): PreCheck => ({
  caseNumber: 'YS20261122-AAAAAAAAAA',
  itemCode: 'X',
  catalogueVersions: { from: 1, to: 1 },
  situation: {},
  form,
  materials: [],
  note: '',
  checkedBy: '预审员',
  checkedAt: '2026-11-21T02:00:00.000Z',
  expiresAt: '2026-12-21T02:00:00.000Z',
  ...change,
});

const answers = fc.dictionary(
  fc.constantFrom('applicant', 'item', 'a/b', '__proto__x'),
  fc.oneof(
    fc.constantFrom('', ' ', null, 0, false),
    fc.string(),
    fc.dictionary(fc.constantFrom('name', 'phone', 'reason'), fc.oneof(fc.string(), fc.constant(null), fc.boolean())),
  ),
);

test('what a draft already says is never changed, and nothing is ticked off', () => {
  fc.assert(
    fc.property(answers, answers, (typed, brought) => {
      const draft: Draft = { ...sampleDraft(), form: typed };
      const filled = fillFromPreCheck(draft, preCheckOf(brought), sampleItem());
      for (const pointer of leaves(typed)) {
        const before = readPointer(typed, pointer);
        const isOpen = before === null || (typeof before === 'string' && before.trim() === '');
        if (!isOpen) expect(readPointer(filled.form, pointer)).toEqual(before);
      }
      expect(filled.materials).toEqual(draft.materials);
      expect(filled.provenance).toEqual(draft.provenance);
      expect(filled.identity).toEqual(draft.identity);
      expect(fillFromPreCheck(filled, preCheckOf(brought), sampleItem()).form).toEqual(filled.form);
    }),
  );
});

test('the mark of an answer falls when it is changed', () => {
  const open = { ...sampleDraft(), form: { applicant: { name: '甲' } } };
  const draft = fillFromPreCheck(open, preCheckOf({ applicant: { phone: '1' } }), sampleItem());
  expect(isBroughtAlong(draft, '/applicant/phone')).toBe(true);
  expect(isBroughtAlong(draft, '/applicant/name')).toBe(false);
  expect(isBroughtAlong({ ...draft, form: { applicant: { phone: '2' } } }, '/applicant/phone')).toBe(false);
});

test('a difference from the card is said until it was looked at; another number is never settled', () => {
  const open: Draft = {
    ...sampleDraft(),
    identity: { method: 'chip', readingId: 'r' },
    form: { applicant: { name: '李秀兰', idNumber: '11010519491231002X' } },
  };
  const pointers = ['/applicant/name', '/applicant/idNumber'];
  const brought = preCheckOf({ applicant: { name: '李秀蓝', idNumber: '110105 19491231002x' } });
  const draft = fillFromPreCheck(open, brought, sampleItem());
  expect(checkPreCheck(draft, pointers)).toMatchObject([{ pointer: '/form/applicant/name', kind: 'mismatch' }]);
  const settled = { ...draft, preCheck: draft.preCheck && { ...draft.preCheck, settled: pointers } };
  expect(checkPreCheck(settled, pointers)).toEqual([]);
  const stranger = fillFromPreCheck(open, preCheckOf({ applicant: { idNumber: '341225195803124622' } }), sampleItem());
  const looked = { ...stranger, preCheck: stranger.preCheck && { ...stranger.preCheck, settled: pointers } };
  expect(checkPreCheck(looked, pointers)).toMatchObject([{ pointer: '/form/applicant/idNumber' }]);
});

test('situations and materials that the item does not know stay outside', () => {
  const foreign = preCheckOf(
    {},
    { situation: { nobody: 'asked' }, materials: [{ code: 'NOT-OF-THIS-ITEM', state: 'checked', note: '' }] },
  );
  const draft = fillFromPreCheck(sampleDraft(), foreign, sampleItem());
  expect(draft.situation).toEqual(sampleDraft().situation);
  expect(draft.preCheck?.brought?.materials).toEqual([]);
});

function leaves(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
