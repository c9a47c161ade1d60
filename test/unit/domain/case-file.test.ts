import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CaseFile } from '../../../main/domain/case-file.ts';
import {
  contentHere,
  countyContent,
  emptyCase,
  isCorrectionOpen,
  mergeQuestion,
  settledCase,
} from '../../../main/domain/case-file.ts';
import { beyondItem, isAmendable } from '../../../main/domain/correction-request.ts';
import { noticeAfter, type SupervisionNotice } from '../../../main/domain/supervision.ts';
import { amendmentOf } from './amendment-case.ts';

const accepted = { form: { applicant: { name: '李秀兰', phone: '1' }, item: { a: 'x' } }, materials: [] };
const phone = (to: string, change = {}) =>
  amendmentOf({ changes: [{ pointer: '/applicant/phone', from: '1', to }], ...change });

test('what is on its way is worked on here, and is not yet the county’s', () => {
  const mine = phone('2');
  const file: CaseFile = { ...emptyCase, own: [{ amendment: mine, state: 'waiting' }] };
  expect(contentHere(accepted, file).form).toMatchObject({ applicant: { phone: '2' } });
  expect(countyContent(accepted, file).form).toMatchObject({ applicant: { phone: '1' } });
  const settled = settledCase(file, { applied: [], outcomes: [{ id: mine.id, outcome: 'applied', version: 2 }] });
  expect(settled.own).toEqual([]);
  expect(countyContent(accepted, settled)).toMatchObject({ version: 2, madeBy: mine.id });
  expect(settledCase(settled, { applied: [], outcomes: [{ id: mine.id, outcome: 'applied', version: 2 }] })).toEqual(
    settled,
  );
});

test('two of ours on an older version become one question, with what both began with', () => {
  const first = phone('2');
  const second = amendmentOf({ base: first.id, changes: [{ pointer: '/item/a', from: 'x', to: 'y' }] });
  const theirs = phone('3', { origin: 'county', version: 2 });
  const file = settledCase(
    {
      ...emptyCase,
      own: [first, second].map((amendment) => ({ amendment, state: 'waiting' as const })),
    },
    { applied: [theirs], outcomes: [first, second].map(({ id }) => ({ id, outcome: 'conflict' as const })) },
  );
  const question = mergeQuestion(accepted, file);
  expect(question?.fields).toEqual([
    { pointer: '/applicant/phone', base: '1', mine: '2', theirs: '3', kind: 'both-differ' },
    { pointer: '/item/a', base: 'x', mine: 'y', theirs: 'x', kind: 'only-mine' },
  ]);
  const merged = phone('2', { version: 3, merges: [first.id, second.id] });
  const after = settledCase(file, { applied: [theirs, merged], outcomes: [] });
  expect(mergeQuestion(accepted, after)).toBeNull();
  expect(after.own.map(({ state }) => state)).toEqual(['merged', 'merged']);
});

test('a request is open until an answer to it is on its way; an answer in conflict opens it again', () => {
  const request = {
    id: randomUUID(),
    items: [{ pointer: '/applicant/phone', text: '' }],
    text: '请核实电话',
    answerBy: '2026-11-27',
    askedBy: '王芳',
    at: '2026-11-22T03:00:00.000Z',
  };
  const answer = phone('2', { answers: request.id });
  const answered: CaseFile = { correction: request, applied: [], own: [{ amendment: answer, state: 'waiting' }] };
  expect(isCorrectionOpen({ ...emptyCase, correction: request })).toBe(true);
  expect(isCorrectionOpen(answered)).toBe(false);
  expect(
    isCorrectionOpen(settledCase(answered, { applied: [], outcomes: [{ id: answer.id, outcome: 'conflict' }] })),
  ).toBe(true);
  // Its effect came with the answer to the sending, the closing of the request comes with the next changes.
  const applied = settledCase(answered, { applied: [], outcomes: [{ id: answer.id, outcome: 'applied', version: 2 }] });
  expect(applied.correction).not.toBeNull();
  expect(isCorrectionOpen(applied)).toBe(false);
});

test('nobody may be made another person, and nobody may be asked for a paper beyond the item', () => {
  expect(isAmendable(accepted.form, '/applicant/phone')).toBe(true);
  expect(isAmendable(accepted.form, '/applicant/idNumber')).toBe(false);
  expect(isAmendable(accepted.form, '/applicant')).toBe(false);
  expect(isAmendable(accepted.form, '/item/a/b')).toBe(false);
  const item = { materials: [{ code: 'SF' }] } as Parameters<typeof beyondItem>[1];
  expect(
    beyondItem(
      [
        { materialCode: 'SF', text: '' },
        { materialCode: 'ZMXZM', text: '' },
      ],
      item,
    ),
  ).toEqual(['ZMXZM']);
});

test('an answer on its way is not taken back by a word from before it arrived', () => {
  const notice: SupervisionNotice = {
    id: randomUUID(),
    applicationId: null,
    title: '催办',
    text: '',
    answerBy: '2026-11-25',
    issuedBy: '王芳',
    at: '2026-11-22T03:00:00.000Z',
    state: 'open',
    version: 1,
    answer: null,
  };
  const answer = { text: '已联系群众', answeredBy: '李慧', at: '2026-11-22T04:00:00.000Z' };
  const answered: SupervisionNotice = { ...notice, state: 'answered', answer };
  expect(noticeAfter(null, notice)).toEqual(notice);
  expect(noticeAfter(answered, notice)).toEqual(answered);
  expect(noticeAfter(answered, { ...notice, state: 'closed', version: 3 }).state).toBe('closed');
  expect(noticeAfter({ ...answered, version: 2 }, notice)).toEqual({ ...answered, version: 2 });
});
