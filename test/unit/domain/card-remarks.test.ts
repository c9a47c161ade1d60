import { expect, it } from 'vitest';
import { cardRemarks } from '../../../main/domain/card-remarks.ts';
import { reading } from './sample-case.ts';

const said = (change: Partial<typeof reading>) => cardRemarks({ ...reading, ...change }).map(({ zh }) => zh);

it('says nothing of a card that is as it should be, nor of what an earlier release did not note', () => {
  const standard = { name: reading.name, address: reading.address, issuer: reading.issuer };
  expect(said({ standard })).toEqual([]);
  expect(said({ standard: null, numberIsRight: null })).toEqual([]);
});

it('names an unknown nation code as the card has it', () => {
  expect(said({ nationCode: '99' })).toEqual(['卡里的民族代码 99 不在表中，请核对']);
  expect(said({ nationCode: '' })).toEqual(['卡里没有写民族，请核对']);
  // Cards for those who have none.
  expect(said({ nationCode: '', cardType: 'hmt' })).toEqual([]);
});

it('says that the check digit does not fit', () => {
  expect(said({ numberIsRight: false })).toEqual(['卡里的证件号校验位对不上，请和证件上印的核对']);
});

it('tells replaced characters of the name from those that nobody can replace', () => {
  const standard = { name: '测䶮\u{e5e6}', address: '', issuer: '' };
  expect(said({ name: '测\u{e863}\u{e5e6}', standard, unmapped: ['U+E5E6'] })).toEqual([
    '姓名里的旧编码字已换成标准字“䶮”，请和证件上印的核对',
    '卡里有 1 个字没有通用编码（U+E5E6），屏幕和纸上可能显示不出来，请照证件核对',
  ]);
});

it('has every remark in both languages', () => {
  const all = cardRemarks({ ...reading, nationCode: '99', numberIsRight: false, unmapped: ['U+E5E6'] });
  expect(all.length).toBe(3);
  for (const { en } of all) expect(en).toMatch(/^[\x20-\x7e’“”]+$/);
});
