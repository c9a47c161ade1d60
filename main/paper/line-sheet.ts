import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { SlipLook } from './port.ts';
import { laidOut } from './receipt-layout.ts';
import type { ReceiptLine } from './receipt-lines.ts';

/** 长辈模式: 16 pt is the least that a sheet may have then (dossier §4), its foot and its small print too. */
const sizes = { usual: { body: 12, foot: 9 }, large: { body: 16, foot: 16 } } as const;
/** What stands large on a slip. */
const headTimes = 1.4;
const millimetre = 72 / 25.4;
const marginPoints = 20 * millimetre;
/** Nothing is broken for a narrow roll. */
const columns = 96;

/** The words of a slip as an A4 sheet, for a terminal that has a printer for those. */
export function lineSheet(about: {
  readonly lines: readonly ReceiptLine[];
  readonly title: string;
  readonly officeName: string;
  readonly look: SlipLook;
}): TDocumentDefinitions {
  const { title, officeName, look } = about;
  const { body, foot } = sizes[look.isLarge ? 'large' : 'usual'];
  const { lines } = laidOut(about.lines, columns);
  return {
    pageSize: 'A4',
    pageMargins: [marginPoints, marginPoints, marginPoints, marginPoints],
    info: { title, creator: officeName },
    defaultStyle: { font: 'Noto', fontSize: body, lineHeight: 1.05 },
    footer: (page, pages) => ({
      margin: [marginPoints, 14, marginPoints, 0],
      fontSize: foot,
      lineHeight: 1,
      alignment: 'right',
      text: `第 ${page} 页，共 ${pages} 页`,
    }),
    content: lines.map((line) => contentOf(line, body)),
  };
}

function contentOf(line: ReceiptLine, body: number): Content {
  switch (line.kind) {
    case 'text':
      return {
        text: line.text,
        bold: line.bold || line.large,
        fontSize: line.large ? body * headTimes : body,
        alignment: line.align === 'centre' ? 'center' : 'left',
        margin: [0, 1, 0, 1],
      };
    case 'field':
      return {
        columns: [
          { width: body * 5.5, text: `${line.label}：` },
          { width: '*', text: line.text },
        ],
        margin: [0, 1, 0, 1],
      };
    case 'columns':
      return {
        columnGap: 12,
        columns: [
          { width: '*', text: line.left },
          { width: 'auto', text: line.right, alignment: 'right' },
        ],
        margin: [0, 1, 0, 1],
      };
    case 'rule':
      return {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: 210 * millimetre - 2 * marginPoints, y2: 0, lineWidth: 0.5 }],
        margin: [0, 4, 0, 4],
      };
    case 'blank':
      return { text: '', margin: [0, 0, 0, body / 2] };
    case 'qr':
      return { qr: line.data, fit: 120, eccLevel: 'M', alignment: 'center' };
  }
}
