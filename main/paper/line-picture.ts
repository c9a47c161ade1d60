import { readFileSync } from 'node:fs';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { boldFontFile, fontFamily, regularFontFile } from './fonts.ts';
import { isPrintable } from './printable.ts';
import type { ReceiptLine } from './receipt-lines.ts';

const characterDots = 24;
const fontDots = 22;
const lineDots = 30;

let registered = false;

/**
 * A line with a character that the printer lacks becomes a picture of the paper's width, set in the shipped font:
 * base64 PNG, or null when the printer can set the line itself.
 */
export function linePicture(line: ReceiptLine, widthDots: number): string | null {
  const text = textOf(line);
  if (text === null || isPrintable(text)) return null;
  if (!registered) {
    // By bytes: inside a packaged archive the native side can't open the path.
    for (const file of [regularFontFile, boldFontFile]) GlobalFonts.register(readFileSync(file), fontFamily);
    registered = true;
  }
  return draw(line, widthDots);
}

function textOf(line: ReceiptLine): string | null {
  switch (line.kind) {
    case 'text':
      return line.text;
    case 'field':
      return line.label + line.text;
    case 'columns':
      return line.left + line.right;
    case 'rule':
    case 'blank':
    case 'qr':
      return null;
  }
}

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly widthDots: number;
}

function draw(line: ReceiptLine, widthDots: number): string {
  const scale = line.kind === 'text' && line.large ? 2 : 1;
  const bold = line.kind === 'text' && line.bold;
  const font = `${bold ? 700 : 400} ${fontDots * scale}px "${fontFamily}"`;
  const ruler = createCanvas(1, 1).getContext('2d');
  ruler.font = font;
  const measure = (text: string): number => ruler.measureText(text).width;
  const columns = piecesOf(line, widthDots).map((piece) => ({ ...piece, rows: wrap(piece, measure) }));
  const rowCount = Math.max(...columns.map((column) => column.rows.length));

  const canvas = createCanvas(widthDots, rowCount * lineDots * scale);
  const paper = canvas.getContext('2d');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.fillStyle = '#000';
  paper.font = font;
  paper.textBaseline = 'middle';
  const centred = line.kind === 'text' && line.align === 'centre';
  for (const column of columns) {
    column.rows.forEach((row, index) => {
      const x = centred ? (widthDots - measure(row)) / 2 : column.x;
      paper.fillText(row, x, (index + 0.5) * lineDots * scale);
    });
  }
  return canvas.toBuffer('image/png').toString('base64');
}

/** Same columns as the markup: 10 characters of label, or 18 on the right. */
function piecesOf(line: ReceiptLine, widthDots: number): readonly Piece[] {
  if (line.kind === 'field') {
    const labelDots = 5 * characterDots;
    return [
      { text: `${line.label}：`, x: 0, widthDots: labelDots },
      { text: line.text, x: labelDots, widthDots: widthDots - labelDots },
    ];
  }
  if (line.kind === 'columns') {
    const rightDots = 9 * characterDots;
    return [
      { text: line.left, x: 0, widthDots: widthDots - rightDots },
      { text: line.right, x: widthDots - rightDots, widthDots: rightDots },
    ];
  }
  return [{ text: line.kind === 'text' ? line.text : '', x: 0, widthDots }];
}

/** Breaks between code points: Chinese text has no spaces to break at, and a surrogate pair is never cut. */
function wrap(piece: Piece, measure: (text: string) => number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const character of Array.from(piece.text)) {
    if (row !== '' && measure(row + character) > piece.widthDots) {
      rows.push(row);
      row = '';
    }
    row += character;
  }
  return [...rows, row];
}
