import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { movesOf } from '../../../main/case-moves.ts';
import type { Draft } from '../../../main/domain/application.ts';
import type { Move, MoveDetail, Mover } from '../../../main/domain/case/move.ts';
import { failed, must, ok, type Result } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { amendApplication } from '../../../main/usecases/amend-application.ts';
import { saveAmending, scanForAmendment } from '../../../main/usecases/amending.ts';
import { caseMoves, makeMove, noteRefusedMoves } from '../../../main/usecases/case-moves.ts';
import { moveAllByClock } from '../../../main/usecases/clock-moves.ts';
import { receiptPreview } from '../../../main/usecases/papers.ts';
import { draftMoves, takeInDraft } from '../../../main/usecases/take-in-draft.ts';
import { tray } from '../../../main/usecases/tray.ts';
import type { SyncStore } from '../../../sync/ports.ts';
import type { Change } from '../../../sync/protocol.ts';
import { caseItem, right } from '../domain/case-sample.ts';
import { sampleItem } from '../domain/sample-case.ts';
import { clerk, completeDraft, openWindow, type Window } from './window.ts';

const lead = { id: 'W02', name: '王建国', post: '窗口负责人' };
const delegate = { id: 'A01', name: '韦小兰', post: '村级代办员' };
const reviewer = { id: 'R01', name: '覃海', post: '民政办' };
const manager = { id: 'M01', name: '管理员', post: '' };
const roles: Readonly<Record<string, readonly string[]>> = {
  W01: ['accept'],
  W02: ['accept', 'lead'],
  A01: ['delegate'],
  R01: ['review'],
  M01: ['admin'],
};
const item = sampleItem({
  flow: caseItem.flow,
  specialProcedures: caseItem.specialProcedures,
  materials: caseItem.materials,
});

let window: Window;
let store: SyncStore;

beforeEach(async () => {
  window = await openWindow({ items: [item] });
  const people = [clerk, lead, delegate, reviewer, manager];
  Object.assign(window.parts.staff, {
    list: () => people.map((one) => ({ ...one, needsStartCode: false, hasPin: true })),
    rolesOf: (id: string) => roles[id] ?? [],
    checkPin: async (id: string, pin: string): Promise<Result<typeof clerk>> => {
      const person = people.find((one) => one.id === id);
      return person && pin === `pin-${id}` ? ok(person) : failed('operator/wrong-pin');
    },
  });
  store = createLedgerSyncStore({ ledger: window.parts.ledger, log: window.parts.log });
});
afterEach(() => window.close());

const withoutProof = (draft: Partial<Draft> = {}): Partial<Draft> => ({
  ...draft,
  materials: [
    {
      code: 'SF',
      originalSeen: true,
      method: 'scanned',
      pages: [{ sha256: 'ab'.repeat(32), mediaType: 'image/jpeg', sizeBytes: 1000 }],
    },
    { code: 'KN', originalSeen: false, method: 'none', pages: [] },
  ],
});

async function takeIn(next: MoveDetail | null, change: Partial<Draft> = {}, besides: object = {}) {
  const draft = await completeDraft(window, change);
  const taken = await takeInDraft(window.parts, { draftId: draft.id, revision: draft.revision, next, ...besides });
  return { id: draft.id, taken };
}

async function received(change: Partial<Draft> = {}): Promise<string> {
  const { id, taken } = await takeIn(null, change);
  must(taken);
  return id;
}

const view = (applicationId: string) => must(caseMoves(window.parts, { applicationId }));
const application = (id: string) => {
  const found = window.parts.ledger.application(id);
  if (!found) throw new Error('no application');
  return found;
};
const eventTypes = () => window.parts.ledger.events({ fromSeq: 1, limit: 500 }).map(({ type }) => type);

async function make(applicationId: string, detail: MoveDetail, besides: object = {}) {
  const after = view(applicationId).moves.at(-1)?.id ?? null;
  return makeMove(window.parts, { applicationId, detail, after, ...besides });
}

const signedBy = (id: string) => ({ second: { operatorId: id, pin: `pin-${id}` } });
const onDay = (day: string) => window.setClock(`${day}T02:00:00.000Z`);
const asking: MoveDetail = { ...right['ask-correction'], respondBy: '2027-01-15' };

describe('R14: taking in', () => {
  it('keeps an application from its receipt on, with a number and a paper that says 收件', async () => {
    const id = await received(withoutProof());
    expect(application(id)).toMatchObject({ state: 'RECEIVED', acceptedAt: null, dueDate: null });
    expect(application(id).localNumber).toMatch(/^A001-20261122-0001/);
    expect(window.parts.ledger.submission(id)).toMatchObject({ state: 'waiting' });
    expect(eventTypes()).toContain('application/received');
    expect(eventTypes()).not.toContain('application/accepted');
    const paper = () => must(receiptPreview(window.parts, { applicationId: id })).svg.replace(/<[^>]*>/g, '');
    expect(paper()).toContain('收件凭证');
    expect(must(await make(id, { ...right.accept, committed: ['KN'] })).state).toBe('ACCEPTED');
    expect(paper()).toContain('受理回执');
  });

  it('and accepting in one go makes two moves in one event', async () => {
    const draft = await completeDraft(window);
    must(await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision }));
    expect(view(draft.id).moves.map(({ from, to }) => `${from}→${to}`)).toEqual([
      'DRAFT→RECEIVED',
      'RECEIVED→ACCEPTED',
    ]);
    expect(application(draft.id)).toMatchObject({ state: 'ACCEPTED', acceptedAt: application(draft.id).receivedAt });
    expect(eventTypes().filter((type) => type.startsWith('case/') || type.startsWith('application/'))).toEqual([
      'application/accepted',
    ]);
  });

  it('R24: offers 补正 and 容缺 where a paper is missing, and no acceptance without them', async () => {
    const draft = await completeDraft(window, withoutProof());
    expect(must(draftMoves(window.parts, { draftId: draft.id }))).toMatchObject({ missing: ['KN'] });
    const plain = await takeInDraft(window.parts, { draftId: draft.id, revision: draft.revision, next: right.accept });
    expect(plain).toMatchObject({ ok: false, failure: { code: 'application/incomplete' } });
    expect(window.parts.ledger.application(draft.id)).toBeNull();
    const deferred = { ...right.accept, deferred: [{ materialCode: 'KN', by: '2026-12-01' }] };
    const order = { draftId: draft.id, revision: draft.revision, next: deferred };
    expect(await takeInDraft(window.parts, order)).toMatchObject({ ok: false, failure: { code: 'case/not-allowed' } });
    const noted = { ...order, notes: { 'deferred-benefit': '村委会明天才上班' } };
    expect(must(await takeInDraft(window.parts, noted))).toMatchObject({ state: 'ACCEPTED' });
    expect(view(draft.id)).toMatchObject({ flags: expect.arrayContaining(['deferred', 'offline']) });
  });

  it('R10: who has not the post neither sees the step nor gets it done', async () => {
    window.parts.session.operator = delegate;
    const draft = await completeDraft(window, { channel: 'delegate' });
    const order = { draftId: draft.id, revision: draft.revision };
    expect(await acceptApplication(window.parts, order)).toMatchObject({ failure: { code: 'case/not-your-post' } });
    expect(window.parts.ledger.application(draft.id)).toBeNull();
    must(await takeInDraft(window.parts, { ...order, next: null }));
    expect(view(draft.id).possible).toEqual([]);
    expect(await make(draft.id, right.accept)).toMatchObject({ failure: { code: 'case/not-your-post' } });
    window.parts.session.operator = manager;
    expect(view(draft.id).possible).toEqual([]);
    window.parts.session.operator = clerk;
    expect(view(draft.id).possible.map(({ transition }) => transition)).toContain('accept');
  });

  it('R13: refuses with a coded reason and a second person’s own PIN', async () => {
    const id = await received();
    expect(await make(id, right.refuse)).toMatchObject({ failure: { code: 'case/second-person' } });
    expect(await make(id, right.refuse, { second: { operatorId: 'W02', pin: 'guess' } })).toMatchObject({
      failure: { code: 'operator/wrong-pin' },
    });
    expect(await make(id, right.refuse, signedBy('W01'))).toMatchObject({ failure: { code: 'case/second-person' } });
    expect(await make(id, right.refuse, signedBy('R01'))).toMatchObject({ failure: { code: 'case/second-person' } });
    expect(must(await make(id, right.refuse, signedBy('W02')))).toMatchObject({ state: 'NOT_ACCEPTED' });
    expect(view(id).moves.at(-1)).toMatchObject({ second: { id: 'W02', role: 'W2' } });
  });

  it('R26: a relative is filed and signed by another person', async () => {
    const { taken } = await takeIn(right.accept, {}, { isRelative: true });
    expect(taken).toMatchObject({ failure: { code: 'case/second-person' } });
    const filed = await takeIn(right.accept, {}, { isRelative: true, ...signedBy('W02') });
    must(filed.taken);
    expect(view(filed.id).flags).toContain('filed');
  });

  it('a repeat after a lost answer gets what is already there', async () => {
    const draft = await completeDraft(window);
    const order = { draftId: draft.id, revision: draft.revision, next: null };
    const first = must(await takeInDraft(window.parts, order));
    expect(must(await takeInDraft(window.parts, { ...order, next: right.accept }))).toEqual(first);
    expect(
      window.parts.ledger.events({ fromSeq: 1, limit: 50 }).filter(({ type }) => type === 'application/received'),
    ).toHaveLength(1);
  });
});

describe('R23: moves', () => {
  it('are each one event with the state’s change, in the chain', async () => {
    const id = await received(withoutProof());
    const asked = must(await make(id, asking));
    expect(asked.state).toBe('CORRECTION');
    const event = window.parts.ledger.events({ fromSeq: 1, limit: 50 }).at(-1);
    expect(event).toMatchObject({ type: 'case/moved', applicationId: id, operatorId: 'W01' });
    expect(event).toMatchObject({ body: { move: { detail: { transition: 'ask-correction' } } } });
    expect(window.parts.ledger.verifyChain()).toMatchObject({ intact: true });
  });

  it('are made on what the clerk saw', async () => {
    const id = await received();
    const after = view(id).moves.at(-1)?.id ?? null;
    must(await makeMove(window.parts, { applicationId: id, detail: right.accept, after }));
    expect(await makeMove(window.parts, { applicationId: id, detail: asking, after })).toMatchObject({
      failure: { code: 'case/changed-elsewhere' },
    });
  });

  it('R07: asking for a paper that the catalogue does not have is refused and noted', async () => {
    const id = await received();
    const strange = { materialCode: 'XX', pointer: null, defect: '还要收入证明', howToFix: '去单位开' };
    expect(await make(id, { ...asking, defects: [strange] } as MoveDetail)).toMatchObject({ ok: false });
    expect(eventTypes()).toContain('requirement/refused');
    expect(view(id).state).toBe('RECEIVED');
  });

  it('a correction: asked, handed in with its page, accepted', async () => {
    const id = await received(withoutProof());
    must(await make(id, asking));
    expect(await make(id, right['hand-in'])).toMatchObject({ failure: { code: 'application/incomplete' } });
    window.devices.pagesToScan = [new Uint8Array([1, 2, 3])];
    must(await scanForAmendment(window.parts, { applicationId: id, materialCode: 'KN', source: 'feeder' }));
    must(saveAmending(window.parts, { applicationId: id, base: null, reason: '补交证明', wishes: [] }));
    must(await amendApplication(window.parts, { applicationId: id, base: null }));
    expect(must(await make(id, right['hand-in'])).state).toBe('RECEIVED');
    expect(must(await make(id, right.accept))).toMatchObject({ state: 'ACCEPTED', missing: [] });
    expect(await make(id, asking)).toMatchObject({ failure: { code: 'application/state-forbids' } });
  });

  it('R24: what is received with a form half filled is accepted when the form is right', async () => {
    const draft = await completeDraft(window);
    const form = { ...draft.form, item: { ...(draft.form.item as object), amount: undefined } };
    const id = await received({ form });
    const refusal = view(id).possible.find(({ transition }) => transition === 'accept')?.refusal;
    expect(refusal?.text.zh).toContain('表单还没填好');
    expect(await make(id, right.accept)).toMatchObject({ failure: { code: 'application/incomplete' } });
  });

  it('R16: voiding keeps the number, the applicant’s withdrawal is signed', async () => {
    const id = await received();
    const number = application(id).localNumber;
    expect(must(await make(id, right.void, signedBy('W02'))).state).toBe('VOID');
    expect(window.parts.ledger.applicationByNumber(number)?.id).toBe(id);
    const other = await received();
    expect(application(other).localNumber).not.toBe(number);
    expect(must(await make(other, right.withdraw)).state).toBe('WITHDRAWN');
  });
});

describe('R22: the clock', () => {
  it('accepts by itself what nobody answered within five working days, once', async () => {
    onDay('2026-11-23');
    const id = await received();
    onDay('2026-11-30');
    moveAllByClock(window.parts);
    expect(application(id).state).toBe('RECEIVED');
    onDay('2026-12-01');
    moveAllByClock(window.parts);
    moveAllByClock(window.parts);
    expect(application(id)).toMatchObject({ state: 'ACCEPTED', acceptedAt: application(id).receivedAt });
    expect(view(id)).toMatchObject({ flags: expect.arrayContaining(['deemed']) });
    expect(eventTypes().filter((type) => type === 'case/moved')).toHaveLength(1);
    expect(window.parts.ledger.fact('clockedCases')).toEqual([]);
  });

  it('comes before whatever a clerk orders too late', async () => {
    onDay('2026-11-23');
    const id = await received();
    onDay('2026-12-01');
    const after = movesOf(window.parts.ledger, application(id)).at(-1)?.id ?? null;
    expect(await makeMove(window.parts, { applicationId: id, detail: asking, after })).toMatchObject({ ok: false });
    expect(application(id).state).toBe('ACCEPTED');
  });

  it('ends a correction only with the signature of whoever leads the counter', async () => {
    const id = await received(withoutProof());
    must(await make(id, asking));
    onDay('2027-01-15');
    window.parts.session.operator = lead;
    expect(await make(id, right.lapse)).toMatchObject({ failure: { code: 'case/not-allowed' } });
    onDay('2027-01-16');
    moveAllByClock(window.parts);
    expect(application(id).state).toBe('CORRECTION');
    expect(must(tray(window.parts))).toMatchObject([{ kind: 'lapsed', applicationId: id, respondBy: '2027-01-15' }]);
    window.parts.session.operator = clerk;
    expect(await make(id, right.lapse)).toMatchObject({ failure: { code: 'case/not-your-post' } });
    window.parts.session.operator = lead;
    expect(view(id).possible.map(({ transition }) => transition)).toContain('lapse');
    expect(must(await make(id, right.lapse)).state).toBe('TERMINATED');
    expect(view(id).moves.at(-1)).toMatchObject({ by: { role: 'system' }, second: { id: 'W02' } });
  });

  it('R36: does not run for what a delegate still holds', async () => {
    window.parts.session.operator = delegate;
    onDay('2026-11-23');
    const id = await received({ channel: 'delegate' });
    onDay('2026-12-20');
    moveAllByClock(window.parts);
    expect(application(id).state).toBe('RECEIVED');
  });
});

describe('R23: the county’s moves', () => {
  const county: Mover = { id: 'c1', name: '县民政局', role: 'C' };
  const at = '2026-11-23T01:00:00.000Z';
  const countyMove = (from: Move['from'], to: Move['to'], detail: MoveDetail): Move => ({
    id: randomUUID(),
    from,
    to,
    at,
    by: county,
    second: null,
    where: 'county',
    offline: false,
    detail,
  });
  const started = () => countyMove('ACCEPTED', 'PROCESSING', right.start);
  const decided = () => countyMove('PROCESSING', 'APPROVED', right.decide);
  const decision = { outcome: 'approved' as const, reason: '', decidedBy: '县民政局', decidedAt: at };

  async function accepted(): Promise<string> {
    const { id, taken } = await takeIn(right.accept);
    must(taken);
    must(store.markDelivered(id, { countyNumber: '1', countyTime: at }));
    return id;
  }
  function says(id: string, change: Partial<Extract<Change, { kind: 'application-status' }>>): void {
    const status = { kind: 'application-status' as const, applicationId: id, statusVersion: 1, countyNumber: '1' };
    must(store.applyChanges([{ ...status, state: 'PROCESSING', decision: null, ...change }], 'c'));
  }

  it('come down and stand in the case; a repeat changes nothing', async () => {
    const id = await accepted();
    const moves = [started(), decided()];
    says(id, { state: 'APPROVED', decision, moves });
    says(id, { state: 'APPROVED', decision, moves });
    expect(application(id)).toMatchObject({ state: 'APPROVED', decision });
    expect(view(id).moves.map(({ to }) => to)).toEqual(['RECEIVED', 'ACCEPTED', 'PROCESSING', 'APPROVED']);
    expect(must(await make(id, right.deliver)).state).toBe('DELIVERED');
  });

  it('that no lawful hand could have made are not taken over', async () => {
    const id = await accepted();
    says(id, { state: 'APPROVED', decision, moves: [decided()] });
    expect(application(id).state).toBe('ACCEPTED');
  });

  it('are never unsaid', async () => {
    const id = await accepted();
    const [start, decide] = [started(), decided()];
    says(id, { state: 'APPROVED', decision, moves: [start, decide] });
    says(id, { statusVersion: 2, state: 'PROCESSING', moves: [start] });
    expect(application(id).state).toBe('APPROVED');
  });

  it('come before what was made here meanwhile: it stays on top where it is lawful, and is shown where it is not', async () => {
    const id = await accepted();
    must(await make(id, right.withdraw));
    const moves = [started(), decided()];
    says(id, { state: 'PROCESSING', moves: moves.slice(0, 1) });
    expect(application(id).state).toBe('WITHDRAWN');
    says(id, { statusVersion: 2, state: 'APPROVED', decision, moves });
    expect(application(id).state).toBe('APPROVED');
    expect(view(id).refused).toMatchObject([{ move: { detail: { transition: 'withdraw' } }, isNoted: false }]);
    expect(eventTypes()).toContain('case/move-refused');
    expect(must(tray(window.parts))).toMatchObject([{ kind: 'refused-move', applicationId: id }]);
    must(noteRefusedMoves(window.parts, { applicationId: id }));
    expect(must(tray(window.parts))).toEqual([]);
  });

  it('and the county’s word about one of ours that it refuses takes it back', async () => {
    const id = await accepted();
    must(await make(id, right.withdraw));
    const withdrawn = movesOf(window.parts.ledger, application(id)).at(-1);
    const text = { zh: '伪造的一步', en: 'forged' };
    says(id, { state: 'ACCEPTED', moves: [], refusedMoves: [{ id: withdrawn?.id ?? '', text }] });
    expect(application(id).state).toBe('ACCEPTED');
    expect(view(id).refused).toMatchObject([{ why: text }]);
  });
});
