import type { ReceiptLine } from './receipt-lines.ts';
import { columnsOf, wrapText } from './wrap.ts';

/**
 * 长辈模式: the same lines in double size throughout, which is 17 pt on a printer of 203 dpi. Only what fits a doubled row is
 * doubled by the printer, so longer lines are broken here; what stood side by side stands below each other.
 */
export function enlarged(lines: readonly ReceiptLine[], columns: number): readonly ReceiptLine[] {
  return lines.flatMap((line) => large(line, columns));
}

function large(line: ReceiptLine, columns: number): readonly ReceiptLine[] {
  switch (line.kind) {
    case 'text':
      return doubled(line.text, columns, line);
    case 'field':
      return doubled(`${line.label}：${line.text}`, columns, plain);
    case 'columns':
      return [line.left, line.right].flatMap((text) => (text === '' ? [] : doubled(text, columns, plain)));
    case 'rule':
    case 'blank':
    case 'qr':
      return [line];
  }
}

const plain = { align: 'left', bold: false } as const;

function doubled(
  text: string,
  columns: number,
  { align, bold }: Pick<Extract<ReceiptLine, { kind: 'text' }>, 'align' | 'bold'>,
): readonly ReceiptLine[] {
  return wrapText(text, { width: columns / 2, measure: columnsOf }).map((row) => ({
    kind: 'text',
    text: row,
    align,
    large: true,
    bold,
  }));
}
