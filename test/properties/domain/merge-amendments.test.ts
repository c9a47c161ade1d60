import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesFrom, currentContent, formAfter } from '../../../main/domain/amendment.ts';
import { answerAt, answerPointers, withAnswer } from '../../../main/domain/form/answers.ts';
import { type MergeChoice, mergeAmendments, settleMerge } from '../../../main/domain/merge-amendments.ts';
import { amendmentOf } from '../../unit/domain/amendment-case.ts';

const answer = fc.oneof(
  fc.string({ minLength: 1, maxLength: 4 }),
  fc.integer({ min: 0, max: 3 }),
  fc.boolean(),
  fc.array(fc.record({ name: fc.string({ maxLength: 2 }) }), { minLength: 1, maxLength: 2 }),
);
/** The fields of one form: keys that JSON pointers have to escape, and one that objects have by nature. */
const pointers = [
  '/applicant/phone',
  '/applicant/live~1address',
  '/item/sum',
  '/item/rows',
  '/account/__proto__',
  '/note',
];
const form = fc
  .array(fc.option(answer), { minLength: pointers.length, maxLength: pointers.length })
  .map((values) =>
    pointers.reduce<Readonly<Record<string, unknown>>>((built, at, index) => withAnswer(built, at, values[index]), {}),
  );
const json = (value: unknown) => JSON.stringify(value ?? null);

test('R48: a merge loses no field: every value of both sides stands in the result or in a question', () => {
  fc.assert(
    fc.property(form, form, form, (base, mine, theirs) => {
      const fields = mergeAmendments({ base, mine, theirs });
      const questions = fields.filter(({ kind }) => kind === 'both-differ');
      const choices: MergeChoice[] = questions.map(({ pointer }) => ({ pointer, take: 'mine' }));
      const settled = settleMerge(fields, choices);
      if (!settled.ok) throw new Error(settled.failure.detail);
      const result = formAfter(theirs, settled.value);
      for (const pointer of pointers) {
        const question = questions.find((field) => field.pointer === pointer);
        const sides = [mine, theirs].map((side) => json(answerAt(side, pointer)));
        if (question) {
          expect([question.base, question.mine, question.theirs].map(json)).toEqual(
            [base, mine, theirs].map((side) => json(answerAt(side, pointer))),
          );
          continue;
        }
        const changed = sides.filter((side) => side !== json(answerAt(base, pointer)));
        const [expected = json(answerAt(base, pointer))] = changed;
        expect(json(answerAt(result, pointer))).toBe(expected);
      }
    }),
  );
});

test('a question without an answer keeps the merge from being settled, and any answer is taken as given', () => {
  fc.assert(
    fc.property(form, form, form, fc.func(fc.constantFrom('mine', 'theirs', 'other')), (base, mine, theirs, choose) => {
      const fields = mergeAmendments({ base, mine, theirs });
      const questions = fields.filter(({ kind }) => kind === 'both-differ');
      const choices = questions.map(({ pointer }): MergeChoice => {
        const take = choose(pointer);
        return take === 'other' ? { pointer, take, value: 'third' } : { pointer, take: take as 'mine' | 'theirs' };
      });
      for (const left of choices) {
        const settled = settleMerge(
          fields,
          choices.filter((choice) => choice !== left),
        );
        expect(settled.ok).toBe(false);
      }
      const settled = settleMerge(fields, choices);
      if (!settled.ok) throw new Error(settled.failure.detail);
      const result = formAfter(theirs, settled.value);
      for (const choice of choices) {
        const sides = { mine, theirs, other: {} };
        const wanted = choice.take === 'other' ? 'third' : answerAt(sides[choice.take], choice.pointer);
        expect(json(answerAt(result, choice.pointer))).toBe(json(wanted));
      }
    }),
  );
});

test('the change from one content to another leads there, and leaves the accepted content alone', () => {
  fc.assert(
    fc.property(form, form, (before, after) => {
      const frozen = json(before);
      const all = new Set([...answerPointers(before), ...answerPointers(after)]);
      const changes = changesFrom(
        before,
        [...all].map((pointer) => ({ pointer, to: answerAt(after, pointer) })),
      );
      const content = currentContent({ form: before, materials: [] }, [amendmentOf({ changes })]);
      expect(content.version).toBe(2);
      expect(answerPointers(content.form).sort()).toEqual(answerPointers(after).sort());
      for (const pointer of all) expect(json(answerAt(content.form, pointer))).toBe(json(answerAt(after, pointer)));
      expect(json(before)).toBe(frozen);
    }),
  );
});
