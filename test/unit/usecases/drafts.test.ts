import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Draft } from '../../../main/domain/application.ts';
import { must } from '../../../main/domain/result.ts';
import { createFileDoor } from '../../../main/files.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { applyCard } from '../../../main/usecases/apply-card.ts';
import { discardDraft } from '../../../main/usecases/discard-draft.ts';
import { removePage } from '../../../main/usecases/draft-pages.ts';
import { applicationForm } from '../../../main/usecases/papers.ts';
import { saveDraft } from '../../../main/usecases/save-draft.ts';
import { scanMaterial } from '../../../main/usecases/scan-material.ts';
import { startDraft } from '../../../main/usecases/start-draft.ts';
import { reading, sampleItem } from '../domain/sample-case.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

let window: Window;
beforeEach(async () => {
  window = await openWindow();
});
afterEach(() => window.close());

const begin = (): Draft =>
  must(startDraft(window.parts, { itemCode: 'T-1', readingId: reading.id, channel: 'window' }));
const stored = (draft: Draft): Draft | null => window.parts.ledger.draft(draft.id);

describe('a draft', () => {
  test('begins with the chip’s answers, marked as such, and every material untouched', () => {
    const draft = begin();
    expect(draft.form.applicant).toMatchObject({ name: '𬱖试', idNumber: '11010519491231002X' });
    expect(draft.provenance['/applicant/name']).toEqual({ source: 'chip', readingId: reading.id });
    expect(draft.materials.map(({ method }) => method)).toEqual(['none', 'none', 'none']);
    expect(stored(draft)).toEqual(draft);
  });

  test('does not begin without a clerk, on an unknown or retired item, or with an unknown card', async () => {
    const input = { itemCode: 'T-1', readingId: null, channel: 'window' } as const;
    expect(startDraft(window.parts, { ...input, itemCode: 'T-9' })).toMatchObject({
      failure: { code: 'item/unknown' },
    });
    expect(startDraft(window.parts, { ...input, readingId: 'x' })).toMatchObject({
      failure: { code: 'input/invalid' },
    });
    window.parts.session.operator = null;
    expect(startDraft(window.parts, input)).toMatchObject({ failure: { code: 'terminal/locked' } });
    await window.close();
    window = await openWindow({ items: [sampleItem({ status: 'retired' })] });
    expect(startDraft(window.parts, input)).toMatchObject({ failure: { code: 'item/retired' } });
  });

  test('can be thrown away, and is then nobody’s', () => {
    const draft = begin();
    must(discardDraft(window.parts, { draftId: draft.id }));
    expect(stored(draft)).toBeNull();
    expect(saveDraft(window.parts, { draft })).toMatchObject({ failure: { code: 'application/not-found' } });
    expect(discardDraft(window.parts, { draftId: draft.id })).toMatchObject({
      failure: { code: 'application/not-found' },
    });
  });
});

describe('autosave', () => {
  test('takes the answers and nothing of what the main process owns', async () => {
    const draft = await completeDraft(window);
    const forged: Draft = {
      ...draft,
      itemCode: 'T-2',
      itemName: '别的事项',
      catalogueVersion: 7,
      channel: 'kiosk',
      openedAt: '2020-01-01T00:00:00.000Z',
      operatorId: 'someone',
      situation: { household: 'yes' },
      materials: [
        ...draft.materials.map((entry) => ({
          ...entry,
          originalSeen: true,
          pages: [{ sha256: 'ee'.repeat(32), mediaType: 'image/jpeg' as const, sizeBytes: 1 }],
        })),
        { code: 'XX', originalSeen: true, method: 'scanned', pages: [] },
      ],
    };
    must(saveDraft(window.parts, { draft: forged }));
    const now = stored(draft);
    expect(now).toMatchObject({
      itemCode: 'T-1',
      itemName: draft.itemName,
      catalogueVersion: 1,
      channel: 'window',
      openedAt: draft.openedAt,
      operatorId: draft.operatorId,
      situation: { household: 'yes' },
      revision: draft.revision + 1,
    });
    expect(now?.materials.map(({ code, pages }) => ({ code, pages }))).toEqual(
      draft.materials.map(({ code, pages }) => ({ code, pages })),
    );
    expect(now?.materials.every(({ originalSeen }) => originalSeen)).toBe(true);
  });

  test('on a stale revision changes nothing and shows what is there', async () => {
    const draft = await completeDraft(window);
    must(saveDraft(window.parts, { draft: { ...draft, situation: { household: 'yes' } } }));
    const late = must(saveDraft(window.parts, { draft: { ...draft, situation: { household: 'no' } } }));
    expect(late.stored).toBe(false);
    expect(late.draft?.situation).toEqual({ household: 'yes' });
    expect(stored(draft)?.situation).toEqual({ household: 'yes' });
  });

  test('after the acceptance is refused: the content is frozen', async () => {
    const draft = await completeDraft(window);
    must(await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision }));
    expect(saveDraft(window.parts, { draft })).toMatchObject({ failure: { code: 'application/not-found' } });
  });
});

describe('another card', () => {
  test('replaces all that the first one said, also what it does not say itself, and keeps what was typed', () => {
    const draft = begin();
    const typed = must(
      saveDraft(window.parts, {
        draft: { ...draft, form: { applicant: { ...(draft.form.applicant as object), phone: '13812345678' } } },
      }),
    );
    const foreigner = {
      ...reading,
      id: 'reading-2',
      cardType: 'foreigner-2023' as const,
      name: 'SMITH',
      address: '',
      nationCode: '',
    };
    must(window.parts.ledger.transact((writer) => writer.putCardReading(foreigner)));
    const applied = must(applyCard(window.parts, { draftId: draft.id, readingId: 'reading-2' }));
    const applicant = applied.form.applicant as Record<string, unknown>;
    expect(typed.stored).toBe(true);
    expect(applicant.name).toBe('SMITH');
    expect(applicant.phone).toBe('13812345678');
    expect(applicant).not.toHaveProperty('address');
    expect(applicant).not.toHaveProperty('nation');
    expect(Object.values(applied.provenance).every((origin) => origin.readingId === 'reading-2')).toBe(true);
    expect(applied.identity).toEqual({ method: 'chip', readingId: 'reading-2' });
  });
});

describe('scanned pages', () => {
  const scan = (draft: Draft, materialCode = 'KN') =>
    scanMaterial(window.parts, { draftId: draft.id, materialCode, source: 'feeder' });

  test('are in the vault and in the draft, in feeding order, one by one', async () => {
    const draft = begin();
    window.devices.pagesToScan = ['one', 'two', 'three'].map((text) => Buffer.from(text));
    const scanned = must(await scan(draft));
    expect(scanned.pageCount).toBe(3);
    const pages = stored(draft)?.materials.find(({ code }) => code === 'KN')?.pages ?? [];
    const texts = await Promise.all(
      pages.map(async ({ sha256 }) => Buffer.from(must(await window.parts.vault.get(sha256))).toString()),
    );
    expect(texts).toEqual(['one', 'two', 'three']);
    const told = window.published.filter(({ topic }) => topic === 'scan');
    expect(told.map(({ value }) => (value as { pageNumber: number }).pageNumber)).toEqual([1, 2, 3]);
  });

  test('before a jam stay, and the jam is told', async () => {
    const draft = begin();
    window.devices.pagesToScan = [Buffer.from('one')];
    window.devices.afterPages = { ok: false, trouble: 'scanner/jammed', detail: 'page 2' };
    const scanned = must(await scan(draft));
    expect(scanned).toMatchObject({ pageCount: 1, interruptedBy: { code: 'scanner/jammed', detail: 'page 2' } });
    expect(scanned.draft.materials.find(({ code }) => code === 'KN')).toMatchObject({ method: 'scanned' });
  });

  test('meet what the clerk typed meanwhile: both stay', async () => {
    const draft = begin();
    window.devices.pagesToScan = [Buffer.from('one')];
    const scanning = scan(draft);
    must(saveDraft(window.parts, { draft: { ...draft, situation: { household: 'yes' } } }));
    must(await scanning);
    expect(stored(draft)?.situation).toEqual({ household: 'yes' });
    expect(stored(draft)?.materials.find(({ code }) => code === 'KN')?.pages.length).toBe(1);
  });

  test('are taken only for a material of the item, in an open draft', async () => {
    const draft = begin();
    expect(await scan(draft, 'XX')).toMatchObject({ failure: { code: 'item/requirement-unknown' } });
    must(discardDraft(window.parts, { draftId: draft.id }));
    expect(await scan(draft)).toMatchObject({ failure: { code: 'application/not-found' } });
  });

  test('of a draft that is thrown away meanwhile are told to be homeless', async () => {
    const draft = begin();
    window.devices.pagesToScan = [Buffer.from('one')];
    const scanning = scan(draft);
    must(discardDraft(window.parts, { draftId: draft.id }));
    expect(await scanning).toMatchObject({ failure: { code: 'application/not-found' } });
  });

  test('can be taken out again; the last one leaves the material as not handed in', async () => {
    const draft = begin();
    window.devices.pagesToScan = ['one', 'two'].map((text) => Buffer.from(text));
    const { draft: scanned } = must(await scan(draft));
    const [one, two] = scanned.materials.find(({ code }) => code === 'KN')?.pages ?? [];
    if (!one || !two) throw new Error('two pages were scanned');
    const remove = (sha256: string) => removePage(window.parts, { draftId: draft.id, materialCode: 'KN', sha256 });
    expect(must(remove(one.sha256)).materials.find(({ code }) => code === 'KN')?.pages).toEqual([two]);
    const again = must(remove(one.sha256));
    expect(again.revision).toBe(stored(draft)?.revision);
    expect(must(remove(two.sha256)).materials.find(({ code }) => code === 'KN')).toMatchObject({
      method: 'none',
      pages: [],
    });
    // What a citizen gave is never deleted: only the draft forgets it.
    expect(await window.parts.vault.has(one.sha256)).toBe(true);
  });
});

describe('the application form', () => {
  test('is made of the draft, noted in the trail, and made of the application once accepted', async () => {
    const draft = await completeDraft(window);
    const { url } = must(applicationForm(window.parts, { draftId: draft.id }));
    const door = createFileDoor(window.parts);
    const first = await door.read(url);
    expect(Buffer.from(first?.bytes ?? []).toString('latin1', 0, 5)).toBe('%PDF-');
    const [noted] = window.parts.ledger.events({ fromSeq: 1, limit: 9 });
    expect(noted).toMatchObject({ type: 'document/printed', applicationId: null, body: { draftId: draft.id } });
    must(await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision }));
    must(applicationForm(window.parts, { draftId: draft.id }));
    expect((await door.read(url))?.mediaType).toBe('application/pdf');
    window.parts.session.operator = null;
    expect(await door.read(url)).toBeNull();
    expect(applicationForm(window.parts, { draftId: draft.id })).toMatchObject({
      failure: { code: 'terminal/locked' },
    });
  });

  test('of nothing is not there', async () => {
    const draftId = '019aa000-0000-7000-8000-0000000000ff';
    expect(applicationForm(window.parts, { draftId })).toMatchObject({ failure: { code: 'application/not-found' } });
    expect(await createFileDoor(window.parts).read(`/documents/application-form-${draftId}.pdf`)).toBeNull();
  });
});
