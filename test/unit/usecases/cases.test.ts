import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Amendment } from '../../../main/domain/amendment.ts';
import type { Application } from '../../../main/domain/application.ts';
import { must } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { amendApplication, mergeAmendments, noteLateAmendments } from '../../../main/usecases/amend-application.ts';
import { removeAmendingPage, saveAmending, scanForAmendment } from '../../../main/usecases/amending.ts';
import { caseFile } from '../../../main/usecases/case-view.ts';
import { answerSupervision, presence, tray } from '../../../main/usecases/tray.ts';
import type { SyncStore } from '../../../sync/ports.ts';
import type { Change } from '../../../sync/protocol.ts';
import { amendmentOf } from '../domain/amendment-case.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

const phone = '/applicant/phone';
let window: Window;
let store: SyncStore;
let application: Application;
let applicationId: string;

beforeEach(async () => {
  window = await openWindow();
  const { parts } = window;
  store = createLedgerSyncStore({ ledger: parts.ledger, log: parts.log });
  const draft = await completeDraft(window);
  must(await acceptApplication(parts, { draftId: draft.id, revision: draft.revision }));
  applicationId = draft.id;
  must(store.markDelivered(applicationId, { countyNumber: '1', countyTime: '2026-11-22T02:00:00.000Z' }));
  const stored = parts.ledger.application(applicationId);
  if (!stored) throw new Error('the application is gone');
  application = stored;
});
afterEach(() => window.close());

const file = () => must(caseFile(window.parts, { applicationId }));
const submission = () => window.parts.ledger.submission(applicationId);
const eventTypes = () => window.parts.ledger.events({ fromSeq: 1, limit: 100 }).map(({ type }) => type);
const wish = (to: string, base: string | null = null, reason = '电话抄错一位') =>
  must(saveAmending(window.parts, { applicationId, base, reason, wishes: [{ pointer: phone, to }] }));
const amend = (base: string | null) => amendApplication(window.parts, { applicationId, base });
const delivered = (amendments: NonNullable<Parameters<SyncStore['markDelivered']>[1]['amendments']>) =>
  must(store.markDelivered(applicationId, { countyNumber: '1', countyTime: '2026-11-22T03:00:00.000Z', amendments }));
const status = (change: object): Change => ({
  kind: 'application-status',
  applicationId,
  statusVersion: 1,
  state: 'ACCEPTED',
  countyNumber: '1',
  decision: null,
  ...change,
});
const request = () => ({
  id: randomUUID(),
  items: [{ pointer: phone, text: '' }],
  text: '请核实电话',
  answerBy: '2026-11-27',
  askedBy: '王芳',
  at: '2026-11-22T03:00:00.000Z',
});
const theirsOf = (change: Partial<Amendment> = {}): Amendment =>
  amendmentOf({
    origin: 'county',
    version: 2,
    actorName: '王芳',
    changes: [{ pointer: phone, from: '13812345678', to: '13600002222' }],
    ...change,
  });

describe('an amendment', () => {
  test('is event, outbox entry and case file; the accepted content stays; the county’s word puts it in effect', async () => {
    wish('13900005678');
    window.devices.pagesToScan = [new TextEncoder().encode('a page')];
    const [material] = application.materials;
    const materialCode = material?.code ?? '';
    const scanned = must(await scanForAmendment(window.parts, { applicationId, materialCode, source: 'feeder' }));
    expect(scanned.pageCount).toBe(1);
    const page = scanned.file.amending?.materials[0]?.pages[0];
    expect(scanned.file.amending?.wishes).toEqual([{ pointer: phone, to: '13900005678' }]);

    const view = must(await amend(null));
    expect(view.content).toMatchObject({ version: 2, form: { applicant: { phone: '13900005678' } } });
    expect(view.amending).toBeNull();
    expect(submission()).toMatchObject({ state: 'waiting' });
    const [due] = store.dueSubmissions(Number.MAX_SAFE_INTEGER, 10);
    expect(due?.materials.map(({ sha256 }) => sha256)).toContain(page?.sha256);
    expect(window.parts.ledger.application(applicationId)).toEqual(application);

    const id = view.own[0]?.amendment.id ?? '';
    delivered({ outcomes: [{ id, outcome: 'applied', version: 2 }], applied: [] });
    expect(submission()?.state).toBe('delivered');
    expect(file()).toMatchObject({ own: [], applied: [{ id, version: 2, origin: 'terminal' }] });
    expect(eventTypes().slice(-3)).toEqual([
      'application/amended',
      'application/amendment-settled',
      'application/delivered',
    ]);
    const count = eventTypes().length;
    delivered({ outcomes: [{ id, outcome: 'applied', version: 2 }], applied: [] });
    expect(eventTypes()).toHaveLength(count);
  });

  test('made while another one was on its way is sent again; the county’s silence ends at a person', async () => {
    wish('13900005678');
    const first = must(await amend(null)).own[0]?.amendment.id ?? '';
    wish('13900005679', first);
    const second = must(await amend(first)).own[1]?.amendment;
    expect(second).toMatchObject({ base: first, baseVersion: 2 });
    const applied = { outcomes: [{ id: first, outcome: 'applied' as const, version: 2 }], applied: [] };
    delivered(applied);
    expect(submission()?.state).toBe('waiting');
    for (let tries = 0; tries < 6; tries += 1) delivered(applied);
    expect(submission()).toMatchObject({ state: 'needs-attention', failure: 'county/garbled' });
  });

  test('needs a reason, a change that fits the form, and what the clerk saw', async () => {
    const code = async (base: string | null = null) => {
      const made = await amend(base);
      return made.ok ? null : made.failure.code;
    };
    wish('13900005678', null, '');
    expect(await code()).toBe('application/incomplete');
    wish('not a phone');
    expect(await code()).toBe('application/incomplete');
    wish('13812345678');
    expect(await code()).toBe('application/incomplete');
    wish('13900005678');
    expect(await code(randomUUID())).toBe('case/changed-elsewhere');
    const who = { applicationId, base: null, reason: '换人', wishes: [{ pointer: '/applicant/idNumber', to: '1' }] };
    expect(saveAmending(window.parts, who)).toMatchObject({ failure: { code: 'input/invalid' } });
    const strange = await scanForAmendment(window.parts, { applicationId, materialCode: 'ZMXZM', source: 'feeder' });
    expect(strange).toMatchObject({ failure: { code: 'item/requirement-unknown' } });
    expect(submission()?.state).toBe('delivered');
    expect(eventTypes()).not.toContain('application/amended');
  });

  test('a save that comes after its own submission begins nothing anew', async () => {
    wish('13900005678');
    const id = must(await amend(null)).own[0]?.amendment.id ?? '';
    const late = { applicationId, base: null, reason: '电话抄错一位', wishes: [{ pointer: phone, to: '13900005678' }] };
    expect(saveAmending(window.parts, late)).toMatchObject({ failure: { code: 'case/changed-elsewhere' } });
    delivered({ outcomes: [{ id, outcome: 'applied', version: 2 }], applied: [] });
    expect(saveAmending(window.parts, late)).toMatchObject({ failure: { code: 'case/changed-elsewhere' } });
    expect(file().amending).toBeNull();
  });

  test('what the county changed meanwhile is never overwritten by what was begun before it', async () => {
    wish('13900005678');
    expect(file().amending?.overtaken).toBeNull();
    const theirs = theirsOf();
    must(store.applyChanges([{ kind: 'amendment', applicationId, applied: [theirs] }], 'c1'));
    // The clerk types on, on the screen of before: kept, and still on its old ground.
    wish('13900005679');
    expect(file().amending).toMatchObject({
      base: null,
      overtaken: [
        { pointer: phone, base: '13812345678', mine: '13900005679', theirs: '13600002222', kind: 'both-differ' },
      ],
    });
    for (const base of [null, theirs.id]) {
      expect(await amend(base)).toMatchObject({ failure: { code: 'case/changed-elsewhere' } });
    }
    wish('13900005679', theirs.id);
    expect(file().amending?.overtaken).toBeNull();
    expect(must(await amend(theirs.id)).own.at(-1)?.amendment).toMatchObject({
      base: theirs.id,
      changes: [{ pointer: phone, from: '13600002222', to: '13900005679' }],
    });
  });

  test('a page that was taken out again is not sent', async () => {
    window.devices.pagesToScan = [new TextEncoder().encode('a wrong page')];
    const materialCode = application.materials[0]?.code ?? '';
    const scanned = must(await scanForAmendment(window.parts, { applicationId, materialCode, source: 'feeder' }));
    const sha256 = scanned.file.amending?.materials[0]?.pages[0]?.sha256 ?? '';
    const left = must(removeAmendingPage(window.parts, { applicationId, materialCode, sha256 }));
    expect(left.amending?.materials).toEqual([]);
  });
});

describe('the tray', () => {
  test('holds a request until its answer is on its way, and again when that comes into conflict', async () => {
    const correction = request();
    must(store.applyChanges([status({ correction })], 'c1'));
    expect(must(tray(window.parts))).toMatchObject([{ kind: 'correction', applicationId, request: correction }]);
    expect(window.parts.ledger.application(applicationId)?.state).toBe('ACCEPTED');
    wish('13900005678');
    const own = must(await amend(null)).own[0]?.amendment;
    expect(own?.answers).toBe(correction.id);
    expect(must(tray(window.parts))).toEqual([]);

    const theirs = theirsOf();
    delivered({ outcomes: [{ id: own?.id ?? '', outcome: 'conflict' }], applied: [theirs] });
    expect(must(tray(window.parts)).map(({ kind }) => kind)).toEqual(['conflict', 'correction']);
    const question = file().merge;
    expect(question?.fields).toEqual([
      { pointer: phone, base: '13812345678', mine: '13900005678', theirs: '13600002222', kind: 'both-differ' },
    ]);
    const theirVersion = question?.theirVersion ?? 0;
    const undecided = mergeAmendments(window.parts, { applicationId, theirVersion, choices: [] });
    expect(undecided).toMatchObject({ failure: { code: 'application/incomplete' } });
    const stale = mergeAmendments(window.parts, { applicationId, theirVersion: 9, choices: [] });
    expect(stale).toMatchObject({ failure: { code: 'case/changed-elsewhere' } });
    const choices = [{ pointer: phone, take: 'mine' as const }];
    const merged = must(mergeAmendments(window.parts, { applicationId, theirVersion, choices }));
    expect(merged.merge).toBeNull();
    expect(merged.own.at(-1)?.amendment).toMatchObject({
      base: theirs.id,
      baseVersion: 2,
      answers: correction.id,
      merges: [own?.id],
      changes: [{ pointer: phone, from: '13600002222', to: '13900005678' }],
    });
    expect(must(tray(window.parts))).toEqual([]);
  });

  test('what came too late is told, and noted by a person', async () => {
    wish('13900005678');
    const id = must(await amend(null)).own[0]?.amendment.id ?? '';
    const decision = {
      outcome: 'approved' as const,
      reason: '',
      decidedBy: '王芳',
      decidedAt: '2026-11-22T03:00:00.000Z',
    };
    must(store.applyChanges([status({ state: 'APPROVED', decision })], 'c1'));
    delivered({ outcomes: [{ id, outcome: 'decided' }], applied: [] });
    expect(must(tray(window.parts))).toMatchObject([{ kind: 'late', applicationId, reason: '电话抄错一位' }]);
    expect(await amend(null)).toMatchObject({ failure: { code: 'application/state-forbids' } });
    must(noteLateAmendments(window.parts, { applicationId }));
    expect(must(tray(window.parts))).toEqual([]);
  });

  test('督办 is received once, answered once, and its answer ships with the chain', () => {
    const notice = {
      id: randomUUID(),
      applicationId,
      title: '催办',
      text: '请说明',
      answerBy: '2026-11-25',
      issuedBy: '王芳',
      at: '2026-11-22T03:00:00.000Z',
      state: 'open' as const,
      version: 1,
      answer: null,
    };
    const change: Change = { kind: 'supervision', notice };
    must(store.applyChanges([change], 'c1'));
    must(store.applyChanges([change], 'c2'));
    expect(eventTypes().filter((type) => type === 'supervision/received')).toHaveLength(1);
    expect(must(tray(window.parts))).toMatchObject([{ kind: 'supervision', notice, about: { applicationId } }]);
    const answer = { noticeId: notice.id, text: '明天补发' };
    must(answerSupervision(window.parts, answer));
    expect(answerSupervision(window.parts, answer)).toMatchObject({ failure: { code: 'application/state-forbids' } });
    expect(must(tray(window.parts))).toEqual([]);
    must(store.applyChanges([change], 'c3'));
    expect(must(tray(window.parts))).toEqual([]);
    const event = store.unshippedEvents(100).at(-1);
    expect(event).toMatchObject({
      type: 'supervision/answered',
      applicationId,
      body: { noticeId: notice.id, text: '明天补发', answeredBy: '李慧' },
    });
  });

  test('a locked terminal tells nothing; without a line nobody knows who else is there', async () => {
    expect(must(await presence(window.parts, { applicationId, isOpen: true }))).toEqual({ known: false, others: [] });
    window.parts.session.operator = null;
    expect(tray(window.parts)).toMatchObject({ failure: { code: 'terminal/locked' } });
    expect(caseFile(window.parts, { applicationId })).toMatchObject({ failure: { code: 'terminal/locked' } });
    expect(await amend(null)).toMatchObject({ failure: { code: 'terminal/locked' } });
  });
});
