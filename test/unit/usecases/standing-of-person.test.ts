import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Draft } from '../../../main/domain/application.ts';
import { must } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { caseMoves, makeMove } from '../../../main/usecases/case-moves.ts';
import { creditState } from '../../../main/usecases/standing-of-person.ts';
import { takeInDraft } from '../../../main/usecases/take-in-draft.ts';
import type { SyncStore } from '../../../sync/ports.ts';
import { caseItem, right } from '../domain/case-sample.ts';
import { sampleDraft, sampleItem } from '../domain/sample-case.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

const item = sampleItem({ flow: caseItem.flow, materials: caseItem.materials });
let window: Window;
let store: SyncStore;
let cursor = 0;

beforeEach(async () => {
  window = await openWindow({ items: [item] });
  store = createLedgerSyncStore({ ledger: window.parts.ledger, log: window.parts.log });
});
afterEach(() => window.close());

const withoutProof = (): Partial<Draft> => ({
  materials: sampleDraft().materials.map((entry) =>
    entry.code === 'KN' ? { code: 'KN', originalSeen: false, method: 'none', pages: [] } : entry,
  ),
});
const deferral = { ...right.accept, deferred: [{ materialCode: 'KN', by: '2026-12-01' }] };
const notes = { 'deferred-benefit': '村委会明天才上班' };

async function deferred() {
  const draft = await completeDraft(window, { id: randomUUID(), ...withoutProof() });
  return {
    id: draft.id,
    taken: await takeInDraft(window.parts, { draftId: draft.id, revision: draft.revision, next: deferral, notes }),
  };
}

function told(applicationId: string, verdict: 'good' | 'bad' | 'unknown', version: number): void {
  const word = { applicationId, verdict, note: '失信被执行人', checkedBy: '县里', version };
  const checkedAt = `2026-11-22T0${version}:00:00.000Z`;
  cursor += 1;
  must(store.applyChanges([{ kind: 'credit', word: { ...word, checkedAt } }], `c${cursor}`));
}

test('R64: until the credit platform is heard, and where it knows nothing, papers may come later: unknown is not bad', async () => {
  const first = await deferred();
  must(first.taken);
  expect(must(creditState(window.parts, { applicationId: first.id }))).toMatchObject({
    standing: 'pending',
    isAsked: true,
    stopped: [],
  });
  told(first.id, 'unknown', 1);
  expect((await deferred()).taken.ok).toBe(true);
});

test('R64: a bad record found later stops the deferral, the case stands; the person gets no new one, and is served as ever', async () => {
  const { id, taken } = await deferred();
  const before = must(taken);
  told(id, 'bad', 1);
  expect(must(creditState(window.parts, { applicationId: id }))).toMatchObject({ standing: 'bad', stopped: ['KN'] });
  expect(window.parts.ledger.summary(id)?.state).toBe(before.state);
  expect(must(caseMoves(window.parts, { applicationId: id })).flags).toContain('deferred');
  const again = await deferred();
  expect(again.taken).toMatchObject({ failure: { code: 'case/not-allowed', detail: expect.stringContaining('R64') } });
  expect(window.parts.ledger.application(again.id)).toBeNull();
  const whole = await completeDraft(window, { id: randomUUID() });
  const order = { draftId: whole.id, revision: whole.revision, next: right.accept };
  expect((await takeInDraft(window.parts, order)).ok).toBe(true);
  // An older word, or a repeat, changes nothing; a newer one does.
  told(id, 'good', 1);
  expect((await deferred()).taken.ok).toBe(false);
  told(id, 'good', 2);
  expect((await deferred()).taken.ok).toBe(true);
});

test('R39: a held case takes no step but what ends it or what the citizen brings', async () => {
  const draft = await completeDraft(window, { id: randomUUID() });
  must(await takeInDraft(window.parts, { draftId: draft.id, revision: draft.revision, next: null }));
  const word = {
    applicationId: draft.id,
    verdict: 'mismatch' as const,
    note: '姓名不一致',
    checkedBy: '县里',
    checkedAt: '2026-11-22T03:00:00.000Z',
    version: 1,
  };
  must(store.applyChanges([{ kind: 'identity', word }], 'held'));
  const step = async (detail: Parameters<typeof makeMove>[1]['detail']) => {
    const moves = must(caseMoves(window.parts, { applicationId: draft.id })).moves;
    const after = moves.at(-1)?.id ?? null;
    return makeMove(window.parts, { applicationId: draft.id, detail, after, isRelative: false, notes: {} });
  };
  expect(await step(right.accept)).toMatchObject({
    failure: { code: 'case/not-allowed', detail: expect.stringContaining('R39') },
  });
  must(store.applyChanges([{ kind: 'identity', word: { ...word, verdict: 'match', version: 2 } }], 'free'));
  expect((await step(right.accept)).ok).toBe(true);
});
