import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { ReceiptLine } from './receipt-lines.ts';

/** What is no paper of an office says so where nobody can cut it off: at head and foot of a slip. */
export function markedLines(lines: readonly ReceiptLine[], mark: string | null): readonly ReceiptLine[] {
  if (mark === null) return lines;
  const line: ReceiptLine = { kind: 'text', text: mark, align: 'centre', large: true, bold: true };
  return [line, { kind: 'rule' }, ...lines, { kind: 'rule' }, line];
}

/** The same across every page; it outweighs a 草稿 that would stand there. */
export function markedPages(definition: TDocumentDefinitions, mark: string | null): TDocumentDefinitions {
  if (mark === null) return definition;
  return {
    ...definition,
    watermark: { text: mark, color: '#a3211c', opacity: 0.16, bold: true, fontSize: 96, angle: -45 },
  };
}
