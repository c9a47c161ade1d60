import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { checkDraft } from '../../../main/usecases/check-draft.ts';
import { keepOriginal, openOriginals, originals, returnOriginal } from '../../../main/usecases/originals.ts';
import { dropReuse, takeFromWallet, walletOffers } from '../../../main/usecases/wallet.ts';
import { sampleDraft } from '../domain/sample-case.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

const jpeg = await readFile(path.join(import.meta.dirname, '..', '..', 'journeys', 'paper-under-the-camera.jpg'));
let window: Window;
let applicationId: string;

beforeEach(async () => {
  window = await openWindow();
  const page = must(await window.parts.vault.put(jpeg, 'image/jpeg'));
  const draft = await completeDraft(window);
  const materials = draft.materials.map((entry) =>
    entry.code === 'KN' ? { ...entry, method: 'scanned' as const, originalSeen: true, pages: [page] } : entry,
  );
  const stored = must(
    window.parts.ledger.transact((writer) => writer.putDraft({ ...draft, materials }, draft.revision)),
  );
  if (!stored.stored) throw new Error('not stored');
  must(await acceptApplication(window.parts, { draftId: draft.id, revision: stored.draft.revision }));
  applicationId = draft.id;
});
afterEach(() => window.close());

async function nextDraft(change: Parameters<typeof sampleDraft>[0] = {}) {
  const draft = sampleDraft({ id: randomUUID(), ...change });
  const materials = draft.materials.map(({ code }) => ({
    code,
    originalSeen: false,
    method: 'none' as const,
    pages: [],
  }));
  const stored = must(window.parts.ledger.transact((writer) => writer.putDraft({ ...draft, materials }, null)));
  if (!stored.stored) throw new Error('not stored');
  return stored.draft;
}
const take = (draftId: string, materialCode = 'KN') =>
  takeFromWallet(window.parts, { draftId, materialCode, applicationId, hasConsent: true });

test('R41: a second item of the same person takes what was handed in with one click; the original stays untouched', async () => {
  const draft = await nextDraft();
  const before = must(checkDraft(window.parts, { draftId: draft.id })).problems.map(({ pointer }) => pointer);
  expect(before).toContain('/materials/KN');
  const offers = must(walletOffers(window.parts, { draftId: draft.id }));
  expect(offers).toMatchObject([{ materialCode: 'SF' }, { materialCode: 'KN', level: 'B', applicationId }]);
  const taken = must(await take(draft.id));
  const entry = taken.materials.find(({ code }) => code === 'KN');
  expect(entry).toMatchObject({ method: 'scanned', originalSeen: true, reuse: { applicationId, level: 'B' } });
  expect(must(walletOffers(window.parts, { draftId: draft.id }))).toMatchObject([{ materialCode: 'SF' }]);
  const after = must(checkDraft(window.parts, { draftId: draft.id })).problems.map(({ pointer }) => pointer);
  expect(after).not.toContain('/materials/KN');

  const [drawn] = entry?.pages ?? [];
  expect(drawn?.mediaType).toBe('application/pdf');
  const file = path.join('/tmp', `${randomUUID()}.pdf`);
  await writeFile(file, must(await window.parts.vault.get(drawn?.sha256 ?? '')));
  const { stdout } = await promisify(execFile)('pdftotext', [file, '-']);
  expect(stdout.replaceAll(/\s/g, '')).toContain('与原件核对无误，仅供办理“临时救助”使用');
  const [source] =
    window.parts.ledger.application(applicationId)?.materials.find(({ code }) => code === 'KN')?.pages ?? [];
  expect(Buffer.from(must(await window.parts.vault.get(source?.sha256 ?? ''))).equals(jpeg)).toBe(true);

  const event = window.parts.ledger
    .events({ fromSeq: 1, limit: 100 })
    .findLast(({ type }) => type === 'material/reused');
  expect(event?.body).toMatchObject({ materialCode: 'KN', hasConsent: true, reuse: { applicationId } });
});

test('R41: given up again it is asked for as before, and offered again', async () => {
  const draft = await nextDraft();
  must(await take(draft.id));
  const dropped = must(dropReuse(window.parts, { draftId: draft.id, materialCode: 'KN' }));
  expect(dropped.materials.find(({ code }) => code === 'KN')).toEqual({
    code: 'KN',
    originalSeen: false,
    method: 'none',
    pages: [],
  });
  expect(must(walletOffers(window.parts, { draftId: draft.id }))).toHaveLength(2);
});

test('R41: nobody takes what is not offered: another person’s, another material, a second time', async () => {
  const stranger = await nextDraft({
    form: { ...sampleDraft().form, applicant: { idType: '111', idNumber: '440524188001010014' } },
  });
  expect(must(walletOffers(window.parts, { draftId: stranger.id }))).toEqual([]);
  expect(await take(stranger.id)).toMatchObject({ failure: { code: 'wallet/not-offered' } });
  const draft = await nextDraft();
  expect(await take(draft.id, 'HK')).toMatchObject({ failure: { code: 'wallet/not-offered' } });
  must(await take(draft.id));
  expect(await take(draft.id)).toMatchObject({ failure: { code: 'wallet/not-offered' } });
});

test('R36: an original that is kept stays on the list until it is back with a signature', () => {
  const order = { applicationId, materialCode: 'KN', count: 1, holder: 'window', place: '3号柜' } as const;
  const [kept] = must(keepOriginal(window.parts, order));
  const id = kept?.id ?? '';
  expect(must(openOriginals(window.parts))).toMatchObject([{ id, materialName: '困难情形证明', place: '3号柜' }]);
  const back = { applicationId, id, receiver: '韦小兰', relation: '本人' };
  must(returnOriginal(window.parts, { ...back, isSigned: false }));
  expect(must(openOriginals(window.parts))).toHaveLength(1);
  must(returnOriginal(window.parts, { ...back, isSigned: true }));
  expect(must(openOriginals(window.parts))).toEqual([]);
  expect(must(originals(window.parts, { applicationId }))).toMatchObject([{ returned: { isSigned: true } }]);
  expect(returnOriginal(window.parts, { ...back, isSigned: true })).toMatchObject({
    failure: { code: 'original/settled' },
  });
  const types = window.parts.ledger.events({ fromSeq: 1, limit: 100 }).map(({ type }) => type);
  expect(types.filter((type) => type.startsWith('original/'))).toEqual([
    'original/kept',
    'original/returned',
    'original/returned',
  ]);
});

test('R07: no original is kept of what the item does not ask for', () => {
  const order = { applicationId, materialCode: 'XX', count: 1, holder: 'window', place: '' } as const;
  expect(keepOriginal(window.parts, order)).toMatchObject({ failure: { code: 'item/requirement-unknown' } });
});
