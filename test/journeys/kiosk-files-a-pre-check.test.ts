import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Draft } from '../../main/domain/application.ts';
import { must } from '../../main/domain/result.ts';
import { type JourneyTerminal, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne, saveFilled } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { until } from '../support/until.ts';

const pensionItem = 'DEMO-017';
const household = 'HK';

async function visitOf(kiosk: JourneyTerminal, citizen: string): Promise<string> {
  const reading = await kiosk.readCard(citizen);
  await kiosk.call('beginKioskVisit', { proof: { readingId: reading.id } });
  return reading.id;
}

/** What the citizen does on the pages: begin, answer, scan one paper with the kiosk's camera. */
async function filledIn(kiosk: JourneyTerminal, readingId: string): Promise<Draft> {
  const draft = await kiosk.call('startDraft', { itemCode: pensionItem, readingId, channel: 'kiosk' });
  await saveFilled(kiosk.ask, draft);
  const jpeg = await readFile(path.join(import.meta.dirname, 'paper-under-the-camera.jpg'));
  const photo = { draftId: draft.id, materialCode: household, jpegBase64: jpeg.toString('base64') };
  return (await kiosk.call('addPhotoPage', photo)).draft;
}

test('R46: what a citizen files alone without a line is a pre-check, and opens at a window with answers and pages', () =>
  withTerminal({ station: 'kiosk' }, async ({ terminal: kiosk, newTerminal, county, line }) => {
    const window = await newTerminal({ station: 'window' });
    await Promise.all([readyToWork(kiosk), readyToWork(window)]);
    const readingId = await visitOf(kiosk, 'li-xiulan');
    const draft = await filledIn(kiosk, readingId);
    await line.setMood('cut');

    // The rules say all of it at once: nothing bars it, and each paper stands with what is to be done about it.
    const found = await kiosk.call('preCheckDraft', { draftId: draft.id });
    expect(found.problems).toEqual([]);
    const bringing = Object.fromEntries(found.bring.map(({ code, bringing: how }) => [code, how]));
    expect(bringing).toMatchObject({ SF: 'card', HK: 'original', YH: 'bring', SB: 'window' });

    const order = { draftId: draft.id, revision: found.revision, isConfirmed: true } as const;
    const [filed, again] = await Promise.all([kiosk.call('filePreCheck', order), kiosk.call('filePreCheck', order)]);
    expect(again.caseNumber).toBe(filed.caseNumber);
    expect(filed.caseNumber).toMatch(/^YS\d{8}-[2-9A-HJ-NP-Z]{10}$/);
    expect(filed.reach).toBe('on-terminal');
    // No receipt: nothing was received, and no clock runs.
    expect(await kiosk.call('kioskMatters', {})).toEqual({ matters: [], isWhole: false });
    const caseNumber = filed.caseNumber;
    const print = { caseNumber, jobId: crypto.randomUUID(), isLarge: true };
    expect((await kiosk.call('printFiling', print)).printed).toBe('confirmed');

    // Neither somebody else nor nobody finds it.
    await visitOf(kiosk, 'elder');
    expect(await kiosk.call('kioskFilings', {})).toEqual([]);
    expect(await kiosk.ask('printFiling', { ...print, jobId: crypto.randomUUID() })).toMatchObject({ ok: false });
    await kiosk.call('endKioskVisit', { reason: 'finished', keepDrafts: false });
    expect(await kiosk.call('kioskFilings', {})).toEqual([]);

    await line.setMood('open');
    await visitOf(kiosk, 'li-xiulan');
    await until(async () => (await kiosk.call('kioskFilings', {}))[0]?.reach === 'at-county');
    expect((await county.store.preChecks.find(caseNumber))?.checkedBy).toContain('未经人工预审');

    const card = await window.readCard('li-xiulan');
    const opening = { caseNumber, readingId: card.id, channel: 'window', takeOver: false } as const;
    const opened = await window.call('openPreCheck', opening);
    if (opened.kind !== 'opened') throw new Error(`not opened: ${opened.kind}`);
    expect(opened.draft.form).toMatchObject({ item: draft.form.item, account: draft.form.account });
    const pages = async () => {
      const now = await window.call('openPreCheck', opening);
      return now.kind === 'opened' ? now.draft.materials.find(({ code }) => code === household) : undefined;
    };
    await until(async () => ((await pages())?.pages.length ?? 0) === 1);
    // A scan is no original.
    expect(await pages()).toMatchObject({ method: 'scanned', originalSeen: false });
    expect((await pages())?.pages).toEqual(draft.materials.find(({ code }) => code === household)?.pages);
  }));

test('R46: what is wrong is told at once and files nothing; a number that nobody was given opens nothing', () =>
  withTerminal({ station: 'kiosk' }, async ({ terminal: kiosk }) => {
    await readyToWork(kiosk);
    const readingId = await visitOf(kiosk, 'li-xiulan');
    const draft = await kiosk.call('startDraft', { itemCode: pensionItem, readingId, channel: 'kiosk' });
    const order = { draftId: draft.id, revision: draft.revision, isConfirmed: true } as const;
    const refused = await kiosk.ask('filePreCheck', order);
    if (refused.ok) throw new Error('an empty form was filed');
    expect(refused.failure.code).toBe('application/incomplete');
    const pointers = refused.failure.problems?.map(({ pointer }) => pointer) ?? [];
    expect(pointers).toContain('/form/applicant/phone');
    expect(pointers.some((pointer) => pointer.startsWith('/situation/'))).toBe(true);
    // Papers that are not there bar nothing: they are what the slip is for.
    expect(pointers.filter((pointer) => pointer.startsWith('/materials/'))).toEqual([]);
    expect(await kiosk.call('kioskFilings', {})).toEqual([]);
    expect((await kiosk.call('kioskDrafts', {})).map(({ id }) => id)).toEqual([draft.id]);

    const needs = {
      itemCode: pensionItem,
      situation: {},
      draftId: draft.id,
      jobId: crypto.randomUUID(),
      isLarge: false,
    };
    expect((await kiosk.call('printNeeds', needs)).printed).toBe('confirmed');
    const paper = async () => must(await kiosk.ask('simulatorState', {})).bench.printer.receipts;
    await until(async () => (await paper()).length > 0);
    const slips = await paper();
    expect(slips.at(-1)?.text).toContain('户口簿');
    expect(slips.at(-1)?.text).not.toContain('李秀兰');

    // Somebody else's card: the draft of before is neither theirs to file nor to print.
    await visitOf(kiosk, 'elder');
    expect(await kiosk.ask('filePreCheck', order)).toMatchObject({ ok: false });
    const other = { ...needs, jobId: crypto.randomUUID() };
    expect(await kiosk.ask('printNeeds', other)).toMatchObject({ ok: false });
  }));

test('R33, R61: a card shows at the kiosk what its holder handed in at a window, and nobody else’s; without a line it says that more may be', () =>
  withTerminal({ station: 'kiosk' }, async ({ terminal: kiosk, newTerminal, county, line }) => {
    const window = await newTerminal({ station: 'window' });
    await Promise.all([readyToWork(kiosk), readyToWork(window)]);
    const card = await window.readCard('li-xiulan');
    const accepted = await acceptOne(window.ask, { readingId: card.id });
    await until(async () => (await deliveredTo(county)).length === 1);

    await visitOf(kiosk, 'li-xiulan');
    const { matters, isWhole } = await kiosk.call('kioskMatters', {});
    expect(isWhole).toBe(true);
    expect(matters).toMatchObject([{ localNumber: accepted.localNumber, isHere: false, state: 'ACCEPTED' }]);
    expect(matters[0]?.next).toEqual({ what: 'office-decides', by: accepted.dueDate });
    expect(JSON.stringify(matters)).not.toContain(card.idNumber);
    const slip = { applicationId: accepted.id, jobId: crypto.randomUUID(), isLarge: false };
    expect((await kiosk.call('printProgress', slip)).printed).toBe('confirmed');

    await visitOf(kiosk, 'elder');
    expect(await kiosk.call('kioskMatters', {})).toEqual({ matters: [], isWhole: true });
    expect(await kiosk.ask('printProgress', { ...slip, jobId: crypto.randomUUID() })).toMatchObject({ ok: false });
    await line.setMood('cut');
    expect(await kiosk.call('kioskMatters', {})).toEqual({ matters: [], isWhole: false });
  }));
