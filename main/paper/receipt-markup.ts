import type { ReceiptLine } from './receipt-lines.ts';
import { columnsOf, wrapText } from './wrap.ts';

/** Turns a line into a picture when the printer can't set it as text; null leaves it as text. */
export type PictureOf = (line: ReceiptLine) => string | null;

/** What the labels of fields take, and the right side of columns. */
export const labelColumns = 10;
export const rightColumns = 18;

/** Receipt lines -> the markup of receiptline. `pictureOf` answers a PNG in base64; `columns` is the paper's width. */
export function receiptMarkup(lines: readonly ReceiptLine[], columns: number, pictureOf: PictureOf): string {
  return [
    '{width:auto; border:space; text:wrap}',
    ...lines.map((line) => markupOf(line, columns, pictureOf)),
    '=',
  ].join('\n');
}

function markupOf(line: ReceiptLine, columns: number, pictureOf: PictureOf): string {
  const picture = pictureOf(line);
  if (picture !== null) return `{image:${picture}}`;
  switch (line.kind) {
    case 'text':
      return textMarkup(line, columns);
    case 'field': {
      const text = rows(line.text, columns - labelColumns);
      return `{width:${labelColumns} *; border:none}\n|${plain(line.label)}： |${text} |\n{width:auto; border:space}`;
    }
    case 'columns': {
      const [left, right] = [rows(line.left, columns - rightColumns - 1), rows(line.right, rightColumns)];
      return `{width:* ${rightColumns}; border:none}\n|${left} | ${right}|\n{width:auto; border:space}`;
    }
    case 'rule':
      return '-';
    case 'blank':
      return '';
    case 'qr':
      return `{code:${line.data}; option:qrcode,6,m}`;
  }
}

function textMarkup(line: Extract<ReceiptLine, { kind: 'text' }>, columns: number): string {
  const size = sizeOf(line, columns);
  const text = [sizeMarks[size], line.bold ? '"' : '', rows(line.text, columns / wideness[size])].join('');
  return line.align === 'left' ? `{width:*; border:none}\n|${text} |\n{width:auto; border:space}` : text;
}

export type Size = 'normal' | 'tall' | 'double';

/** A headline is doubled where one row of the paper holds it; a longer one grows in height only. */
export function sizeOf(line: { readonly text: string; readonly large: boolean }, columns: number): Size {
  if (!line.large) return 'normal';
  return columnsOf(line.text) * 2 <= columns ? 'double' : 'tall';
}

const sizeMarks: Readonly<Record<Size, string>> = { normal: '', tall: '^^', double: '^^^' };
const wideness: Readonly<Record<Size, number>> = { normal: 1, tall: 1, double: 2 };

function rows(text: string, width: number): string {
  const wrapped = wrapText(text.replaceAll(/\s+/gu, ' ').trim(), { width, measure: columnsOf });
  // receiptline itself ends a row that is exactly full; one more line break would leave an empty row.
  return wrapped
    .map((row, index) => plain(row) + (index + 1 < wrapped.length && columnsOf(row) < width ? '\\n' : ''))
    .join('');
}

/** Characters with a meaning in the markup are told to be themselves: a citizen's text never becomes layout. */
function plain(text: string): string {
  return text.replaceAll(/[\\|{}~_"`^=-]/g, (character) => `\\${character}`);
}
