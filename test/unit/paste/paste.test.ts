import { describe, expect, test } from 'vitest';
import { pasteOffers } from '../../../main/domain/paste/offers.ts';
import { readBlob } from '../../../main/domain/paste/read-blob.ts';
import { readDate } from '../../../main/domain/paste/read-date.ts';
import { readPasted } from '../../../main/domain/paste/read-field.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';

const today = '2026-11-22';
const blob = '张三 13812345678 江西省赣州市信丰县青禾镇石桥村3组12号 1956年3月8日';

describe('a pasted date', () => {
  test.each([
    ['1956.3.8', '1956-03-08'],
    ['１９５６年３月８日', '1956-03-08'],
    ['1956/03/08', '1956-03-08'],
    ['19560308', '1956-03-08'],
    ['一九五六年三月八日', '1956-03-08'],
    ['五六年三月八日', '1956-03-08'],
    ['二〇〇一年十二月二十一号', '2001-12-21'],
    [' 1999 - 10 - 30 ', '1999-10-30'],
  ])('%s is %s', (text, date) => expect(readDate(text, today)).toEqual({ date }));

  test.each([
    ['农历五六年三月初八', '农历'],
    ['1956年腊月廿三日', '农历'],
    ['民国四十五年三月八日', '民国'],
    ['二〇年三月八日', '写全'],
    ['1956年2月30日', '没有这一天'],
  ])('%s is refused, and says why', (text, words) => {
    const read = readDate(text, today);
    expect(read !== null && 'refused' in read ? read.refused.zh : read).toContain(words);
  });

  test('what is no date is left alone', () => {
    for (const text of ['', '3组12号', '13812345678', '石桥村', '1.2']) expect(readDate(text, today)).toBeNull();
  });
});

describe('a pasted field', () => {
  test.each([
    ['１３８－１２３４－５６７８', { format: 'phone', key: 'phone' }, '13812345678'],
    ['+86 138 1234 5678', { format: 'phone', key: 'phone' }, '13812345678'],
    ['0771-2345678', { format: 'phone', key: 'phone' }, '0771-2345678'],
    ['６２２２ ０２０２', { format: 'bank-card', key: 'accountNumber' }, '62220202'],
    ['现住址：青禾镇 石桥村　３组', { format: undefined, key: 'liveAddress' }, '青禾镇石桥村3组'],
  ] as const)('%s is written as the house writes it', (text, field, value) =>
    expect(readPasted(text, field, today)).toEqual({ value }),
  );

  test('words in a free field stay as they are', () => {
    expect(readPasted('养 猪', { format: undefined, key: 'job' }, today)).toBeNull();
    expect(readPasted('不是电话', { format: 'phone', key: 'phone' }, today)).toBeNull();
  });
});

describe('a pasted text with several things', () => {
  test('name, phone, address and date are found', () => {
    expect(readBlob(blob, today)).toEqual([
      { kind: 'phone', value: '13812345678' },
      { kind: 'date', value: '1956-03-08' },
      { kind: 'address', value: '江西省赣州市信丰县青禾镇石桥村3组12号' },
      { kind: 'name', value: '张三' },
    ]);
  });

  test('labels, line breaks and a number with its check digit', () => {
    const text =
      '姓名：阿布都·热合曼\n身份证号码：11010519491231002X\n联系电话: 138-1234-5678，银行卡号：6222021001116245702';
    expect(readBlob(text, today)).toEqual([
      { kind: 'idNumber', value: '11010519491231002X' },
      { kind: 'phone', value: '13812345678' },
      ...readBlob(text, today).filter(({ kind }) => kind === 'bankCard'),
      { kind: 'name', value: '阿布都·热合曼' },
    ]);
  });

  test('a lunar date among the rest is shown with the reason, and fills nothing', () => {
    const found = readBlob('李四 农历五六年三月初八 13912345678', today);
    expect(found.find(({ kind }) => kind === 'date')?.refused?.zh).toContain('农历');
  });

  test('each goes to the first open field of its kind; what the chip said and what is filled stays', () => {
    const item = sampleCatalogue({ version: 1, publishedAt: '2026-01-01T00:00:00.000Z' }).items[0];
    const form = { applicant: { name: '张三丰', phone: '' } };
    const { offers } = pasteOffers({
      text: blob,
      today,
      schema: item?.formSchema ?? {},
      form,
      fixed: new Set(['/applicant/birthDate', '/applicant/address']),
      group: '/applicant',
    });
    const filled = Object.fromEntries(offers.map(({ pointer, value }) => [pointer, value]));
    expect(filled['/applicant/phone']).toBe('13812345678');
    expect(filled['/applicant/liveAddress']).toBe('江西省赣州市信丰县青禾镇石桥村3组12号');
    expect(Object.keys(filled)).not.toContain('/applicant/name');
    expect(Object.keys(filled)).not.toContain('/applicant/birthDate');
    expect(Object.keys(filled)).not.toContain('/applicant/address');
  });
});
