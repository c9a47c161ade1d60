import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { formats } from '../../../main/domain/form/formats.ts';

export const today = '2026-11-02';

/** An ajv that reads the forms as strictly as it can: an unknown keyword, format or type is an error, not a warning. */
export function strictAjv(): Ajv {
  const ajv = new Ajv({ strict: true, strictTypes: true, allErrors: true, multipleOfPrecision: 8 });
  addFormats.default(ajv, ['date', 'date-time']);
  for (const [name, check] of Object.entries(formats)) {
    ajv.addFormat(name, { type: 'string', validate: (text) => check(text, { today, siblings: {} }) === null });
  }
  for (const annotation of ['x-en', 'x-en-description']) ajv.addKeyword(annotation);
  return ajv;
}

/** One value that each format accepts. */
export const formatExamples: Readonly<Record<string, string>> = {
  'citizen-id': '11010519491231002X',
  uscc: '91350100M000100Y43',
  phone: '13800138000',
  'bank-card': '6222021001116245702',
  'person-name': '欧阳𬱖',
  date: '2026-03-02',
  'date-time': '2026-03-02T01:30:00.000Z',
  month: '2026-03',
};
