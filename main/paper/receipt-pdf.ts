import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { failed, ok, type Result } from '../domain/result.ts';
import { markedLines } from './marks.ts';
import { renderPdf } from './pdf.ts';
import type { PaperContext, ReceiptWarning } from './port.ts';
import { laidOut } from './receipt-layout.ts';
import { type ReceiptLine, receiptLines } from './receipt-lines.ts';

/**
 * The receipt as a PDF of its paper's width, for when no printer will do it: to be shown, sent or printed elsewhere. The
 * same lines as on thermal paper.
 */
export async function receiptPdf(
  context: PaperContext,
  mark: string | null = null,
): Promise<Result<{ readonly pdf: Uint8Array; readonly warnings: readonly ReceiptWarning[] }>> {
  try {
    const { lines, missing } = laidOut(markedLines(receiptLines(context), mark), columns);
    const pdf = await renderPdf(definition(context, lines));
    return ok({ pdf, warnings: missing.length === 0 ? [] : [{ kind: 'characters-spelled-out', characters: missing }] });
  } catch (trouble) {
    return failed('paper/cannot-render', String(trouble));
  }
}

const millimetre = 72 / 25.4;
const widthPoints = 80 * millimetre;
/** The print head of an 80 mm printer covers 72 mm. */
const marginPoints = 4 * millimetre;
const bodyPoints = 9;
const labelPoints = 48;
const columns = 48;

function definition(context: PaperContext, lines: readonly ReceiptLine[]): TDocumentDefinitions {
  return {
    pageSize: { width: widthPoints, height: 'auto' },
    pageMargins: marginPoints,
    info: { title: `受理回执 ${context.application.localNumber}`, creator: context.officeName },
    defaultStyle: { font: 'Noto', fontSize: bodyPoints, lineHeight: 1.05 },
    content: lines.map(contentOf),
  };
}

function contentOf(line: ReceiptLine): Content {
  switch (line.kind) {
    case 'text':
      return {
        text: line.text,
        bold: line.bold,
        fontSize: line.large ? bodyPoints * 1.6 : bodyPoints,
        alignment: line.align === 'centre' ? 'center' : 'left',
      };
    case 'field':
      return {
        columns: [
          { width: labelPoints, text: `${line.label}：` },
          { width: '*', text: line.text },
        ],
      };
    case 'columns':
      return {
        columnGap: 6,
        columns: [
          { width: '*', text: line.left },
          { width: 'auto', text: line.right, alignment: 'right', noWrap: true },
        ],
      };
    case 'rule':
      return {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: widthPoints - 2 * marginPoints, y2: 0, lineWidth: 0.5 }],
        margin: [0, 3, 0, 3],
      };
    case 'blank':
      return { text: ' ', fontSize: 4 };
    case 'qr':
      return { qr: line.data, fit: 90, eccLevel: 'M', alignment: 'center' };
  }
}
