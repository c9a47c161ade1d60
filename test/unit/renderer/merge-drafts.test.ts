import { expect, test } from 'vitest';
import { mergeAnswers, mergeDrafts } from '../../../renderer/desk/merge-drafts.ts';
import { aDraft } from './scripted-main.ts';

const page = { sha256: 'a'.repeat(64), mediaType: 'image/jpeg' as const, sizeBytes: 1 };

test('who alone changed a field wins it', () => {
  const base = aDraft({ form: { applicant: { name: '甲', phone: '' }, item: { tier: '200' } } });
  const mine = { ...base, form: { applicant: { name: '甲', phone: '138' }, item: { tier: '200' } } };
  const stored = {
    ...base,
    revision: 3,
    form: { applicant: { name: '乙', phone: '' }, item: { tier: '200' } },
    materials: [{ code: 'SF', originalSeen: false, method: 'scanned' as const, pages: [page] }],
  };
  const merged = mergeDrafts(base, mine, stored);
  expect(merged.draft.form).toEqual({ applicant: { name: '乙', phone: '138' }, item: { tier: '200' } });
  expect(merged.draft.materials[0]?.pages).toEqual([page]);
  expect(merged.draft.revision).toBe(3);
  expect(merged.lost).toEqual([]);
});

test('a tick at a material and a scan of it both stay', () => {
  const base = aDraft();
  const mine = { ...base, materials: [{ code: 'SF', originalSeen: true, method: 'none' as const, pages: [] }] };
  const stored = {
    ...base,
    materials: [{ code: 'SF', originalSeen: false, method: 'scanned' as const, pages: [page] }],
  };
  expect(mergeDrafts(base, mine, stored).draft.materials).toEqual([
    { code: 'SF', originalSeen: true, method: 'scanned', pages: [page] },
  ]);
});

test('an answer removed here stays removed, and one typed on both sides is reported', () => {
  const base = aDraft({ form: { item: { a: '1', b: '1' } } });
  const mine = { ...base, form: { item: { b: '2' } } };
  const stored = { ...base, form: { item: { a: '1', b: '3' } } };
  const merged = mergeDrafts(base, mine, stored);
  expect(merged.draft.form).toEqual({ item: { b: '3' } });
  expect(merged.lost).toEqual([{ pointer: '/form/item/b', mine: '2', stored: '3' }]);
});

test('a keystroke changes its own answer only', () => {
  const drawn = { applicant: { name: '', phone: '1' } };
  const typed = { applicant: { name: '', phone: '13' } };
  const newest = { applicant: { name: '𬱖试', phone: '1' } };
  expect(mergeAnswers(drawn, typed, newest)).toEqual({ applicant: { name: '𬱖试', phone: '13' } });
});
