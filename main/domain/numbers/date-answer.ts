import { isCalendarDate } from '../dates.ts';
import { type NumberProblem, problem } from './problem.ts';

export type DateProblem = NumberProblem<'empty' | 'pattern' | 'no-such-day' | 'unlikely-year'>;

/** 日期, YYYY-MM-DD. A year outside 1850–2199 is a slip of the finger (0202-01-01). */
export function checkDate(value: string): DateProblem | null {
  if (value === '') return problem('empty', '请填写日期', 'Please enter the date');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return problem('pattern', '日期请填成 2026-11-22 这样', 'Please write the date like 2026-11-22');
  }
  if (!isCalendarDate(value))
    return problem('no-such-day', '没有这一天，请核对日期', 'There is no such day. Please check');
  return yearProblem(value);
}

/** 月份, YYYY-MM. */
export function checkMonth(value: string): DateProblem | null {
  if (value === '') return problem('empty', '请填写月份', 'Please enter the month');
  if (!/^\d{4}-\d{2}$/.test(value)) {
    return problem('pattern', '月份请填成 2026-11 这样', 'Please write the month like 2026-11');
  }
  if (!isCalendarDate(`${value}-01`)) return problem('no-such-day', '没有这个月份，请核对', 'There is no such month');
  return yearProblem(value);
}

function yearProblem(value: string): DateProblem | null {
  const year = Number(value.slice(0, 4));
  if (year >= 1850 && year <= 2199) return null;
  return problem('unlikely-year', `${year} 年看起来不对，请核对`, `The year ${year} looks wrong. Please check`);
}
