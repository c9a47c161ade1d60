import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../main/domain/dates.ts';
import { normalisePhone } from '../../../main/domain/numbers/phone.ts';
import { halfWidth } from '../../../main/domain/paste/half-width.ts';
import { readBlob } from '../../../main/domain/paste/read-blob.ts';
import { readDate } from '../../../main/domain/paste/read-date.ts';

const today = '2026-11-22';
const day = fc.integer({ min: 0, max: 42_000 }).map((days) => addDays('1920-01-01', days));
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const chinese = (digits: string): string =>
  Array.from(digits, (digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
const spoken = (value: number): string =>
  value < 10
    ? chinese(String(value))
    : `${value < 20 ? '' : chinese(String(Math.floor(value / 10)))}十${value % 10 === 0 ? '' : chinese(String(value % 10))}`;

test('every way to write a day leads back to that day', () => {
  fc.assert(
    fc.property(day, (date) => {
      const [year = '', month = '', date2 = ''] = date.split('-');
      const [m, d] = [Number(month), Number(date2)];
      const ways = [
        date,
        `${year}${month}${date2}`,
        `${year}.${m}.${d}`,
        `${year}/${m}/${d}`,
        `${year}年${m}月${d}日`,
        wide(`${year}年${m}月${d}日`),
        `${chinese(year)}年${spoken(m)}月${spoken(d)}日`,
        ` ${year} 年 ${m} 月 ${d} 号`,
      ];
      for (const way of ways) expect(readDate(way, today), way).toEqual({ date });
    }),
  );
});

test('any phone in any writing is found among other words, once', () => {
  const rest = fc.stringMatching(/^\d{8}$/);
  const writings = [
    (n: string) => n,
    (n: string) => `${n.slice(0, 3)}-${n.slice(3, 7)}-${n.slice(7)}`,
    (n: string) => `+86 ${n}`,
    wide,
  ];
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 99 }), rest, fc.constantFrom(...writings), (head, tail, write) => {
      const phone = `1${head}${tail}`;
      const found = readBlob(`张三 ${write(phone)} 石桥村的`, today).filter(({ kind }) => kind === 'phone');
      expect(found).toEqual([{ kind: 'phone', value: phone }]);
      expect(normalisePhone(halfWidth(write(phone)))).toBe(phone);
    }),
  );
});

test('no text makes it throw or invent: every value stands in what was pasted', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '年',
      '月',
      '日',
      '初',
      '廿',
      '农历',
      '省',
      '县',
      '村',
      '号',
      '138',
      '-',
      '·',
      '十',
      '　',
      '身份证号：',
    ),
    fc.stringMatching(/^\d{1,20}$/),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const digits = halfWidth(text).replace(/\D/g, '');
      for (const { kind, value, refused } of readBlob(text, today)) {
        if (kind === 'phone' || kind === 'bankCard') expect(digits).toContain(value.replace(/\D/g, ''));
        if (kind === 'name' || refused) expect(halfWidth(text)).toContain(value);
        if (kind === 'date' && !refused) expect(value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }),
  );
});
