import { expect, test } from 'vitest';
import { move } from '../../../main/domain/case/machine.ts';
import type { Move, MoveDetail, Mover } from '../../../main/domain/case/move.ts';
import { type PublishedStaff, stepsWithoutPost, unlawfulOpening } from '../../../main/domain/case/unlawful-steps.ts';
import { aCase, caseItem, person, right, scene } from './case-sample.ts';

function openingOf(by: Mover, details: readonly MoveDetail[], missing: readonly string[] = []): readonly Move[] {
  let record = aCase({ missing });
  for (const detail of details) {
    const judged = move(record, { detail, by, second: null }, scene('2026-03-02', { counting: null }));
    if (!judged.ok) throw new Error(judged.refusal.text.en);
    record = { ...record, moves: [...record.moves, judged.value] };
  }
  return record.moves;
}

const list = (publishedAt: string, id: string, roles: PublishedStaff['list']['people'][number]['roles']) => ({
  publishedAt,
  list: {
    people: [{ id, name: '李慧', post: '窗口', roles, office: '青禾镇', startCode: null, revokedAt: null }],
  },
});

test('R23: a receipt and an acceptance that the machine made pass the second look, too', () => {
  const opening = openingOf(person('W'), [right.receive, right.accept]);
  expect(unlawfulOpening(aCase().application, caseItem, opening)).toEqual([]);
});

test('R23: an acceptance without a required paper, one twice, or one before the receipt is found', () => {
  const opening = openingOf(person('W'), [right.receive, right.accept]);
  const [received, accepted] = opening as [Move, Move];
  const { application } = aCase({ missing: ['KN'] });
  expect(unlawfulOpening(application, caseItem, opening)).toMatchObject([{ at: accepted.at }]);
  const twice = [...opening, { ...accepted, id: '00000000-0000-4000-8000-00000000ffff' }];
  expect(unlawfulOpening(aCase().application, caseItem, twice)).toHaveLength(1);
  expect(unlawfulOpening(aCase().application, caseItem, [accepted, received])).toHaveLength(1);
});

test('R10: a post that no list gave is named; one that the person has is not, and without any list nothing is said', () => {
  const opening = openingOf(person('W', 'w01'), [right.receive, right.accept]);
  expect(stepsWithoutPost(opening, [], 7)).toEqual([]);
  expect(stepsWithoutPost(opening, [list('2026-01-01T00:00:00.000Z', 'w01', ['accept'])], 7)).toEqual([]);
  const guide = stepsWithoutPost(opening, [list('2026-01-01T00:00:00.000Z', 'w01', ['guide'])], 7);
  expect(guide).toHaveLength(2);
  expect(guide[0]?.why.zh).toContain('w01');
  expect(stepsWithoutPost(opening, [list('2026-01-01T00:00:00.000Z', 'other', ['accept'])], 7)).toHaveLength(2);
});

test('R10: a post that was taken away binds a terminal once its people may work no longer without a line', () => {
  const opening = openingOf(person('W', 'w01'), [right.receive]);
  const given = list('2026-01-01T00:00:00.000Z', 'w01', ['accept']);
  const taken = (at: string) => [given, list(at, 'w01', ['guide'])];
  expect(stepsWithoutPost(opening, taken('2026-02-27T00:00:00.000Z'), 7)).toEqual([]);
  expect(stepsWithoutPost(opening, taken('2026-02-20T00:00:00.000Z'), 7)).toHaveLength(1);
});

test('R10: whoever serves themselves, and the clock, stand on no list', () => {
  const opening = openingOf(person('W'), [right.receive]).map((one) => ({ ...one, by: person('U', 'KIOSK') }));
  expect(stepsWithoutPost(opening, [list('2026-01-01T00:00:00.000Z', 'w01', ['accept'])], 7)).toEqual([]);
});
