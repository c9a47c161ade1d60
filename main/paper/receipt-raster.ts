import { readFileSync } from 'node:fs';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { boldFontFile, fontFamily, regularFontFile } from './fonts.ts';
import type { ReceiptLine } from './receipt-lines.ts';
import { labelColumns, rightColumns, sizeOf } from './receipt-markup.ts';
import { wrapText } from './wrap.ts';

/** One bit a dot, rows padded to bytes, most significant bit left, 1 = black: the body of a `GS v 0`. */
export interface Raster {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bits: Uint8Array;
}

/** A line of the receipt as the shipped font draws it, over the paper's whole width. */
export function lineRaster(line: ReceiptLine, widthDots: number): Raster | null {
  const size = line.kind === 'text' ? sizeOf(line, widthDots / characterDots) : 'normal';
  const [timesWide, timesHigh] = [size === 'double' ? 2 : 1, size === 'normal' ? 1 : 2];
  const weight = line.kind === 'text' && line.bold ? 700 : 400;
  const pieces = piecesOf(line, widthDots / timesWide, measureIn(weight));
  if (pieces.length === 0) return null;
  const rowCount = Math.max(...pieces.map((piece) => piece.rows.length));
  const heightDots = rowCount * lineDots * timesHigh;

  const paper = sheet(widthDots, heightDots);
  paper.setTransform(timesWide, 0, 0, timesHigh, 0, 0);
  paper.fillStyle = '#000';
  paper.font = fontOf(weight);
  for (const { rows, align, x, widthDots: room } of pieces) {
    rows.forEach((row, index) => {
      const spare = room - paper.measureText(row).width;
      const left = x + (align === 'left' ? 0 : align === 'right' ? spare : spare / 2);
      paper.fillText(row, left, index * lineDots + glyphDots / 2);
    });
  }
  return bitsOf(paper, widthDots, heightDots);
}

const characterDots = 12;
const fontDots = 22;
const lineDots = 30;
/** A printer's own glyphs stand at the top of their line, the pitch's spare dots below them. */
const glyphDots = 24;
/** Thin strokes are grey at 203 dpi; half-way between ink and paper they break up. */
const inkBelow = 165;

interface Piece {
  readonly rows: readonly string[];
  readonly align: 'left' | 'centre' | 'right';
  readonly x: number;
  readonly widthDots: number;
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

function bitsOf(paper: SKRSContext2D, widthDots: number, heightDots: number): Raster {
  const rowBytes = (widthDots + 7) >> 3;
  const bits = new Uint8Array(rowBytes * heightDots);
  // Ink is black on white, so one channel tells.
  const { data } = paper.getImageData(0, 0, widthDots, heightDots);
  for (let y = 0, at = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1, at += 4) {
      if ((data[at] ?? 255) < inkBelow) {
        const byte = y * rowBytes + (x >> 3);
        bits[byte] = (bits[byte] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  return { widthDots, heightDots, bits };
}

let canvas: Canvas | null = null;
let areFontsLoaded = false;

/** One sheet for all lines: a new surface and a new text engine for each would cost more than the drawing. */
function sheet(widthDots: number, heightDots: number): SKRSContext2D {
  loadFonts();
  if (canvas === null || canvas.width < widthDots || canvas.height < heightDots) {
    canvas = createCanvas(Math.max(576, widthDots), Math.max(4 * lineDots, heightDots));
  }
  const paper = canvas.getContext('2d');
  paper.setTransform(1, 0, 0, 1, 0, 0);
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.textBaseline = 'middle';
  return paper;
}

function loadFonts(): void {
  if (areFontsLoaded) return;
  // By bytes: inside a packaged archive the native side can't open the path.
  for (const file of [regularFontFile, boldFontFile]) GlobalFonts.register(readFileSync(file), fontFamily);
  areFontsLoaded = true;
}

function measureIn(weight: number): (text: string) => number {
  loadFonts();
  const ruler = sheet(characterDots, lineDots);
  ruler.font = fontOf(weight);
  return (text) => ruler.measureText(text).width;
}

function fontOf(weight: number): string {
  return `${weight} ${fontDots}px "${fontFamily}"`;
}
