import { isCalendarDate } from '../dates.ts';
import { checkCitizenId } from './citizen-id.ts';
import { compact, type NumberProblem, problem } from './problem.ts';

/**
 * 外国人永久居留身份证. Cards since 2023-12-01 carry 18 digits beginning with 9 (GB 11643 check); cards of 2017 carry
 * 15 characters: country 3 letters, region 4, birth YYMMDD, sex 1, check 1 (weights 7 3 1, A=10 … Z=35, mod 10).
 */
export function checkForeignerPermit(value: string, today: string): NumberProblem | null {
  const typed = compact(value);
  if (/^9\d/.test(typed)) return checkCitizenId(typed, today);
  if (typed === '') return problem('empty', '请填写证件号码', 'Please enter the card number');
  if (!/^[A-Z]{3}\d{12}$/.test(typed)) {
    return problem(
      'characters',
      '永久居留证号应为 9 开头的 18 位数字，或 3 个字母加 12 位数字，请核对',
      'A permanent residence number has 18 digits beginning with 9, or 3 letters and 12 digits. Please check',
    );
  }
  const monthDay = `${typed.slice(9, 11)}-${typed.slice(11, 13)}`;
  // 2000 is a leap year: with two digits of the year, 02-29 can't be ruled out here.
  if (!isCalendarDate(`2000-${monthDay}`)) {
    return problem('birth-date', '证件号里的出生日期不对，请核对', 'The birth date inside the number does not exist');
  }
  if (permitCheckDigit(typed.slice(0, 14)) !== typed[14]) {
    return problem(
      'checksum',
      '证件号最后一位对不上，请逐位核对',
      'The last digit does not fit. Please check each one',
    );
  }
  return null;
}

export function permitCheckDigit(first14: string): string {
  const sum = Array.from(first14).reduce(
    (total, character, index) => total + Number.parseInt(character, 36) * ([7, 3, 1][index % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}
