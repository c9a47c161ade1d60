import { describe, expect, test } from 'vitest';
import { corrected, withChipFieldsReadOnly } from '../../../renderer/form/chip-fields.ts';
import { readTypedDate } from '../../../renderer/form/DateWidget.tsx';
import { domainValidator } from '../../../renderer/form/domain-validator.ts';
import { inputIdOf } from '../../../renderer/form/field-focus.ts';
import { inLanguage } from '../../../renderer/form/form-language.ts';
import { problemTree } from '../../../renderer/form/problem-tree.ts';
import { aDraft } from './scripted-main.ts';

describe('dates as clerks type them', () => {
  test.each([
    ['19580312', '1958-03-12'],
    ['1958.3.12', '1958-03-12'],
    ['1958年3月12日', '1958-03-12'],
    ['1958-03-12', '1958-03-12'],
    ['58年', '58年'],
    ['长期', '长期'],
    ['', ''],
  ])('%s', (typed, date) => {
    expect(readTypedDate(typed, 'date')).toBe(date);
  });

  test('months', () => {
    expect(readTypedDate('202606', 'month')).toBe('2026-06');
    expect(readTypedDate('2026年6月', 'month')).toBe('2026-06');
  });
});

test('answers from the chip are read-only, corrected ones are not', () => {
  const provenance = {
    '/applicant/name': { source: 'chip' as const, readingId: 'r1' },
    '/applicant/address': { source: 'corrected' as const, readingId: 'r1', reason: '地址已变更' },
  };
  const ui = withChipFieldsReadOnly({ applicant: { name: { 'ui:widget': 'text' } } }, provenance);
  expect(ui).toEqual({ applicant: { name: { 'ui:widget': 'text', 'ui:readonly': true } } });
});

test('changing a chip answer by hand keeps the reading and the reason', () => {
  const draft = aDraft({ provenance: { '/applicant/name': { source: 'chip', readingId: 'r1' } } });
  expect(corrected('/applicant/name', '户口簿已改名')(draft).provenance['/applicant/name']).toEqual({
    source: 'corrected',
    readingId: 'r1',
    reason: '户口簿已改名',
  });
  expect(corrected('/applicant/phone', '打错了')(draft)).toBe(draft);
});

test('a problem hangs at its field, with the name of a person as text', () => {
  const message = { zh: '还差：<b>姓名</b>', en: 'Still missing: name' };
  const tree = problemTree(
    [
      { pointer: '/form/item/family/1/name', kind: 'missing', message },
      { pointer: '/materials/SF', kind: 'missing', message },
    ],
    'zh',
  );
  expect(tree).toEqual({ item: { family: { 1: { name: { __errors: ['还差：<b>姓名</b>'] } } } } });
  expect(inputIdOf('/form/item/family/1/name')).toBe('root_item_family_1_name');
});

test('a row says itself which it is: its cells do not repeat it', () => {
  const row = { zh: '家庭成员第 2 行：', en: 'Household member, row 2: ' };
  const message = { zh: `${row.zh}还差：姓名`, en: `${row.en}Still missing: name` };
  const problem = { pointer: '/form/item/family/1/name', kind: 'missing', message, row } as const;
  expect(problemTree([problem], 'zh')).toEqual({ item: { family: { 1: { name: { __errors: ['还差：姓名'] } } } } });
  expect(problemTree([problem], 'en')).toMatchObject({
    item: { family: { 1: { name: { __errors: ['Still missing: name'] } } } },
  });
});

test('English titles stand in for the Chinese ones, choices included', () => {
  const schema = {
    title: '性别',
    'x-en': 'Sex',
    description: '看证件',
    'x-en-description': 'See the card',
    oneOf: [{ const: '1', title: '男', 'x-en': 'Male' }],
  };
  expect(inLanguage(schema, 'en')).toMatchObject({
    title: 'Sex',
    description: 'See the card',
    oneOf: [{ const: '1', title: 'Male' }],
  });
  expect(inLanguage(schema, 'zh')).toBe(schema);
});

test('branches of a form follow the rules of the trade, with references into the root', () => {
  const root = { definitions: { adult: { properties: { age: { type: 'integer', minimum: 18 } } } } } as const;
  const branch = { $ref: '#/definitions/adult' };
  expect(domainValidator.isValid(branch, { age: 20 }, root)).toBe(true);
  expect(domainValidator.isValid(branch, { age: 10 }, root)).toBe(false);
});
