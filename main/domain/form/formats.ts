import { isCalendarDate } from '../dates.ts';
import type { Text } from '../failures.ts';
import { checkBankCard } from '../numbers/bank-card.ts';
import { checkCitizenId } from '../numbers/citizen-id.ts';
import { checkDate, checkMonth } from '../numbers/date-answer.ts';
import { checkOrganisationCode, checkUscc } from '../numbers/organisation.ts';
import { checkPersonName } from '../numbers/person-name.ts';
import { checkPhone } from '../numbers/phone.ts';

/** What else a format looks at. */
export interface FormatContext {
  readonly today: string;
  /** The answers beside this one: a number is read after the type of document that stands next to it. */
  readonly siblings: Readonly<Record<string, unknown>>;
}

/** 居民身份证, 临时身份证, 户口簿, 港澳台居民居住证: their numbers follow GB 11643. */
export const citizenNumberTypes: readonly string[] = ['111', '112', '113', '154'];

/** The `format` keywords of the catalogue's forms; the message says what is wrong, null that nothing is. */
export const formats: Readonly<Record<string, (value: string, context: FormatContext) => Text | null>> = {
  'citizen-id': (value, { today, siblings }) => {
    const idType = siblings.idType;
    if (typeof idType === 'string' && !citizenNumberTypes.includes(idType)) return null;
    return checkCitizenId(value, today)?.message ?? null;
  },
  uscc: (value) => checkUscc(value)?.message ?? null,
  'organisation-code': (value) => checkOrganisationCode(value)?.message ?? null,
  phone: (value) => checkPhone(value)?.message ?? null,
  'bank-card': (value) => checkBankCard(value)?.message ?? null,
  'person-name': (value) => checkPersonName(value)?.message ?? null,
  date: (value) => checkDate(value)?.message ?? null,
  month: (value) => checkMonth(value)?.message ?? null,
  'date-time': (value) => {
    const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && isCalendarDate(value.slice(0, 10));
    return isInstant && !Number.isNaN(Date.parse(value))
      ? null
      : { zh: '请填写日期和时间', en: 'Please enter a date and a time' };
  },
};
