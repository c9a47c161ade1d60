import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseLooker } from '../../../main/alarms/case-look.ts';
import { findingsOf } from '../../../main/domain/alarms/findings.ts';
import type { Draft } from '../../../main/domain/application.ts';
import { must } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { receiptLines } from '../../../main/paper/receipt-lines.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { checkDraft } from '../../../main/usecases/check-draft.ts';
import { putBackPage, removePage } from '../../../main/usecases/draft-pages.ts';
import { paperContext } from '../../../main/usecases/papers.ts';
import { startDraft } from '../../../main/usecases/start-draft.ts';
import { takeInDraft } from '../../../main/usecases/take-in-draft.ts';
import { copyOut, copyOutSheet, noteCopied } from '../../../main/usecases/window/copy-out.ts';
import { earlierCases, goOnBeside } from '../../../main/usecases/window/earlier-cases.ts';
import { chooseHandling, handlingPlaces } from '../../../main/usecases/window/handling.ts';
import { joinVisit, takeFromVisit, visitOffers } from '../../../main/usecases/window/visit-shares.ts';
import { reading, sampleItem } from '../domain/sample-case.ts';
import { testLog } from '../sync/support/test-log.ts';
import { catalogueOf, completeDraft, openWindow, publishCatalogue, type Window } from './window.ts';

const places = [
  { code: '450199101', name: '青禾镇' },
  { code: '450199102', name: '白石镇' },
  { code: '450199102003', name: '白石镇石桥村' },
];
const local = sampleItem({ code: 'T-2', name: '用地备案', jurisdiction: ['450199102'] });
const onlyThere = sampleItem({ code: 'T-3', name: '入户核查', jurisdiction: ['450199102'], takenElsewhere: false });
const mapped = sampleItem({
  code: 'T-4',
  name: '优待证',
  copyOut: {
    system: '省里的系统',
    fields: [
      { from: '/applicant/birthDate', label: '出生日期', transform: 'date-digits' },
      { from: '#localNumber' },
      { from: '/applicant/name', label: '姓名' },
    ],
  },
});

let window: Window;
beforeEach(async () => {
  window = await openWindow();
  const items = [sampleItem(), local, onlyThere, mapped];
  publishCatalogue(window.parts, { ...catalogueOf(2, items), places });
  must(window.parts.ledger.transact((writer) => writer.setFact('ownPlace', '450199101')));
});
afterEach(() => window.close());

const complete = (change: Partial<Draft> = {}) => completeDraft(window, { catalogueVersion: 2, ...change });
const accept = (draft: Draft) => acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision });
const bodies = (type: string) =>
  window.parts.ledger
    .events({ fromSeq: 1, limit: 500 })
    .filter((event) => event.type === type)
    .map(({ body }) => body);

describe('异地代收', () => {
  test('R50: taken in here for the place that decides: in the draft, the event, on the receipt, with a limit of its own', async () => {
    const draft = await complete();
    const wish = { placeCode: '450199102', pickup: 'mail' as const };
    const chosen = must(chooseHandling(window.parts, { draftId: draft.id, handling: wish }));
    expect(chosen.handledBy).toEqual({ ...wish, placeName: '白石镇' });
    expect(must(checkDraft(window.parts, { draftId: draft.id })).problems.map(({ pointer }) => pointer)).toEqual([
      '/handledBy/address',
    ]);
    const handling = { ...wish, address: '白石镇石桥村3组' };
    const { id } = must(await accept(must(chooseHandling(window.parts, { draftId: draft.id, handling }))));
    const handledBy = { ...handling, placeName: '白石镇' };
    expect(bodies('application/accepted')[0]).toMatchObject({ application: { id, handledBy } });
    const paper = receiptLines(must(paperContext(window.parts, id, false)));
    expect(paper).toContainEqual({ kind: 'field', label: '办理地', text: '白石镇（本窗口代收，转办理地办理）' });
    expect(paper).toContainEqual({ kind: 'field', label: '结果领取', text: '邮寄到 白石镇石桥村3组' });

    const look = (at: string) => {
      const seen = caseLooker(window.parts.ledger, at)(id);
      if (!seen) throw new Error('nothing to look at');
      return findingsOf(seen.facts, seen.scene).filter(({ rule }) => rule === 'SX-FORWARD');
    };
    // Received on a Sunday; two working days are the Tuesday.
    expect(look('2026-11-23T02:00:00.000Z')).toEqual([expect.objectContaining({ level: 'warning' })]);
    expect(look('2026-11-26T02:00:00.000Z')).toEqual([expect.objectContaining({ level: 'yellow' })]);
    const store = createLedgerSyncStore({ ledger: window.parts.ledger, log: testLog });
    const reply = { status: 'delivered', countyNumber: 'C1', countyTime: '2026-11-24T01:00:00.000Z' } as const;
    must(store.markDelivered(id, reply));
    expect(look('2026-11-26T02:00:00.000Z')).toEqual([]);
  });

  test('R50: an item of other places is barred until the deciding place is named, also from being only received', async () => {
    const draft = await complete({ itemCode: 'T-2' });
    const { problems, revision } = must(checkDraft(window.parts, { draftId: draft.id }));
    expect(problems[0]).toMatchObject({ pointer: '/handledBy', kind: 'not-allowed' });
    expect(problems[0]?.message.zh).toContain('白石镇');
    expect(await accept(draft)).toMatchObject({ ok: false, failure: { code: 'item/other-place' } });
    expect(await takeInDraft(window.parts, { draftId: draft.id, revision, next: null })).toMatchObject({
      failure: { code: 'item/other-place' },
    });
    const handling = { placeCode: '450199102003', pickup: 'window' as const };
    const chosen = must(chooseHandling(window.parts, { draftId: draft.id, handling }));
    expect((await accept(chosen)).ok).toBe(true);
  });

  test('R50: a place nobody published, this very place, and an item that is taken in at its own place alone are refused', async () => {
    const at = async (itemCode: string, placeCode: string) => {
      const draft = await complete({ itemCode });
      return chooseHandling(window.parts, { draftId: draft.id, handling: { placeCode } });
    };
    for (const [item, place] of [
      ['T-1', '450199109'],
      ['T-1', '450199101'],
      ['T-3', '450199102'],
    ] as const) {
      expect(await at(item, place), `${item} ${place}`).toMatchObject({ failure: { code: 'item/other-place' } });
    }
    const view = must(handlingPlaces(window.parts, { itemCode: 'T-3' }));
    expect(view.own).toEqual({ code: '450199101', name: '青禾镇' });
    expect(view.ownBarred?.zh).toContain('只能在白石镇当地办理');
    expect(view.places.map(({ name, barred }) => [name, barred !== null])).toEqual([
      ['白石镇', true],
      ['白石镇石桥村', true],
    ]);
  });

  test('R50: the county says where an office stands; until then nothing is barred and nothing offered', async () => {
    const store = createLedgerSyncStore({ ledger: window.parts.ledger, log: testLog });
    must(store.applyChanges([], 'c1', '450199102'));
    expect(must(handlingPlaces(window.parts, { itemCode: 'T-2' })).ownBarred).toBeNull();
    const fresh = await openWindow({ items: [local] });
    expect(must(handlingPlaces(fresh.parts, { itemCode: 'T-2' }))).toMatchObject({
      own: null,
      ownBarred: null,
      places: [],
    });
    await fresh.close();
  });
});

describe('one visit, several items', () => {
  test('R15: the second item knows the visitor, takes what was scanned, and gets a number of its own', async () => {
    const first = await complete();
    const started = must(startDraft(window.parts, { itemCode: 'T-4', readingId: reading.id, channel: 'window' }));
    const joined = must(joinVisit(window.parts, { draftId: started.id, fromId: first.id }));
    expect(joined.identity).toEqual({ method: 'chip', readingId: reading.id });
    expect(joined.form.applicant).toMatchObject({ ...(first.form.applicant as object) });
    const offers = must(visitOffers(window.parts, { draftId: joined.id, fromIds: [first.id] }));
    expect(offers.map(({ materialCode }) => materialCode)).toContain('SF');
    for (const { materialCode, fromId } of offers) {
      must(takeFromVisit(window.parts, { draftId: joined.id, fromId, materialCode }));
    }
    expect(must(visitOffers(window.parts, { draftId: joined.id, fromIds: [first.id] }))).toEqual([]);
    const second = window.parts.ledger.draft(joined.id);
    const pagesOf = (draft: Draft | null) => draft?.materials.find(({ code }) => code === 'SF')?.pages;
    expect(pagesOf(second)).toEqual(pagesOf(first));

    const { materials, form, situation } = first;
    const filled = { ...(second as Draft), form: { ...(second as Draft).form, item: form.item }, situation, materials };
    const stored = must(window.parts.ledger.transact((writer) => writer.putDraft(filled, filled.revision)));
    if (!stored.stored) throw new Error('not stored');
    const numbers = [must(await accept(first)), must(await accept(stored.draft))].map(({ localNumber }) => localNumber);
    expect(new Set(numbers).size).toBe(2);
  });

  test('R15: without a card the papers by which the person was known go along; another person shares nothing', async () => {
    const byPaper = { method: 'manual' as const, reason: '证件遗失' };
    const first = await complete({ identity: byPaper, provenance: {} });
    const blank = must(startDraft(window.parts, { itemCode: 'T-4', readingId: null, channel: 'window' }));
    expect(must(joinVisit(window.parts, { draftId: blank.id, fromId: first.id })).identity).toEqual(byPaper);
    const applicant = { ...(first.form.applicant as object), idNumber: '44052418800101001X' };
    const other = await complete({ itemCode: 'T-4', form: { ...first.form, applicant } });
    expect(joinVisit(window.parts, { draftId: other.id, fromId: first.id })).toMatchObject({
      failure: { code: 'wallet/not-offered' },
    });
    expect(must(visitOffers(window.parts, { draftId: other.id, fromIds: [first.id] }))).toEqual([]);
  });

  test('R15: what was taken in on another day is the wallet’s matter, not the visit’s', async () => {
    const { id } = must(await accept(await complete()));
    window.setClock('2026-11-23T02:00:00.000Z');
    const next = await complete({ itemCode: 'T-4' });
    expect(takeFromVisit(window.parts, { draftId: next.id, fromId: id, materialCode: 'SF' }).ok).toBe(false);
  });
});

describe('同人同事项在办', () => {
  test('a twin is refused until a reason is given, and the reason stands in the event', async () => {
    const twins = [await complete(), await complete()] as const;
    const { localNumber } = must(await accept(twins[0]));
    expect(must(earlierCases(window.parts, { draftId: twins[1].id }))).toMatchObject([
      { localNumber, match: 'certain' },
    ]);
    expect(await accept(twins[1])).toMatchObject({
      failure: { code: 'application/open-already', detail: localNumber },
    });
    const beside = must(goOnBeside(window.parts, { draftId: twins[1].id, reason: '家里又遭火灾' }));
    must(await accept(beside));
    expect(bodies('application/accepted')[1]).toMatchObject({
      application: { goesOn: { beside: [localNumber], reason: '家里又遭火灾' } },
    });
  });

  test('with more open twins than a reason can name, one more is still only a matter of a reason', async () => {
    for (let count = 0; count < 33; count += 1) {
      const draft = await complete();
      const beside = must(goOnBeside(window.parts, { draftId: draft.id, reason: '受灾多次' }));
      must(await accept(beside));
    }
    expect(bodies('application/accepted')).toHaveLength(33);
  });

  test('the same draft accepted twice at once is one application', async () => {
    const draft = await complete();
    const both = await Promise.all([accept(draft), accept(draft)]);
    expect(new Set(both.map((one) => must(one).id)).size).toBe(1);
    expect(bodies('application/accepted')).toHaveLength(1);
  });

  test('another item is none; a decided case is none', async () => {
    const { id } = must(await accept(await complete()));
    expect(must(earlierCases(window.parts, { draftId: (await complete({ itemCode: 'T-4' })).id }))).toEqual([]);
    must(window.parts.ledger.transact((writer) => writer.updateApplication(id, { state: 'APPROVED' })));
    expect(must(earlierCases(window.parts, { draftId: (await complete()).id }))).toEqual([]);
  });

  test('what the county told of a predecessor counts: certain with the tail of the number, a hint with the name alone', async () => {
    const draft = await complete();
    const applicant = draft.form.applicant as { name: string; idNumber: string };
    const store = createLedgerSyncStore({ ledger: window.parts.ledger, log: testLog });
    const known = {
      kind: 'application-known' as const,
      applicationId: randomUUID(),
      localNumber: 'B009-20261101-0001-X',
      itemName: draft.itemName,
      applicantName: applicant.name,
      receivedAt: '2026-11-01T02:00:00.000Z',
      countyNumber: '20261101-000001',
      state: 'ACCEPTED' as const,
      statusVersion: 0,
      decision: null,
    };
    must(store.applyChanges([known], 'c1'));
    const seen = () => must(earlierCases(window.parts, { draftId: draft.id })).map(({ match }) => match);
    expect(seen()).toEqual(['likely']);
    must(store.applyChanges([{ ...known, statusVersion: 1, idTail: '0000' }], 'c2'));
    expect(seen()).toEqual([]);
    must(store.applyChanges([{ ...known, statusVersion: 2, idTail: applicant.idNumber.slice(-4) }], 'c3'));
    expect(seen()).toEqual(['certain']);
    expect(await accept(draft)).toMatchObject({ failure: { code: 'application/open-already' } });
    must(store.applyChanges([{ ...known, statusVersion: 3, state: 'APPROVED' }], 'c4'));
    expect(seen()).toEqual([]);
  });
});

describe('抄录', () => {
  test('by the published mapping; who copied what is noted before, never the values', async () => {
    const { id, localNumber } = must(await accept(await complete({ itemCode: 'T-4' })));
    const view = must(copyOut(window.parts, { applicationId: id }));
    expect(view.system).toBe('省里的系统');
    expect(view.rows.map(({ label }) => label)).toEqual(['出生日期', '办件编号', '姓名']);
    expect(view.rows[0]?.value).toMatch(/^\d{8}$/);
    expect(view.rows[1]?.value).toBe(localNumber);
    must(noteCopied(window.parts, { applicationId: id, fields: ['/applicant/name'], how: 'field' }));
    must(copyOutSheet(window.parts, { applicationId: id }));
    const noted = bodies('application/copied-out');
    expect(noted).toMatchObject([
      { fields: ['/applicant/name'], how: 'field' },
      { fields: ['/applicant/birthDate', '#localNumber', '/applicant/name'], how: 'paper' },
    ]);
    for (const { value } of view.rows) expect(JSON.stringify(noted)).not.toContain(value);
    expect(noteCopied(window.parts, { applicationId: id, fields: ['/nobody'], how: 'field' })).toMatchObject({
      failure: { code: 'input/invalid' },
    });
  });

  test('without a mapping the form’s own order; the whole number is copied and only a part of it shown', async () => {
    const draft = await complete();
    const { id } = must(await accept(draft));
    const { system, rows } = must(copyOut(window.parts, { applicationId: id }));
    expect(system).toBeNull();
    const number = rows.find(({ from }) => from === '/applicant/idNumber');
    expect(number?.value).toBe((draft.form.applicant as { idNumber: string }).idNumber);
    expect(number?.shown).toContain('****');
    expect(rows.every(({ value }) => value !== '')).toBe(true);
  });
});

test('a removed page goes back to its place; one that nobody removed here does not', async () => {
  const draft = await complete();
  const page = draft.materials.find(({ code }) => code === 'SF')?.pages[0];
  const place = { draftId: draft.id, materialCode: 'SF', sha256: page?.sha256 ?? '' };
  expect(putBackPage(window.parts, place)).toMatchObject({ failure: { code: 'vault/missing' } });
  expect(must(removePage(window.parts, place)).materials.find(({ code }) => code === 'SF')?.pages).toEqual([]);
  expect(must(putBackPage(window.parts, place)).materials.find(({ code }) => code === 'SF')?.pages).toEqual([page]);
});
