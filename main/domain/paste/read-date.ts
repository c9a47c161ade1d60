import { isCalendarDate } from '../dates.ts';
import type { Text } from '../failures.ts';
import { halfWidth } from './half-width.ts';

/** A date as people write it: understood, refused with the reason, or none at all. */
export type ReadDate = { readonly date: string } | { readonly refused: Text } | null;

const digitsOf: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const lunar = /农历|阴历|旧历|正月|腊月|冬月|闰|初[一二三四五六七八九十]|廿/;
const republic = /民国/;
const written =
  /^(?:公历|阳历)?([\d〇零○一二三四五六七八九]{2,4})[年.\-/]([\d〇零一二三四五六七八九十]{1,3})[月.\-/]([\d〇零一二三四五六七八九十]{1,3})[日号]?$/;
const plain = /^(\d{4})(\d{2})(\d{2})$/;

/** `today` decides what a year of two digits can mean. */
export function readDate(text: string, today: string): ReadDate {
  const clean = halfWidth(text).replace(/\s/g, '');
  const parts = plain.exec(clean) ?? written.exec(clean.replace(/生$/, ''));
  if (lunar.test(clean) && (parts !== null || /[年月]/.test(clean))) {
    return refuse(
      '这是农历日期，请换算成公历（身份证上的日期）再填',
      'This is a lunar date; please enter the solar one',
    );
  }
  if (republic.test(clean)) {
    return refuse('这是民国纪年，请换算成公历再填', 'This counts years of the Republic; please enter the solar year');
  }
  const [, yearText = '', monthText = '', dayText = ''] = parts ?? [];
  if (parts === null) return null;
  const [month, day] = [numberIn(monthText), numberIn(dayText)];
  const year = yearIn(yearText);
  if (year === null || month === null || day === null) return null;
  if (year < 100) {
    // A two-digit year that has not come yet in this century can only be of the last one.
    if (year <= Number(today.slice(2, 4))) {
      return refuse(
        `“${yearText}年”分不清是 19 还是 20 开头，请把年份写全`,
        `The year “${yearText}” may be of either century; please write it in full`,
      );
    }
    return valid(1900 + year, month, day);
  }
  return valid(year, month, day);
}

function valid(year: number, month: number, day: number): ReadDate {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (isCalendarDate(date) && year >= 1850 && year <= 2199) return { date };
  return refuse('没有这一天，请核对日期', 'There is no such day. Please check');
}

const refuse = (zh: string, en: string): ReadDate => ({ refused: { zh, en } });

/** 一九五六, 五六, 1956. */
function yearIn(text: string): number | null {
  const digits = Array.from(text, (character) => digitsOf[character] ?? Number(character));
  if (digits.some((digit) => Number.isNaN(digit)) || digits.length === 3) return null;
  return Number(digits.join(''));
}

/** 三, 十二, 二十一, 03. */
function numberIn(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const ten = text.indexOf('十');
  if (ten < 0) {
    const digits = Array.from(text, (character) => digitsOf[character]);
    return digits.some((digit) => digit === undefined) || digits.length > 2 ? null : Number(digits.join(''));
  }
  const tens = ten === 0 ? 1 : digitsOf[text.slice(0, ten)];
  const ones = ten === text.length - 1 ? 0 : digitsOf[text.slice(ten + 1)];
  return tens === undefined || ones === undefined ? null : tens * 10 + ones;
}
