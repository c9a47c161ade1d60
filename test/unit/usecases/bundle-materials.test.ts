import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { samplePage } from '../../../drivers/document-scanner/samples/library.ts';
import type { Application, Draft, PageRef } from '../../../main/domain/application.ts';
import { must } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { saveDraft } from '../../../main/usecases/save-draft.ts';
import { openFileVault, pagePath } from '../../../main/vault/file-vault.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

const look = { resolutionDpi: 100, grey: true };
const keys = ['village-opinion', 'income-statement', 'diagnosis'];

let window: Window;
let vaultDirectory: string;
beforeEach(async () => {
  const opened = await openWindow();
  vaultDirectory = await mkdtemp(path.join(tmpdir(), 'bundled-'));
  const vault = await openFileVault({ directory: vaultDirectory, sealer: opened.parts.sealer });
  window = { ...opened, parts: { ...opened.parts, vault } };
});
afterEach(async () => {
  await window.close();
  await rm(vaultDirectory, { recursive: true, force: true });
});

const accept = (draft: Draft) => acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision });
const put = async (bytes: Uint8Array, mediaType: PageRef['mediaType'] = 'image/jpeg') =>
  must(await window.parts.vault.put(bytes, mediaType));
const scanned = () => Promise.all(keys.map(async (key) => put(await samplePage(key, look))));

/** A complete draft whose proof of hardship has these pages. */
async function draftWith(pages: PageRef[]): Promise<Draft> {
  const draft = await completeDraft(window, { id: randomUUID() });
  const materials = draft.materials.map((entry) =>
    entry.code === 'KN' ? { ...entry, method: 'scanned' as const, pages } : entry,
  );
  const stored = must(
    window.parts.ledger.transact((writer) => writer.putDraft({ ...draft, materials }, draft.revision)),
  );
  if (!stored.stored) throw new Error('not stored');
  return stored.draft;
}

const proofOf = (application: Application | null) => application?.materials.find(({ code }) => code === 'KN');
const acceptedProof = (draft: Draft) => proofOf(window.parts.ledger.application(draft.id));

function nothingHappened(draft: Draft): void {
  const { ledger } = window.parts;
  expect(ledger.draft(draft.id)).toEqual(draft);
  expect(ledger.application(draft.id)).toBeNull();
  expect(ledger.submission(draft.id)).toBeNull();
}

const isThere = (sha256: string): Promise<boolean> => window.parts.vault.has(sha256);
const filesInVault = async (): Promise<number> =>
  (await readdir(vaultDirectory, { recursive: true })).filter((file) => file.endsWith('.page')).length;

describe('a material of several pages', () => {
  test('is frozen with its pages as they were and one PDF beside them, which the county gets', async () => {
    const pages = await scanned();
    const draft = await draftWith(pages);
    must(await accept(draft));
    const proof = acceptedProof(draft);
    expect(proof?.pages).toEqual(pages);
    const pdf = must(await window.parts.vault.get(proof?.bundle?.sha256 ?? ''));
    expect(proof?.bundle).toMatchObject({ mediaType: 'application/pdf', sizeBytes: pdf.length });
    for (const { sha256 } of pages) {
      expect(Buffer.from(pdf).indexOf(must(await window.parts.vault.get(sha256)))).toBeGreaterThan(0);
    }
    const store = createLedgerSyncStore({ ledger: window.parts.ledger, log: window.parts.log });
    const [pending] = store.dueSubmissions(Number.MAX_SAFE_INTEGER, 10);
    const other = draft.materials.filter(({ code }) => code !== 'KN').flatMap((entry) => entry.pages);
    expect(pending?.materials.toSorted(bySha256)).toEqual([...other, proof?.bundle].toSorted(bySha256));
  });

  test('is in the event as it is in the application', async () => {
    const draft = await draftWith(await scanned());
    must(await accept(draft));
    const events = window.parts.ledger.events({ fromSeq: 1, limit: 100 });
    const event = events.find(({ type }) => type === 'application/accepted');
    expect(event?.body.application).toEqual(window.parts.ledger.application(draft.id));
    expect(proofOf(event?.body.application as Application)?.bundle).toBeDefined();
  });

  test('accepted again after an acceptance that did not come about is the very same file', async () => {
    const pages = await scanned();
    const draft = await draftWith(pages);
    const accepting = accept(draft);
    must(saveDraft(window.parts, { draft }));
    expect(await accepting).toMatchObject({ ok: false, failure: { code: 'draft/changed-elsewhere' } });
    expect(window.parts.ledger.application(draft.id)).toBeNull();
    const left = await filesInVault();
    const now = window.parts.ledger.draft(draft.id);
    if (!now) throw new Error('the draft is gone');
    must(await accept(now));
    expect(await filesInVault()).toBe(left);
    expect(await isThere(acceptedProof(draft)?.bundle?.sha256 ?? '')).toBe(true);
  });

  test('accepted twice at once is one application with one file', async () => {
    const draft = await draftWith(await scanned());
    const before = await filesInVault();
    const [first, second] = (await Promise.all([accept(draft), accept(draft)])).map(must);
    expect(second).toEqual(first);
    expect(await filesInVault()).toBe(before + 1);
  });
});

describe('goes to the county as it is:', () => {
  test('a single page', async () => {
    const [page] = await scanned();
    const draft = await draftWith(page ? [page] : []);
    must(await accept(draft));
    expect(acceptedProof(draft)).toEqual(draft.materials.find(({ code }) => code === 'KN'));
  });

  test('what has a PDF among its pages', async () => {
    const pages = [...(await scanned()), await put(Buffer.from('%PDF-1.7 signed elsewhere'), 'application/pdf')];
    const draft = await draftWith(pages);
    must(await accept(draft));
    expect(acceptedProof(draft)).toEqual(draft.materials.find(({ code }) => code === 'KN'));
  });
});

describe('is refused, naming the material and the page, and leaves everything as it was,', () => {
  test('a page that is no whole picture', async () => {
    const [first, ...rest] = await scanned();
    const whole = await samplePage('photo', look);
    const cutOff = await put(whole.subarray(0, whole.length - 500));
    const draft = await draftWith([...(first ? [first] : []), cutOff, ...rest]);
    const refused = await accept(draft);
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'application/incomplete', problems: [{ pointer: '/materials/KN', kind: 'format' }] },
    });
    if (refused.ok) throw new Error('accepted');
    expect(refused.failure.problems?.[0]?.message.zh).toMatch(/“困难情形证明”第 2 页.*再扫一次/);
    nothingHappened(draft);
    const mended = await draftWith([...(first ? [first] : []), ...rest]);
    must(await accept(mended));
  });

  test('a page that its disk has spoiled', async () => {
    const pages = await scanned();
    const draft = await draftWith(pages);
    const spoiled = pagePath(vaultDirectory, pages[2]?.sha256 ?? '');
    await rm(spoiled);
    await writeFile(spoiled, 'something else of some length, to be sure');
    const refused = await accept(draft);
    expect(refused).toMatchObject({
      failure: { code: 'vault/damaged', problems: [{ pointer: '/materials/KN' }] },
    });
    if (refused.ok) throw new Error('accepted');
    expect(refused.failure.problems?.[0]?.message.en).toMatch(/^Page 3 of/);
    nothingHappened(draft);
  });
});

const bySha256 = (a?: { sha256: string }, b?: { sha256: string }): number =>
  (a?.sha256 ?? '').localeCompare(b?.sha256 ?? '');
