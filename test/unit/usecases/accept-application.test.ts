import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Draft } from '../../../main/domain/application.ts';
import { verifyLocalNumber } from '../../../main/domain/local-number.ts';
import { must } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { checkDraft } from '../../../main/usecases/check-draft.ts';
import { saveDraft } from '../../../main/usecases/save-draft.ts';
import { byHand, sampleItem, withAnswer } from '../domain/sample-case.ts';
import { catalogueOf, completeDraft, openWindow, publishCatalogue, type Window } from './window.ts';

let window: Window;
beforeEach(async () => {
  window = await openWindow();
});
afterEach(() => window.close());

const accept = (draft: Draft) => acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision });
const codeOf = async (draft: Draft): Promise<string | null> => {
  const accepted = await accept(draft);
  return accepted.ok ? null : accepted.failure.code;
};

function nothingHappened(draft: Draft): void {
  const { ledger } = window.parts;
  expect(ledger.draft(draft.id)).toEqual(draft);
  expect(ledger.application(draft.id)).toBeNull();
  expect(ledger.submission(draft.id)).toBeNull();
  expect(ledger.events({ fromSeq: 1, limit: 100 }).filter(({ type }) => type === 'application/accepted')).toEqual([]);
}

describe('an acceptance', () => {
  test('is number, content, event and outbox entry, and no draft any more', async () => {
    const draft = await completeDraft(window);
    const summary = must(await accept(draft));
    const { ledger } = window.parts;
    expect(verifyLocalNumber(summary.localNumber)).toBe(true);
    expect(summary.localNumber).toContain('A001-20261122-0001');
    expect(summary.whereabouts).toBe('on-terminal');
    expect(summary.receiptPrinted).toBe(false);
    expect(ledger.draft(draft.id)).toBeNull();
    const application = ledger.application(draft.id);
    expect(application).toMatchObject({
      applicantName: '𬱖试',
      form: draft.form,
      materials: draft.materials,
      operatorId: 'W01',
    });
    expect(application?.receivedAt).toBe(application?.acceptedAt);
    const event = ledger.events({ fromSeq: 1, limit: 100 }).find(({ type }) => type === 'application/accepted');
    expect(event).toMatchObject({ applicationId: draft.id, operatorId: 'W01', body: { application } });
    expect(ledger.submission(draft.id)).toMatchObject({ state: 'waiting', eventSeq: event?.seq });
    expect(window.devices.printed).toEqual([]);
  });

  test('asked for again, or twice at once, is the same one', async () => {
    const draft = await completeDraft(window);
    const both = await Promise.all([accept(draft), accept(draft)]);
    const [first, second] = both.map(must);
    const third = must(await acceptApplication(window.parts, { draftId: draft.id, revision: 99 }));
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(Object.values(window.parts.ledger.counts()).reduce((sum, count) => sum + count)).toBe(1);
  });

  test('gives each application of the day its own number', async () => {
    const numbers = new Set<string>();
    for (let index = 0; index < 5; index += 1) {
      numbers.add(must(await accept(await completeDraft(window))).localNumber);
    }
    expect([...numbers].map((number) => number.slice(14, 18))).toEqual(['0001', '0002', '0003', '0004', '0005']);
  });

  test('takes the day in Shanghai, not in Greenwich', async () => {
    window.setClock('2026-11-22T16:30:00.000Z');
    expect(must(await accept(await completeDraft(window))).localNumber).toContain('-20261123-');
  });

  test('writes numbers in one spelling and leaves the form as it was answered', async () => {
    const base = await completeDraft(window);
    let form = withAnswer(base.form, '/applicant/phone', '+86 138-1234-5678');
    form = withAnswer(form, '/applicant/idNumber', '11010519491231002x');
    const draft = await completeDraft(window, {
      form,
      provenance: {},
      identity: byHand('证件遗失'),
    });
    must(await accept(draft));
    const application = window.parts.ledger.application(draft.id);
    expect(application?.phone).toBe('13812345678');
    expect(application?.idNumber).toBe('11010519491231002X');
    expect(application?.form).toEqual(form);
  });

  test('an old number of 15 digits is kept in its 18 characters', async () => {
    const base = await completeDraft(window);
    const form = withAnswer(withAnswer(base.form, '/applicant/idNumber', '110105491231002'), '/applicant/sex', '2');
    const draft = await completeDraft(window, {
      form,
      provenance: {},
      identity: byHand('证件遗失'),
    });
    must(await accept(draft));
    expect(window.parts.ledger.application(draft.id)?.idNumber).toBe('11010519491231002X');
  });
});

describe('is refused, and leaves everything as it was,', () => {
  test('while the terminal is locked', async () => {
    const draft = await completeDraft(window);
    window.parts.session.operator = null;
    expect(await codeOf(draft)).toBe('terminal/locked');
    nothingHappened(draft);
  });

  test('for a draft that was changed since it was looked at', async () => {
    const seen = await completeDraft(window);
    const saved = must(saveDraft(window.parts, { draft: { ...seen, situation: { household: 'no' } } }));
    expect(await codeOf(seen)).toBe('draft/changed-elsewhere');
    if (saved.draft) nothingHappened(saved.draft);
  });

  test('for a draft changed while the vault was asked', async () => {
    const seen = await completeDraft(window);
    const accepting = accept(seen);
    must(saveDraft(window.parts, { draft: seen }));
    const accepted = await accepting;
    expect(accepted).toMatchObject({ ok: false, failure: { code: 'draft/changed-elsewhere' } });
    expect(window.parts.ledger.application(seen.id)).toBeNull();
  });

  test('for an incomplete one, naming what is missing', async () => {
    const base = await completeDraft(window);
    const draft = await completeDraft(window, { form: withAnswer(base.form, '/item/amount', undefined) });
    const accepted = await accept(draft);
    expect(accepted).toMatchObject({
      failure: { code: 'application/incomplete', problems: [{ pointer: '/form/item/amount', kind: 'missing' }] },
    });
    nothingHappened(draft);
  });

  test('for an answer that the chip says otherwise', async () => {
    const base = await completeDraft(window);
    const draft = await completeDraft(window, { form: withAnswer(base.form, '/applicant/name', '张三') });
    expect(await codeOf(draft)).toBe('application/chip-mismatch');
    nothingHappened(draft);
  });

  test('for an item that the county has withdrawn meanwhile', async () => {
    const draft = await completeDraft(window);
    publishCatalogue(window.parts, catalogueOf(2, [sampleItem({ status: 'retired' })]));
    expect(await codeOf(draft)).toBe('item/retired');
    publishCatalogue(window.parts, catalogueOf(3, [sampleItem({ code: 'T-2' })]));
    expect(await codeOf(draft)).toBe('item/retired');
    nothingHappened(draft);
  });

  test('for a page that is not in the vault', async () => {
    const page = { sha256: 'cd'.repeat(32), mediaType: 'image/jpeg' as const, sizeBytes: 3 };
    const draft = await completeDraft(window);
    const materials = draft.materials.map((entry) => (entry.code === 'KN' ? { ...entry, pages: [page] } : entry));
    const stored = must(
      window.parts.ledger.transact((writer) => writer.putDraft({ ...draft, materials }, draft.revision)),
    );
    if (!stored.stored) throw new Error('not stored');
    expect(await codeOf(stored.draft)).toBe('vault/missing');
    nothingHappened(stored.draft);
  });

  test('for nothing at all', async () => {
    const draft = await completeDraft(window);
    expect(await codeOf({ ...draft, id: '019aa000-0000-7000-8000-0000000000ff' })).toBe('application/not-found');
  });

  test('before the terminal is enrolled: it has no numbers to give', async () => {
    await window.close();
    window = await openWindow({ isEnrolled: false });
    const draft = await completeDraft(window);
    expect(await codeOf(draft)).toBe('terminal/not-enrolled');
    nothingHappened(draft);
  });
});

test('a case finishes on the version it began with, whatever the new one asks for', async () => {
  const draft = await completeDraft(window);
  const [first] = sampleItem().materials;
  if (!first) throw new Error('no material');
  const stricter = sampleItem({ materials: [...sampleItem().materials, { ...first, code: 'NEW', name: '新材料' }] });
  publishCatalogue(window.parts, catalogueOf(2, [stricter]));
  must(await accept(draft));
  expect(window.parts.ledger.application(draft.id)?.catalogueVersion).toBe(1);
});

test('what is checked is what is accepted: the check names its revision', async () => {
  const draft = await completeDraft(window);
  expect(checkDraft(window.parts, { draftId: draft.id })).toEqual({
    ok: true,
    value: { problems: [], revision: draft.revision },
  });
});
