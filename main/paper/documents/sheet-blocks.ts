import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Block, Fact } from '../../domain/documents/content.ts';
import { breakable, inTheMiddle } from '../a4.ts';
import { bodyPoints, millimetre, tablePoints, titlePoints } from './sheet-measures.ts';

type Shown = (text: string) => string;

export const lines = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => '#333',
  vLineColor: () => '#333',
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
};

/** The row with the table's name stands free above the grid. */
const namedLines = { ...lines, hLineWidth: (row: number) => (row === 0 ? 0 : 0.6) };

export function blockContent(block: Block, shown: Shown): Content[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ text: breakable(shown(block.text)), leadingIndent: 2 * bodyPoints, margin: [0, 3, 0, 3] }];
    case 'heading':
      return [{ text: breakable(shown(block.text)), bold: true, margin: [0, 8, 0, 0], headlineLevel: 1 }];
    case 'facts':
      return [{ ...factTable(block.rows, shown), margin: [0, 3, 0, 3] }];
    case 'table':
      return [listTable(block, shown)];
    case 'second-title':
      return [
        {
          text: block.text,
          alignment: 'center',
          fontSize: titlePoints,
          bold: true,
          lineHeight: 1,
          pageBreak: 'before',
          margin: [0, 0, 0, 12],
        },
      ];
  }
}

/** Two short facts in a row, a long one across. */
export function factTable(rows: readonly Fact[], shown: Shown) {
  const body: TableCell[][] = [];
  let waiting: Fact | null = null;
  for (const row of rows) {
    if (row.isWide || printedLength(shown(row.text)) > 26) {
      if (waiting) body.push(across(waiting, shown));
      body.push(across(row, shown));
      waiting = null;
    } else if (waiting) {
      body.push([label(waiting), value(waiting, shown), label(row), value(row, shown)]);
      waiting = null;
    } else waiting = row;
  }
  if (waiting) body.push(across(waiting, shown));
  return {
    fontSize: tablePoints,
    lineHeight: 1,
    table: { widths: [68, '*', 68, '*'], body, dontBreakRows: true },
    layout: lines,
  };
}

function across(row: Fact, shown: Shown): TableCell[] {
  return [label(row), { ...(value(row, shown) as object), colSpan: 3 } as TableCell, '', ''];
}

function label({ label: text }: Fact): TableCell {
  return { ...inTheMiddle, text, alignment: 'center', fontSize: text.length > 5 ? 9.5 : tablePoints };
}

function value({ text }: Fact, shown: Shown): TableCell {
  return { ...inTheMiddle, text: breakable(shown(text), 20) };
}

/**
 * The table's name is its first row: it comes again with the column heads on each page, and the first entry stays with
 * them, so that no head is left alone at the foot of a page.
 */
function listTable(table: Extract<Block, { kind: 'table' }>, shown: Shown): Content {
  const { title, columns, rows } = table;
  const blank = columns.slice(1).map((): TableCell => ({ text: '', border: [false, false, false, true] }));
  const name: TableCell = {
    text: title,
    bold: true,
    colSpan: columns.length,
    border: [false, false, false, true],
    margin: [-4, 3, 0, 0],
  };
  const heads = columns.map((column): TableCell => ({ ...inTheMiddle, text: column.title, alignment: 'center' }));
  return {
    margin: [0, 4, 0, 6],
    fontSize: tablePoints,
    lineHeight: 1,
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ widthMm }) => (widthMm === '*' ? '*' : widthMm * millimetre - 10)),
      body: [
        [name, ...blank],
        heads,
        ...rows.map((row) =>
          row.map(
            (text, column): TableCell => ({
              ...inTheMiddle,
              text: breakable(shown(text), 16),
              alignment: columns[column]?.isCentred ? 'center' : 'left',
            }),
          ),
        ),
      ],
    },
    layout: namedLines,
  };
}

/** In half-width columns: a Chinese character takes two. */
function printedLength(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);
}
