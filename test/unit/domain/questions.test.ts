import { describe, expect, test } from 'vitest';
import { formFromReading } from '../../../main/domain/completeness.ts';
import { withAnswer } from '../../../main/domain/form/answers.ts';
import { checkForm } from '../../../main/domain/form/check-form.ts';
import { readPointer } from '../../../main/domain/form/json-pointer.ts';
import { type Question, questionsOf } from '../../../main/domain/form/questions.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';
import { reading } from './sample-case.ts';

const { items } = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
const today = '2026-11-22';
const chip = formFromReading(reading);
const fromChip = new Set(Object.keys(chip.provenance));

type Answers = Readonly<Record<string, unknown>>;
type Sample = (typeof items)[number];
const asked = (item: Pick<Sample, 'formSchema' | 'uiSchema'>, answers: Answers, opened: readonly string[] = []) =>
  questionsOf({
    schema: item.formSchema,
    uiSchema: item.uiSchema,
    answers,
    opened: new Set(opened),
    skips: (pointer) => fromChip.has(pointer),
  });

function answerTo({ kind, options, rows, pointer }: Question): unknown {
  switch (kind) {
    case 'choice':
      return options[0]?.value;
    case 'choices':
      return [options[0]?.value];
    case 'tick':
      return true;
    case 'date':
      return '2020-05-01';
    case 'month':
      return '2020-05';
    case 'date-time':
      return '2026-11-22T10:00:00';
    case 'whole':
      return 2026;
    case 'amount':
      return 12.5;
    case 'id-number':
      return '11010519491231002X';
    case 'digits':
      return /account/i.test(pointer) ? '6222021234567890128' : '13800138000';
    case 'rows':
      return [
        (rows?.questions ?? []).reduce<unknown>(
          (row, one) =>
            one.pointer === '' ? answerTo(one) : withAnswer((row ?? {}) as Answers, one.pointer, answerTo(one)),
          undefined,
        ),
      ];
    default:
      return '青禾镇石桥村';
  }
}

describe.each(items.filter(({ status }) => status === 'active').map((item) => [item.name, item] as const))(
  '%s',
  (_name, item) => {
    test('answered question by question, the form is complete, and the chip is not asked twice', () => {
      let answers: Answers = chip.form;
      for (;;) {
        const open = asked(item, answers).find(
          (one) => one.isRequired && one.kind !== 'gate' && readPointer(answers, one.pointer) === undefined,
        );
        if (!open) break;
        expect(fromChip.has(open.pointer)).toBe(false);
        answers = withAnswer(answers, open.pointer, answerTo(open));
      }
      const problems = checkForm({ schema: item.formSchema, answers, pointer: '/form', today });
      expect(problems.filter(({ kind }) => kind === 'missing')).toEqual([]);
      // What is left would be an answer of another kind than the question takes: an amount within its bounds is the citizen's.
      expect(problems.filter(({ message }) => !/不能|最多|要大于/.test(message.zh))).toEqual([]);
    });
  },
);

const pensionForm = items.find(({ code }) => code === 'DEMO-017');

test('a group that may stay empty is one question until somebody wants it', () => {
  if (!pensionForm) throw new Error('the sample has lost its item');
  const closed = asked(pensionForm, chip.form);
  const gate = closed.find(({ pointer }) => pointer === '/item/collector');
  expect(gate?.kind).toBe('gate');
  expect(closed.some(({ pointer }) => pointer === '/item/collector/name')).toBe(false);
  const opened = asked(pensionForm, chip.form, ['/item/collector']);
  expect(opened.find(({ pointer }) => pointer === '/item/collector/name')?.isRequired).toBe(true);
});

test('an answer brings the question that hangs on it, and takes it away again', () => {
  if (!pensionForm) throw new Error('the sample has lost its item');
  const byMail = asked(pensionForm, withAnswer(chip.form, '/delivery/method', 'mail'));
  expect(byMail.find(({ pointer }) => pointer === '/delivery/address')?.isRequired).toBe(true);
  const atWindow = asked(pensionForm, withAnswer(chip.form, '/delivery/method', 'window'));
  expect(atWindow.some(({ pointer }) => pointer === '/delivery/address')).toBe(false);
});
