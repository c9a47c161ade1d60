import { expect, test } from 'vitest';
import { answersOf } from '../../../sync/county/console/answers.ts';

const schema = {
  type: 'object',
  properties: {
    applicant: { title: '申请人', type: 'object', properties: { name: { title: '姓名' }, age: { title: '年龄' } } },
    item: {
      title: '办理内容',
      type: 'object',
      properties: { kind: { title: '类别', oneOf: [{ const: 'a', title: '火灾' }] } },
      if: { properties: { kind: { const: 'a' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { burnt: { title: '烧毁物品', type: 'array', items: { type: 'string' } } } },
      dependencies: {
        kind: { properties: { visits: { title: '就诊', items: { properties: { cost: { title: '费用' } } } } } },
      },
    },
  },
};

test('answers stand in the order of the form, under its titles, those of conditional fields too', () => {
  const { text } = answersOf(schema, {
    item: { visits: [{ cost: 12 }, { cost: 35 }], burnt: ['床', '<柜>'], kind: 'a', agreed: false },
    applicant: { age: 70, name: '𬱖试', nickname: '' },
  });
  const order = [
    '申请人',
    '姓名',
    '𬱖试',
    '年龄',
    '70',
    '办理内容',
    '类别',
    '火灾',
    '烧毁物品',
    '床、&lt;柜&gt;',
    '就诊',
    '费用',
    '12',
    '35',
    'agreed',
    '否',
  ];
  const places = order.map((word) => text.indexOf(word));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((left, right) => left - right));
  expect(text).not.toContain('nickname');
});

test('no schema, strange answers and a hostile nesting are shown, not followed without end', () => {
  expect(answersOf(undefined, { item: { reason: '困难' } }).text).toContain('<dt>reason</dt><dd>困难</dd>');
  expect(answersOf(schema, null).text).not.toContain('<dt>');
  let nested: unknown = '底';
  for (let depth = 0; depth < 2000; depth += 1) nested = { deeper: nested };
  expect(answersOf(schema, nested).text.length).toBeLessThan(20_000);
});
