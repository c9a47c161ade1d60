import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Draft } from '../../../main/domain/application.ts';
import { openDoubts } from '../../../main/domain/page-doubts.ts';
import { must } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { addPhotoPage } from '../../../main/usecases/add-photo-page.ts';
import { keepPage, movePage, pagesOf, removePage } from '../../../main/usecases/draft-pages.ts';
import { saveDraft } from '../../../main/usecases/save-draft.ts';
import { scanMaterial } from '../../../main/usecases/scan-material.ts';
import { startDraft } from '../../../main/usecases/start-draft.ts';
import { reading } from '../domain/sample-case.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

let window: Window;
let draft: Draft;
beforeEach(async () => {
  window = await openWindow();
  draft = must(startDraft(window.parts, { itemCode: 'T-1', readingId: reading.id, channel: 'window' }));
});
afterEach(() => window.close());

const materialCode = 'KN';
const stored = (): Draft => window.parts.ledger.draft(draft.id) ?? draft;
const scanned = () => pagesOf(stored(), materialCode).map(({ sha256 }) => sha256);
const texts = () =>
  Promise.all(scanned().map(async (sha256) => Buffer.from(must(await window.parts.vault.get(sha256))).toString()));
const asked = () => openDoubts(stored()).map(({ pageNumber, why, taken }) => [pageNumber, why, taken]);

function feed(pages: Readonly<Record<string, (typeof window.devices.findings)[number]>>): void {
  window.devices.pagesToScan = Object.keys(pages).map((text) => Buffer.from(text));
  window.devices.findings = Object.values(pages);
}

const good = { verdict: 'good' } as const;
const scan = (more: { replaces?: string; duplex?: boolean } = {}) =>
  scanMaterial(window.parts, { draftId: draft.id, materialCode, source: 'feeder', ...more });

async function scanThree(): Promise<readonly string[]> {
  feed({ one: good, two: { verdict: 'blank' }, three: { verdict: 'blurred' } });
  must(await scan());
  return scanned();
}

describe('a page that is blank, blurred or was not looked at', () => {
  test('is kept, told on the topic and in the answer, and asked about in the draft', async () => {
    feed({ one: good, two: { verdict: 'blank' }, three: { unprocessed: 'too-slow' } });
    const { pages } = must(await scan());
    const findings = pages.map(({ verdict, unprocessed }) => verdict ?? unprocessed);
    expect(findings).toEqual(['good', 'blank', 'too-slow']);
    const told = window.published.filter(({ topic }) => topic === 'scan').map(({ value }) => value);
    expect(told).toMatchObject([
      { pageNumber: 1, verdict: 'good', unprocessed: null },
      { pageNumber: 2, verdict: 'blank', unprocessed: null },
      { pageNumber: 3, verdict: null, unprocessed: 'too-slow' },
    ]);
    expect(await texts()).toEqual(['one', 'two', 'three']);
    expect(asked()).toEqual([
      [2, 'blank', 'scanner'],
      [3, 'too-slow', 'scanner'],
    ]);
  });

  test('stays asked about whatever the desk saves', async () => {
    await scanThree();
    must(saveDraft(window.parts, { draft: { ...stored(), situation: { household: 'yes' }, pageDoubts: [] } }));
    expect(asked()).toHaveLength(2);
  });

  test('is asked about no more once the clerk keeps it, also when the same comes again', async () => {
    const [, blank] = await scanThree();
    const keep = () => keepPage(window.parts, { draftId: draft.id, materialCode, sha256: blank ?? '' });
    must(keep());
    expect(asked()).toEqual([[3, 'blurred', 'scanner']]);
    expect(await texts()).toEqual(['one', 'two', 'three']);
    must(keep());
    feed({ two: { verdict: 'blank' } });
    expect(must(await scan()).pages).toMatchObject([{ isNew: false }]);
    expect(asked()).toHaveLength(1);
  });

  test('leaves with its question', async () => {
    const [, blank] = await scanThree();
    must(removePage(window.parts, { draftId: draft.id, materialCode, sha256: blank ?? '' }));
    expect(stored().pageDoubts).toMatchObject([{ why: 'blurred' }]);
    expect(asked()).toEqual([[2, 'blurred', 'scanner']]);
  });

  test('keeps nothing from being accepted, and no question goes to the county', async () => {
    const complete = await completeDraft(window);
    const entry = complete.materials.find(({ pages }) => pages.length > 0);
    const target = { draftId: complete.id, materialCode: entry?.code ?? '' };
    feed({ two: { verdict: 'blank' } });
    const replaces = entry?.pages[0]?.sha256;
    const { draft: doubtful } = must(await scanMaterial(window.parts, { ...target, source: 'feeder', replaces }));
    expect(openDoubts(doubtful)).toHaveLength(1);
    must(await acceptApplication(window.parts, { draftId: doubtful.id, revision: doubtful.revision }));
    expect(window.parts.ledger.application(doubtful.id)).not.toHaveProperty('pageDoubts');
  });
});

describe('taken anew', () => {
  test('the page takes the place of the old one, and the question goes', async () => {
    const [, blank = ''] = await scanThree();
    feed({ 'two again': good });
    must(await scan({ replaces: blank }));
    expect(await texts()).toEqual(['one', 'two again', 'three']);
    expect(asked()).toEqual([[3, 'blurred', 'scanner']]);
    expect(window.devices.scans.at(-1)).toMatchObject({ maxPages: 1, duplex: false });
    // What a citizen gave is never deleted: only the draft forgets it.
    expect(await window.parts.vault.has(blank)).toBe(true);
  });

  test('and blurred again, the question is about the new one', async () => {
    const [, blank = ''] = await scanThree();
    feed({ 'two again': { verdict: 'blurred' } });
    must(await scan({ replaces: blank }));
    expect(asked()).toEqual([
      [2, 'blurred', 'scanner'],
      [3, 'blurred', 'scanner'],
    ]);
  });

  test('with nothing in the feeder, the old page stays in its place', async () => {
    const [, blank = ''] = await scanThree();
    feed({});
    window.devices.afterPages = { ok: false, trouble: 'scanner/empty' };
    expect(must(await scan({ replaces: blank }))).toMatchObject({
      pages: [],
      interruptedBy: { code: 'scanner/empty' },
    });
    expect(await texts()).toEqual(['one', 'two', 'three']);
    expect(asked()).toHaveLength(2);
  });

  test('a page that is there already replaces none', async () => {
    const [, blank = ''] = await scanThree();
    feed({ three: { verdict: 'blurred' } });
    expect(must(await scan({ replaces: blank })).pages).toMatchObject([{ isNew: false }]);
    expect(await texts()).toEqual(['one', 'two', 'three']);
    expect(asked()).toHaveLength(2);
  });

  test('a page too many goes to the end', async () => {
    const [, blank = ''] = await scanThree();
    feed({ 'two again': good, more: good });
    must(await scan({ replaces: blank }));
    expect(await texts()).toEqual(['one', 'two again', 'three', 'more']);
  });

  test('the old one removed meanwhile, the new one goes to the end; removed before, nothing is scanned', async () => {
    const [, blank = ''] = await scanThree();
    feed({ 'two again': good });
    const scanning = scan({ replaces: blank });
    must(removePage(window.parts, { draftId: draft.id, materialCode, sha256: blank }));
    must(await scanning);
    expect(await texts()).toEqual(['one', 'three', 'two again']);
    const before = window.devices.scans.length;
    expect(await scan({ replaces: blank })).toMatchObject({ failure: { code: 'input/invalid' } });
    expect(window.devices.scans).toHaveLength(before);
  });
});

describe('a photo', () => {
  const jpegBase64 = Buffer.of(0xff, 0xd8, 1, 2, 0xff, 0xd9).toString('base64');
  const bytes = Buffer.from('the photo, cut');

  test('out of focus is asked about as a photo, and taken anew in its place', async () => {
    await scanThree();
    const page = { bytes, mediaType: 'image/jpeg', sizeBytes: bytes.length, skewDegrees: 0, cropped: true } as const;
    window.devices.photo = { processed: true, page: { ...page, verdict: 'blurred' } };
    const first = must(await addPhotoPage(window.parts, { draftId: draft.id, materialCode, jpegBase64 }));
    expect(first).toMatchObject({ verdict: 'blurred', unprocessed: null, isNew: true });
    expect(asked().at(-1)).toEqual([4, 'blurred', 'camera']);
    must(movePage(window.parts, { draftId: draft.id, materialCode, sha256: first.sha256, to: 0 }));
    window.devices.photo = { processed: true, page: { ...page, bytes: Buffer.from('sharp'), verdict: 'good' } };
    must(await addPhotoPage(window.parts, { draftId: draft.id, materialCode, jpegBase64, replaces: first.sha256 }));
    expect(await texts()).toEqual(['sharp', 'one', 'two', 'three']);
    expect(asked().map(([page]) => page)).toEqual([3, 4]);
  });

  test('that the page desk could not work on is kept as it was taken, and asked about', async () => {
    const added = must(await addPhotoPage(window.parts, { draftId: draft.id, materialCode, jpegBase64 }));
    expect(added).toMatchObject({ verdict: null, unprocessed: 'worker-ended' });
    expect(asked()).toEqual([[1, 'worker-ended', 'camera']]);
  });
});

describe('the order of pages', () => {
  test('is what the clerk makes it, and the questions follow their pages', async () => {
    const [one = '', two = '', three = ''] = await scanThree();
    const move = (sha256: string, to: number) =>
      must(movePage(window.parts, { draftId: draft.id, materialCode, sha256, to }));
    move(three, 0);
    expect(scanned()).toEqual([three, one, two]);
    expect(asked()).toEqual([
      [1, 'blurred', 'scanner'],
      [3, 'blank', 'scanner'],
    ]);
    move(three, 1);
    move(three, 1);
    expect(scanned()).toEqual([one, three, two]);
    move(one, 99);
    expect(scanned()).toEqual([three, two, one]);
    move('0'.repeat(64), 0);
    expect(scanned()).toEqual([three, two, one]);
  });

  test('is changed only for a material of the item, in an open draft, by an operator', async () => {
    const [sha256 = ''] = await scanThree();
    const move = (change: Partial<Parameters<typeof movePage>[1]>) =>
      movePage(window.parts, { draftId: draft.id, materialCode, sha256, to: 1, ...change });
    expect(move({ materialCode: 'XX' })).toMatchObject({ failure: { code: 'item/requirement-unknown' } });
    expect(move({ draftId: crypto.randomUUID() })).toMatchObject({ failure: { code: 'application/not-found' } });
    window.parts.session.operator = null;
    expect(move({})).toMatchObject({ failure: { code: 'terminal/locked' } });
  });
});
