import { isCalendarDate } from '../dates.ts';
import { compact, type NumberProblem, problem } from './problem.ts';

/**
 * 公民身份号码, GB 11643: area 6, birth 8, serial 3 (odd is male), check 1. The residence permits of Hong Kong, Macao and
 * Taiwan residents (81, 82, 83) and the foreigners' permanent residence card of 2023 (9…) are built the same way.
 */
export type CitizenIdProblem = NumberProblem<'empty' | 'length' | 'characters' | 'birth-date' | 'future' | 'checksum'>;

export interface CitizenIdFacts {
  /** 18 characters, X in upper case. */
  readonly number: string;
  readonly areaCode: string;
  readonly birthDate: string;
  /** GB/T 2261.1 */
  readonly sex: '1' | '2';
  readonly holder: 'resident' | 'hong-kong' | 'macao' | 'taiwan' | 'foreigner';
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Province-level areas of GB/T 2260. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** `today` is a date in Shanghai. Null when the number can be right. */
export function checkCitizenId(value: string, today: string): CitizenIdProblem | null {
  const typed = compact(value);
  if (typed === '') return problem('empty', '请填写身份证号码', 'Please enter the ID number');
  if (typed.length !== 18 && typed.length !== 15) {
    return problem(
      'length',
      `身份证号应为 18 位，现在是 ${Array.from(typed).length} 位，请核对`,
      `The ID number has 18 characters; this one has ${Array.from(typed).length}. Please check`,
    );
  }
  if (!/^(\d{17}[\dX]|\d{15})$/.test(typed)) {
    return problem(
      'characters',
      '身份证号只能是数字，最后一位可以是 X，请核对',
      'The ID number has digits only; the last may be X. Please check',
    );
  }
  const number = normaliseCitizenId(typed);
  const birthDate = birthDateIn(number);
  if (!isCalendarDate(birthDate) || birthDate < '1850-01-01') {
    return problem(
      'birth-date',
      '身份证号中间的出生日期不对，请核对第 7 到 14 位',
      'The birth date inside the ID number (characters 7 to 14) does not exist. Please check',
    );
  }
  if (birthDate > today) {
    return problem(
      'future',
      '身份证号中间的出生日期还没到，请核对第 7 到 14 位',
      'The birth date inside the ID number (characters 7 to 14) is in the future. Please check',
    );
  }
  if (checkCharacter(number.slice(0, 17)) !== number[17]) {
    return problem(
      'checksum',
      '身份证号最后一位对不上，请逐位核对',
      'The last character of the ID number does not fit. Please check each digit',
    );
  }
  return null;
}

/** Codes of dissolved areas stay valid for those born there, so an unknown one is only worth a second look. */
export function citizenIdWarning(value: string): NumberProblem<'unknown-area'> | null {
  const number = normaliseCitizenId(value);
  const province = number.startsWith('9') ? number.slice(1, 3) : number.slice(0, 2);
  if (provinces.has(province)) return null;
  return problem(
    'unknown-area',
    '身份证号前两位不常见，请再看一眼',
    'The first two digits of the ID number are unusual',
  );
}

/** Upper-case X, no spaces, and the 15-digit numbers of before 1999 in their 18-character form. */
export function normaliseCitizenId(value: string): string {
  const typed = compact(value);
  if (!/^\d{15}$/.test(typed)) return typed;
  const body = `${typed.slice(0, 6)}19${typed.slice(6)}`;
  return `${body}${checkCharacter(body)}`;
}

/** What a well-formed number says about its holder; null when it is not well-formed. */
export function readCitizenId(value: string): CitizenIdFacts | null {
  const number = normaliseCitizenId(value);
  if (!/^\d{17}[\dX]$/.test(number) || checkCharacter(number.slice(0, 17)) !== number[17]) return null;
  return {
    number,
    areaCode: number.slice(0, 6),
    birthDate: birthDateIn(number),
    sex: Number(number[16]) % 2 === 1 ? '1' : '2',
    holder: holderOf(number),
  };
}

/** MOD 11-2 of GB 11643 over the first 17 digits. */
export function checkCharacter(digits17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits17[index]), 0);
  return checkCharacters.charAt(sum % 11);
}

function holderOf(number: string): CitizenIdFacts['holder'] {
  if (number.startsWith('9')) return 'foreigner';
  if (number.startsWith('81')) return 'hong-kong';
  if (number.startsWith('82')) return 'macao';
  if (number.startsWith('83')) return 'taiwan';
  return 'resident';
}

function birthDateIn(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}
