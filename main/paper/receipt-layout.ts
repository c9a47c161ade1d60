import type { ReceiptLine } from './receipt-lines.ts';
import { receiptText } from './receipt-text.ts';

/** The lines of a receipt made ready for a paper: texts that can stand on it, long rows broken for the narrow one. */
export function laidOut(
  lines: readonly ReceiptLine[],
  columns: number,
): { readonly lines: readonly ReceiptLine[]; readonly missing: readonly string[] } {
  const missing = new Set<string>();
  const shown = (raw: string): string => {
    const { text, missing: found } = receiptText(raw);
    for (const character of found) missing.add(character);
    return text;
  };
  const ready = lines.map((line) => withTexts(line, shown)).flatMap((line) => (columns < 40 ? narrow(line) : [line]));
  return { lines: ready, missing: [...missing] };
}

function withTexts(line: ReceiptLine, shown: (raw: string) => string): ReceiptLine {
  switch (line.kind) {
    case 'text':
      return { ...line, text: shown(line.text) };
    case 'field':
      return { ...line, label: shown(line.label), text: shown(line.text) };
    case 'columns':
      return { ...line, left: shown(line.left), right: shown(line.right) };
    case 'rule':
    case 'blank':
    case 'qr':
      return line;
  }
}

/** 58 mm: a material's name beside how it was received would be six characters wide. They stand below each other. */
function narrow(line: ReceiptLine): readonly ReceiptLine[] {
  if (line.kind !== 'columns') return [line];
  const row = (text: string): ReceiptLine => ({ kind: 'text', text, align: 'left', large: false, bold: false });
  return line.right === '' ? [row(line.left)] : [row(line.left), { ...line, left: '' }];
}
