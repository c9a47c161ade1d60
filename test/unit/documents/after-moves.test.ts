import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { putMoves } from '../../../main/case-moves.ts';
import type { Move, MoveDetail, TransitionName } from '../../../main/domain/case/move.ts';
import type { CaseState } from '../../../main/domain/case/states.ts';
import type { DocumentExtra } from '../../../main/domain/documents/extras.ts';
import { type CaseDocumentKind, caseDocumentKinds } from '../../../main/domain/documents/kinds.ts';
import { documentsOfMove } from '../../../main/domain/documents.ts';
import { must } from '../../../main/domain/result.ts';
import { documentsOf } from '../../../main/usecases/documents/case-documents.ts';
import { issueDocument } from '../../../main/usecases/documents/issue-document.ts';
import { takeInDraft } from '../../../main/usecases/take-in-draft.ts';
import { international } from '../../../sync/crypto/international.ts';
import { documentScene, sampleMove } from '../../support/document-scenes.ts';
import { caseItem, denied, right } from '../domain/case-sample.ts';
import { sampleItem } from '../domain/sample-case.ts';
import { completeDraft, openWindow, type Window } from '../usecases/window.ts';

/** Real cases in a real ledger, moved by each transition: what the table promises can be issued from what the case knows. */
let window: Window;
let applicationId: string;

beforeEach(async () => {
  const { flow, materials, specialProcedures } = caseItem;
  window = await openWindow({ items: [sampleItem({ flow, materials, specialProcedures })] });
  const { ledger } = window.parts;
  const enrolment = ledger.fact('enrolment');
  if (!enrolment) throw new Error('not enrolled');
  must(ledger.transact((writer) => writer.setFact('enrolment', { ...enrolment, privateKey: international.makeKey() })));
  const draft = await completeDraft(window);
  applicationId = draft.id;
  must(await takeInDraft(window.parts, { draftId: draft.id, revision: draft.revision, next: null }));
});
afterEach(() => window.close());

const offered = () => must(documentsOf(window.parts, { applicationId }));
const due = () => offered().possible.filter(({ isDueNow }) => isDueNow);

function moved(detail: MoveDetail, from: CaseState, to: CaseState): Move {
  const { ledger } = window.parts;
  const application = ledger.application(applicationId);
  if (!application) throw new Error('no application');
  const made: Move = { ...sampleMove(detail, { second: 'H', at: window.parts.clock.now().toISOString() }), from, to };
  const before = ledger.fact(`moves/${applicationId}`) ?? { made: [], refused: [] };
  must(ledger.transact((writer) => putMoves(ledger, writer, application, { ...before, made: [...before.made, made] })));
  return made;
}

const extraOf = (kind: CaseDocumentKind): DocumentExtra | null => {
  const extra = documentScene(kind).extra;
  if (extra?.kind === 'hand-over') return { ...extra, applicationIds: [applicationId] };
  return extra?.kind === 'returned-papers' ? { ...extra, returned: ['SF'] } : extra;
};
const issue = (kind: CaseDocumentKind, moveId: string | null) =>
  issueDocument(window.parts, { applicationId, kind, moveId, extra: extraOf(kind), documentId: randomUUID() });

const accepted = () => moved(right.accept, 'RECEIVED', 'ACCEPTED');
const started = () => [accepted(), moved(right.start, 'ACCEPTED', 'PROCESSING')];

/** What a case has been through before, and where the step leads. */
const steps: Readonly<Record<string, { detail: MoveDetail; before?: () => unknown; from: CaseState; to: CaseState }>> =
  {
    accept: { detail: right.accept, from: 'RECEIVED', to: 'ACCEPTED' },
    'accept, deferred and committed': {
      detail: { ...right.accept, deferred: [{ materialCode: 'KN', by: '2026-12-01' }], committed: ['HK'] },
      from: 'RECEIVED',
      to: 'ACCEPTED',
    },
    'ask-correction': { detail: right['ask-correction'], from: 'RECEIVED', to: 'CORRECTION' },
    'hand-in': {
      detail: right['hand-in'],
      before: () => moved(right['ask-correction'], 'RECEIVED', 'CORRECTION'),
      from: 'CORRECTION',
      to: 'RECEIVED',
    },
    refuse: { detail: right.refuse, from: 'RECEIVED', to: 'NOT_ACCEPTED' },
    'deem-accepted': { detail: right['deem-accepted'], from: 'RECEIVED', to: 'ACCEPTED' },
    lapse: {
      detail: right.lapse,
      before: () => moved(right['ask-correction'], 'RECEIVED', 'CORRECTION'),
      from: 'CORRECTION',
      to: 'TERMINATED',
    },
    start: { detail: right.start, before: accepted, from: 'ACCEPTED', to: 'PROCESSING' },
    suspend: { detail: right.suspend, before: started, from: 'PROCESSING', to: 'SPECIAL' },
    extend: { detail: right.extend, before: started, from: 'PROCESSING', to: 'PROCESSING' },
    'complete-deferred': { detail: right['complete-deferred'], before: started, from: 'PROCESSING', to: 'PROCESSING' },
    terminate: { detail: right.terminate, before: started, from: 'PROCESSING', to: 'TERMINATED' },
    transfer: { detail: right.transfer, before: started, from: 'PROCESSING', to: 'TRANSFERRED' },
    approve: { detail: right.decide, before: started, from: 'PROCESSING', to: 'APPROVED' },
    deny: { detail: denied, before: started, from: 'PROCESSING', to: 'DENIED' },
    verify: { detail: right.verify, before: started, from: 'APPROVED', to: 'VERIFY' },
    deliver: { detail: right.deliver, before: started, from: 'APPROVED', to: 'DELIVERED' },
    withdraw: { detail: { ...right.withdraw, returned: ['SF'] }, before: accepted, from: 'ACCEPTED', to: 'WITHDRAWN' },
    void: { detail: right.void, from: 'RECEIVED', to: 'VOID' },
    archive: { detail: right.archive, before: started, from: 'DELIVERED', to: 'ARCHIVED' },
  };

describe('R36 R47: after each step its documents are offered at once, and can be issued', () => {
  test.each(Object.entries(steps))('%s', (_name, { detail, before, from, to }) => {
    before?.();
    const made = moved(detail, from, to);
    const kinds = documentsOfMove(made);
    expect(kinds.length).toBeGreaterThan(0);
    expect(due().map(({ kind }) => kind)).toEqual(kinds);
    for (const kind of kinds) expect(issue(kind, made.id), kind).toMatchObject({ ok: true });
    expect(due()).toEqual([]);
  });

  test('every transition of the table is one of these, begins a case, or calls for none', () => {
    const covered = new Set(Object.values(steps).map(({ detail }) => detail.transition));
    const others = (Object.keys(right) as TransitionName[]).filter((name) => !covered.has(name));
    expect(others).toEqual(['receive', 'pre-check', 'receive-pre-checked', 'resume']);
  });

  test('and every kind of document is called for by a step, or there for the asking', () => {
    const called = new Set(Object.values(steps).flatMap(({ detail }) => documentsOfMove({ detail })));
    const delegated = ['delegate-order', 'delegate-continuation', 'delegate-end', 'delegate-done', 'hand-over'];
    expect(caseDocumentKinds.filter((kind) => !called.has(kind))).toEqual([
      'receipt-slip',
      'power-of-attorney',
      ...delegated,
    ]);
  });
});

test('R14: what was only received gets its 收件凭证, and no notice of acceptance', () => {
  expect(due().map(({ kind }) => kind)).toEqual(['receipt-slip']);
  const moveId = due()[0]?.moveId ?? null;
  expect(issue('receipt-slip', moveId)).toMatchObject({ ok: true });
  expect(issue('acceptance', moveId)).toMatchObject({ ok: false, failure: { code: 'document/not-due' } });
});

test('an extension names the day before and the day after, by the clocks', () => {
  started();
  const before = window.parts.ledger.application(applicationId)?.dueDate ?? null;
  const made = moved(right.extend, 'PROCESSING', 'PROCESSING');
  const after = window.parts.ledger.application(applicationId)?.dueDate ?? null;
  expect(before).not.toBeNull();
  expect(after).not.toBe(before);
  const { id } = must(issue('extension', made.id));
  const content = window.parts.ledger.fact(`document/${id}`)?.content;
  const said = JSON.stringify(content?.blocks);
  for (const day of [before, after]) {
    const [year, month, date] = (day ?? '').split('-').map(Number);
    expect(said).toContain(`${year}年${month}月${date}日`);
  }
});

test('R10: whoever serves themselves at a kiosk gets no document of the office', () => {
  window.parts.session.operator = { id: 'KIOSK', name: '自助服务', post: '自助终端' };
  expect(documentsOf(window.parts, { applicationId })).toMatchObject({ failure: { code: 'case/not-your-post' } });
  expect(issue('power-of-attorney', null)).toMatchObject({ failure: { code: 'case/not-your-post' } });
});

test('R36: the papers of a delegate are there in a delegate’s case only', async () => {
  expect(offered().possible.map(({ kind }) => kind)).not.toContain('hand-over');
  const draft = await completeDraft(window, { channel: 'delegate' });
  must(await takeInDraft(window.parts, { draftId: draft.id, revision: draft.revision, next: null }));
  applicationId = draft.id;
  for (const kind of [
    'delegate-order',
    'delegate-continuation',
    'delegate-end',
    'delegate-done',
    'hand-over',
  ] as const) {
    expect(offered().possible.map((one) => one.kind)).toContain(kind);
    expect(issue(kind, null), kind).toMatchObject({ ok: true });
  }
});
