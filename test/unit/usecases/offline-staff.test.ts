import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { usualConfiguration } from '../../../main/domain/configuration.ts';
import { must } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { caseMoves, makeMove } from '../../../main/usecases/case-moves.ts';
import { issueDocument } from '../../../main/usecases/documents/issue-document.ts';
import { syncView } from '../../../main/usecases/sending.ts';
import { takeInDraft } from '../../../main/usecases/take-in-draft.ts';
import { right } from '../domain/case-sample.ts';
import { completeDraft, meetCounty, openWindow, type Window } from './window.ts';

let window: Window;
// Enrolled on 1 November, and never a contact since.
beforeEach(async () => {
  window = await openWindow({ isLineCut: true });
});
afterEach(() => window.close());

const tooLong = { ok: false, failure: { code: 'operator/too-long-offline' } };

async function accept() {
  const { id, revision } = await completeDraft(window);
  return acceptApplication(window.parts, { draftId: id, revision });
}

async function receive(): Promise<string> {
  const { id, revision } = await completeDraft(window);
  must(await takeInDraft(window.parts, { draftId: id, revision, next: null }));
  return id;
}

async function makeNext(applicationId: string, detail: (typeof right)['accept']) {
  const after = must(caseMoves(window.parts, { applicationId })).moves.at(-1)?.id ?? null;
  return makeMove(window.parts, { applicationId, detail, after });
}

it('R56: on day 7 without a contact all works, on day 8 nothing is accepted; before the first one it counts from the enrolment', async () => {
  window.setClock('2026-11-08T15:59:00.000Z');
  expect(syncView(window.parts).fullRightsUntil).toBe('2026-11-08');
  expect(must(await accept())).toMatchObject({ state: 'ACCEPTED' });
  window.setClock('2026-11-08T16:00:00.000Z');
  expect(await accept()).toMatchObject(tooLong);
});

it('R56: on day 8 papers are received, and what decides on them is shown as closed and refused', async () => {
  window.setClock('2026-11-09T02:00:00.000Z');
  const id = await receive();
  expect(window.parts.ledger.application(id)?.state).toBe('RECEIVED');
  const accepting = must(caseMoves(window.parts, { applicationId: id })).possible.find(
    ({ transition }) => transition === 'accept',
  );
  expect(accepting?.refusal?.clause).toBe('R56');
  expect(await makeNext(id, right.accept)).toMatchObject(tooLong);
  expect(must(caseMoves(window.parts, { applicationId: id })).moves.map(({ detail }) => detail.transition)).toEqual([
    'receive',
  ]);
});

it('R56: on day 8 the paper of a receipt is issued, and no other document', async () => {
  window.setClock('2026-11-09T02:00:00.000Z');
  const applicationId = await receive();
  const wish = { documentId: randomUUID(), applicationId, moveId: null, extra: null };
  expect(issueDocument(window.parts, { ...wish, kind: 'routing' })).toMatchObject(tooLong);
  const slip = issueDocument(window.parts, { ...wish, kind: 'receipt-slip' });
  expect(slip).not.toMatchObject(tooLong);
});

it('R56: one contact restores it all, and counts the days anew', async () => {
  window.setClock('2026-11-20T02:00:00.000Z');
  const id = await receive();
  expect(await makeNext(id, right.accept)).toMatchObject(tooLong);
  meetCounty(window.parts, '2026-11-20T02:00:01.000Z');
  expect(must(await makeNext(id, right.accept)).state).toBe('ACCEPTED');
  window.setClock('2026-11-28T02:00:00.000Z');
  expect(await accept()).toMatchObject(tooLong);
});

it('R56: the county’s number of days holds', async () => {
  const configuration = { ...usualConfiguration, offlineStaffDays: 10 };
  must(window.parts.ledger.transact((writer) => writer.setFact('publication/configuration', configuration)));
  window.setClock('2026-11-11T02:00:00.000Z');
  expect(must(await accept())).toMatchObject({ state: 'ACCEPTED' });
  window.setClock('2026-11-12T02:00:00.000Z');
  expect(await accept()).toMatchObject(tooLong);
});
