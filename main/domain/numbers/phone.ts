import { compact, type NumberProblem, problem } from './problem.ts';

export type PhoneProblem = NumberProblem<'empty' | 'mobile-length' | 'pattern'>;

const mobile = /^1[3-9]\d{9}$/;
/** Without an area code a local number never begins with 0 or 1: what does is half a mobile number. */
const landline = /^(0\d{2,3}-?\d{7,8}|[2-9]\d{6,7})$/;

/** Mobile or landline. No carrier tables: they are out of date before they are shipped. */
export function checkPhone(value: string): PhoneProblem | null {
  const number = normalisePhone(value);
  if (number === '') return problem('empty', '请填写联系电话', 'Please enter a phone number');
  if (mobile.test(number) || landline.test(number)) return null;
  if (/^1[3-9]\d*$/.test(number)) {
    return problem(
      'mobile-length',
      `手机号应为 11 位，现在是 ${number.length} 位，请核对`,
      `A mobile number has 11 digits; this one has ${number.length}. Please check`,
    );
  }
  return problem(
    'pattern',
    '电话号码看起来不对；手机填 11 位，座机可以加区号，如 0771-2345678',
    'This does not look like a phone number; a mobile has 11 digits, a landline may have its area code',
  );
}

/** 13812345678 or 0771-2345678: without +86, spaces, and the dashes of a mobile number. */
export function normalisePhone(value: string): string {
  const typed = compact(value)
    .replace(/[()\u2010-\u2015\u2212]/g, '-')
    .replace(/^-+/, '')
    .replace(/-+/g, '-');
  const digits = typed.replaceAll('-', '').replace(/^(\+86|0086)/, '');
  if (mobile.test(digits) || /^1[3-9]/.test(digits)) return digits;
  return typed.replace(/^(\+86|0086)-?(0?)/, '0');
}
