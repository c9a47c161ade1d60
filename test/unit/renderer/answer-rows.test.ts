import { expect, test } from 'vitest';
import { answerGroups } from '../../../renderer/stations/window/detail/answer-rows.ts';

const schema = {
  properties: {
    item: {
      title: '办理内容',
      properties: {
        tier: { title: '缴费档次', oneOf: [{ const: '200', title: '200 元' }] },
        agreed: { title: '已告知', type: 'boolean' },
        family: { title: '家庭成员', items: { properties: { name: { title: '姓名' } } } },
      },
    },
    applicant: { title: '申请人', properties: { name: { title: '姓名' } } },
  },
};
const ui = { 'ui:order': ['applicant', 'item'] };

test('answers stand in the order and words of the form', () => {
  const form = {
    item: { tier: '200', agreed: true, family: [{ name: '甲' }, { name: '<b>乙</b>' }] },
    applicant: { name: '𬱖试' },
  };
  expect(answerGroups(schema, ui, form)).toEqual([
    { pointer: '/applicant', title: '申请人', rows: [{ pointer: '/applicant/name', label: '姓名', value: '𬱖试' }] },
    {
      pointer: '/item',
      title: '办理内容',
      rows: [
        { pointer: '/item/tier', label: '缴费档次', value: '200 元' },
        { pointer: '/item/agreed', label: '已告知', value: true },
        { pointer: '/item/family/0/name', label: '1. 姓名', value: '甲' },
        { pointer: '/item/family/1/name', label: '2. 姓名', value: '<b>乙</b>' },
      ],
    },
  ]);
});

test('an answer that this form does not know is shown all the same', () => {
  expect(answerGroups(schema, ui, { item: { oldQuestion: '旧答案' } })[0]?.rows).toEqual([
    { pointer: '/item/oldQuestion', label: 'oldQuestion', value: '旧答案' },
  ]);
});

test('R61: an account number is shown by its last four digits alone', () => {
  const account = { title: '账户', properties: { number: { title: '卡号', format: 'bank-card' } } };
  const [group] = answerGroups({ properties: { account } }, {}, { account: { number: '6222020200112233' } });
  expect(group?.rows).toEqual([{ pointer: '/account/number', label: '卡号', value: '****2233' }]);
});
