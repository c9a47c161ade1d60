import type { CopyTransform } from './mapping.ts';

/** The words of an answer as the target wants them; what a transform does not understand stays as it is. */
export function transformed(words: string, transform: CopyTransform | undefined): string {
  switch (transform) {
    case 'date-slashes':
      return ofDate(words, ([year, month, day]) => `${year}/${month}/${day}`);
    case 'date-digits':
      return ofDate(words, ([year, month, day]) => `${year}${month}${day}`);
    case 'date-chinese':
      return ofDate(words, ([year, month, day]) => `${year}年${Number(month)}月${Number(day)}日`);
    case 'upper-case':
      return words.toUpperCase();
    case 'digits-only':
      return words.replace(/\D/g, '');
    case 'without-spaces':
      return words.replace(/\s/gu, '');
    case 'code':
    case undefined:
      return words;
  }
}

function ofDate(words: string, write: (parts: readonly [string, string, string]) => string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(words) ?? [];
  return year !== undefined && month !== undefined && day !== undefined ? write([year, month, day]) : words;
}

/** A tab or a line break would be the next field of a table that is pasted. */
export function asTsv(rows: readonly { readonly label: string; readonly value: string }[]): string {
  return rows.map(({ label, value }) => `${cell(label)}\t${cell(value)}`).join('\n');
}

/** A leading sign would be a formula in whatever opens the table. */
function cell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(flat) && !/^-?\d+(\.\d+)?$/.test(flat) ? `'${flat}` : flat;
}
