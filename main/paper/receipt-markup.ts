import type { ReceiptLine } from './receipt-lines.ts';

/** Turns a line into a picture when the printer can't set it as text; null leaves it as text. */
export type PictureOf = (line: ReceiptLine) => string | null;

/** Receipt lines -> the markup of receiptline. `pictureOf` answers a PNG in base64. */
export function receiptMarkup(lines: readonly ReceiptLine[], pictureOf: PictureOf): string {
  return ['{width:auto; border:space; text:wrap}', ...lines.map((line) => markupOf(line, pictureOf)), '', '='].join(
    '\n',
  );
}

function markupOf(line: ReceiptLine, pictureOf: PictureOf): string {
  const picture = pictureOf(line);
  if (picture !== null) return `{image:${picture}}`;
  switch (line.kind) {
    case 'text':
      return textMarkup(line);
    case 'field':
      return `{width:10 *; border:none}\n|${plain(line.label)}： |${plain(line.text)} |\n{width:auto; border:space}`;
    case 'columns':
      return `{width:* 18; border:none}\n|${plain(line.left)} | ${plain(line.right)}|\n{width:auto; border:space}`;
    case 'rule':
      return '-';
    case 'blank':
      return '';
    case 'qr':
      return `{code:${line.data}; option:qrcode,6,m}`;
  }
}

function textMarkup(line: Extract<ReceiptLine, { kind: 'text' }>): string {
  let text = plain(line.text);
  if (line.bold) text = `"${text}"`;
  if (line.large) text = `^^^${text}`;
  return line.align === 'left' ? `{width:*; border:none}\n|${text} |\n{width:auto; border:space}` : text;
}

/** Characters with a meaning in the markup are told to be themselves: a citizen's text never becomes layout. */
function plain(text: string): string {
  return text.replaceAll(/[\\|{}~_"`^]/g, (character) => `\\${character}`).replaceAll(/[\r\n\t]+/g, ' ');
}
