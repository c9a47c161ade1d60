import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { movesOf, wholeCaseOf } from '../../../main/case-moves.ts';
import { caseFileOf } from '../../../main/case-sync.ts';
import { archivePackage } from '../../../main/domain/archive.ts';
import { judgeMove } from '../../../main/domain/case/replay.ts';
import { must, ok } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { archiveEnded, hashOf } from '../../../main/usecases/archive-moves.ts';
import { makeMove } from '../../../main/usecases/case-moves.ts';
import { documentsOf } from '../../../main/usecases/documents/case-documents.ts';
import { issueDocument } from '../../../main/usecases/documents/issue-document.ts';
import { keepOriginal, returnOriginal } from '../../../main/usecases/originals.ts';
import { takeInDraft } from '../../../main/usecases/take-in-draft.ts';
import { international } from '../../../sync/crypto/international.ts';
import { caseItem, right } from '../domain/case-sample.ts';
import { sampleItem } from '../domain/sample-case.ts';
import { clerk, completeDraft, openWindow, type Window } from './window.ts';

const item = sampleItem({ flow: caseItem.flow, materials: caseItem.materials });
let window: Window;
let line: 'online' | 'offline';

beforeEach(async () => {
  window = await openWindow({ items: [item] });
  line = 'online';
  Object.assign(window.parts, { engine: () => ({ state: () => ({ link: line }), kick: () => {} }) });
  Object.assign(window.parts.staff, { rolesOf: () => ['accept'], checkPin: async () => ok(clerk) });
  const { ledger } = window.parts;
  const enrolment = ledger.fact('enrolment');
  if (!enrolment) throw new Error('not enrolled');
  must(ledger.transact((writer) => writer.setFact('enrolment', { ...enrolment, privateKey: international.makeKey() })));
  window.setClock('2026-11-23T02:00:00.000Z');
});
afterEach(() => window.close());

const application = (id: string) => {
  const found = window.parts.ledger.application(id);
  if (!found) throw new Error('no such application');
  return found;
};
const lastMove = (id: string) => movesOf(window.parts.ledger, application(id)).at(-1);
const ended = () => window.parts.ledger.fact('endedCases') ?? [];
const nextDay = () => window.setClock('2026-11-24T02:00:00.000Z');

/** And its confirmation issued. */
async function withdrawn(): Promise<string> {
  const id = await withdrawnUnsaid();
  confirmed(id);
  return id;
}

function confirmed(applicationId: string) {
  const wish = { applicationId, kind: 'withdrawal', moveId: lastMove(applicationId)?.id ?? null, extra: null } as const;
  return must(issueDocument(window.parts, { ...wish, documentId: randomUUID() }));
}

async function withdrawnUnsaid(): Promise<string> {
  const draft = await completeDraft(window);
  must(await takeInDraft(window.parts, { draftId: draft.id, revision: draft.revision, next: null }));
  const after = lastMove(draft.id)?.id ?? null;
  must(await makeMove(window.parts, { applicationId: draft.id, detail: right.withdraw, after }));
  return draft.id;
}

/** Content, chain and all: as after a round with the county. */
function atCounty(id: string, upTo = window.parts.ledger.head().seq): void {
  const { ledger, log } = window.parts;
  const store = createLedgerSyncStore({ ledger, log });
  must(store.markSending(id));
  must(store.markDelivered(id, { countyNumber: `Q-${id}`, countyTime: '2026-11-23T02:00:00.000Z' }));
  must(ledger.transact((writer) => writer.setFact('shippedSeq', Math.min(upTo, ledger.head().seq))));
}
const shipAll = () =>
  must(window.parts.ledger.transact((writer) => writer.setFact('shippedSeq', window.parts.ledger.head().seq)));

describe('T22: the archive', () => {
  it('takes in what has ended once all of it is at the county, on a later day, once', async () => {
    const id = await withdrawn();
    expect(ended()).toEqual([id]);
    atCounty(id);
    shipAll();
    archiveEnded(window.parts);
    expect(application(id).state).toBe('WITHDRAWN');
    nextDay();
    archiveEnded(window.parts);
    expect(application(id).state).toBe('ARCHIVED');
    expect(lastMove(id)).toMatchObject({ by: { role: 'system' }, where: 'terminal', offline: false });
    expect(ended()).toEqual([]);
    const { seq } = window.parts.ledger.head();
    archiveEnded(window.parts);
    expect(window.parts.ledger.head().seq).toBe(seq);
  });

  it.each([
    ['there is no line', () => (line = 'offline')],
    ['an event has not arrived', () => must(window.parts.ledger.transact((writer) => writer.setFact('shippedSeq', 1)))],
    [
      'an amendment is in preparation',
      (id: string) =>
        must(
          window.parts.ledger.transact((writer) =>
            writer.setFact(`amending/${id}`, { reason: '改电话', wishes: [], materials: [] }),
          ),
        ),
    ],
    [
      'the county has refused it before',
      (id: string) => {
        const last = lastMove(id);
        if (!last) throw new Error('no move');
        const made = {
          ...last,
          id: randomUUID(),
          detail: { transition: 'archive', packageHash: 'a'.repeat(64) },
        } as const;
        const kept = window.parts.ledger.fact(`moves/${id}`);
        const refused = [{ move: made, why: { zh: '不行', en: 'no' }, isNoted: true }];
        must(
          window.parts.ledger.transact((writer) => writer.setFact(`moves/${id}`, { made: kept?.made ?? [], refused })),
        );
      },
    ],
  ])('waits while %s', async (_what, happens) => {
    const id = await withdrawn();
    atCounty(id);
    shipAll();
    nextDay();
    happens(id);
    archiveEnded(window.parts);
    expect(application(id).state).toBe('WITHDRAWN');
  });

  it('waits while the citizen has no document of how it ended', async () => {
    const id = await withdrawnUnsaid();
    atCounty(id);
    shipAll();
    nextDay();
    archiveEnded(window.parts);
    expect(application(id).state).toBe('WITHDRAWN');
    confirmed(id);
    shipAll();
    archiveEnded(window.parts);
    expect(application(id).state).toBe('ARCHIVED');
  });

  it('waits while an original is held, until it is signed for', async () => {
    const id = await withdrawn();
    atCounty(id);
    const [material] = item.materials;
    if (!material) throw new Error('an item with papers is wanted');
    const kept = {
      applicationId: id,
      materialCode: material.code,
      count: 1,
      holder: 'window',
      place: '铁柜2',
    } as const;
    const [original] = must(keepOriginal(window.parts, kept));
    if (!original) throw new Error('not kept');
    shipAll();
    nextDay();
    archiveEnded(window.parts);
    expect(application(id).state).toBe('WITHDRAWN');
    const back = { applicationId: id, id: original.id, receiver: '李秀兰', relation: '本人', isSigned: true } as const;
    must(returnOriginal(window.parts, back));
    shipAll();
    archiveEnded(window.parts);
    expect(application(id).state).toBe('ARCHIVED');
  });

  it('waits while the content itself is on its way', async () => {
    const id = await withdrawn();
    shipAll();
    nextDay();
    archiveEnded(window.parts);
    expect(application(id).state).toBe('WITHDRAWN');
  });

  it('leaves alone what has not ended', async () => {
    const draft = await completeDraft(window);
    must(await takeInDraft(window.parts, { draftId: draft.id, revision: draft.revision, next: null }));
    atCounty(draft.id);
    shipAll();
    nextDay();
    archiveEnded(window.parts);
    expect(application(draft.id).state).toBe('RECEIVED');
  });

  it('the hash is of form, materials, documents and events, and of no rating', async () => {
    const id = await withdrawnUnsaid();
    const { ledger } = window.parts;
    const document = confirmed(id);
    must(
      ledger.transact((writer) =>
        writer.appendEvent({ type: 'rating/given', operatorId: null, applicationId: id, body: { level: 5 } }),
      ),
    );
    atCounty(id);
    shipAll();
    const before = ledger.events({ fromSeq: 1, limit: 1000 }).filter(({ applicationId }) => applicationId === id);
    nextDay();
    archiveEnded(window.parts);
    const detail = lastMove(id)?.detail;
    if (detail?.transition !== 'archive') throw new Error('not archived');
    const { form, materials, ...frozen } = application(id);
    expect(caseFileOf(ledger, id).applied).toEqual([]);
    const held = ledger.fact(`document/${document.id}`);
    if (!held) throw new Error('no document');
    const contents = archivePackage({ application: frozen, form, materials, documents: [held], events: before });
    expect(contents.documents).toEqual([
      { number: document.numberText, contentHash: held.contentHash, isVoided: false },
    ]);
    expect(contents.events).toHaveLength(before.length - 1);
    expect(detail.packageHash).toBe(hashOf(contents));
    // One letter of the form, one event less: another hash.
    expect(hashOf({ ...contents, form: { ...form, remark: 'x' } })).not.toBe(detail.packageHash);
    expect(hashOf({ ...contents, events: contents.events.slice(1) })).not.toBe(detail.packageHash);
  });

  it('the county’s own machine takes the move, and the 归档清单 follows from it', async () => {
    const id = await withdrawn();
    atCounty(id);
    shipAll();
    nextDay();
    const held = wholeCaseOf(window.parts.ledger, application(id), item);
    archiveEnded(window.parts);
    const made = lastMove(id);
    if (!made) throw new Error('no move');
    expect(judgeMove(held, made)).toMatchObject({ ok: true });
    const { possible } = must(documentsOf(window.parts, { applicationId: id }));
    expect(possible[0]).toMatchObject({ kind: 'archive-list', moveId: made.id, isDueNow: true });
    const wish = { applicationId: id, kind: 'archive-list', moveId: made.id, extra: null } as const;
    expect(must(issueDocument(window.parts, { ...wish, documentId: randomUUID() })).numberText).toMatch(/〔2026〕1号/);
  });
});
