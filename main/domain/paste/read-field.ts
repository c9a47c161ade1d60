import type { Text } from '../failures.ts';
import { normaliseCitizenId } from '../numbers/citizen-id.ts';
import { checkPhone, normalisePhone } from '../numbers/phone.ts';
import { halfWidth } from './half-width.ts';
import { readAddress } from './read-blob.ts';
import { readDate } from './read-date.ts';

/** What a field takes of a pasted text: the house's own writing of it, why not, or the text as it is. */
export type Pasted = { readonly value: string } | { readonly refused: Text } | null;

/** `format` of the field's schema, and its key: addresses have no format of their own. */
export function readPasted(
  text: string,
  field: { readonly format: string | undefined; readonly key: string },
  today: string,
): Pasted {
  const { format, key } = field;
  if (format === 'date') {
    const read = readDate(text, today);
    if (read === null) return null;
    return 'date' in read ? { value: read.date } : read;
  }
  if (format === 'phone') {
    const value = normalisePhone(halfWidth(text));
    return checkPhone(value) === null ? { value } : null;
  }
  if (format === 'citizen-id') return { value: normaliseCitizenId(halfWidth(text)) };
  if (format === 'bank-card') return { value: halfWidth(text).replace(/[\s-]/g, '') };
  if (isAddressKey(key)) return { value: readAddress(text) };
  return null;
}

export const isAddressKey = (key: string): boolean => /address$/i.test(key);
