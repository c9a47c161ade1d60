import { readFileSync } from 'node:fs';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { boldFontFile, fontFamily, regularFontFile } from './fonts.ts';
import { isPrintable } from './printable.ts';
import type { ReceiptLine } from './receipt-lines.ts';
import { labelColumns, rightColumns, sizeOf } from './receipt-markup.ts';
import { wrapText } from './wrap.ts';

const characterDots = 12;
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
  readonly rows: readonly string[];
  readonly align: 'left' | 'centre' | 'right';
  readonly x: number;
  readonly widthDots: number;
}

function draw(line: ReceiptLine, widthDots: number): string {
  const size = line.kind === 'text' ? sizeOf(line, widthDots / characterDots) : 'normal';
  const [timesWide, timesHigh] = [size === 'double' ? 2 : 1, size === 'normal' ? 1 : 2];
  const font = `${line.kind === 'text' && line.bold ? 700 : 400} ${fontDots}px "${fontFamily}"`;
  const ruler = createCanvas(1, 1).getContext('2d');
  ruler.font = font;
  const measure = (text: string): number => ruler.measureText(text).width;
  const pieces = piecesOf(line, widthDots / timesWide, measure);
  const rowCount = Math.max(...pieces.map((piece) => piece.rows.length));

  const canvas = createCanvas(widthDots, rowCount * lineDots * timesHigh);
  const paper = canvas.getContext('2d');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.scale(timesWide, timesHigh);
  paper.fillStyle = '#000';
  paper.font = font;
  paper.textBaseline = 'middle';
  for (const { rows, align, x, widthDots: room } of pieces) {
    rows.forEach((row, index) => {
      const spare = room - measure(row);
      const left = x + (align === 'left' ? 0 : align === 'right' ? spare : spare / 2);
      paper.fillText(row, left, (index + 0.5) * lineDots);
    });
  }
  return canvas.toBuffer('image/png').toString('base64');
}

/** The same columns as in the markup. */
function piecesOf(line: ReceiptLine, widthDots: number, measure: (text: string) => number): readonly Piece[] {
  const piece = (text: string, align: Piece['align'], x: number, width: number): Piece => {
    return { rows: wrapText(text, { width, measure }), align, x, widthDots: width };
  };
  if (line.kind === 'field') {
    const labelDots = labelColumns * characterDots;
    return [piece(`${line.label}：`, 'left', 0, labelDots), piece(line.text, 'left', labelDots, widthDots - labelDots)];
  }
  if (line.kind === 'columns') {
    const rightDots = rightColumns * characterDots;
    return [
      piece(line.left, 'left', 0, widthDots - rightDots - characterDots),
      piece(line.right, 'right', widthDots - rightDots, rightDots),
    ];
  }
  return line.kind === 'text' ? [piece(line.text, line.align, 0, widthDots)] : [];
}
