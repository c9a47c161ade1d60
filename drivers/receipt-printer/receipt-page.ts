/** What stands on the paper: bands from top to bottom, measured in dots (203 dpi). */
export type Band =
  | { readonly kind: 'line'; readonly heightDots: number; readonly xDots: number; readonly runs: readonly Run[] }
  | { readonly kind: 'image'; readonly heightDots: number; readonly xDots: number; readonly image: Bitmap }
  | {
      readonly kind: 'qr';
      readonly xDots: number;
      readonly data: string;
      readonly matrix: readonly Uint8Array[];
      readonly cellDots: number;
      readonly heightDots: number;
    }
  | {
      readonly kind: 'barcode';
      readonly xDots: number;
      readonly data: string;
      readonly widths: readonly number[];
      readonly barHeightDots: number;
      readonly textBelow: boolean;
      readonly heightDots: number;
    }
  | { readonly kind: 'feed'; readonly heightDots: number };

/** A piece of a line; `xDots` counts from the line's left end. */
export type Run =
  | ({ readonly kind: 'text'; readonly text: string; readonly xDots: number; readonly widthDots: number } & TextStyle)
  | { readonly kind: 'image'; readonly image: Bitmap; readonly xDots: number; readonly widthDots: number };

export interface TextStyle {
  readonly timesWide: number;
  readonly timesHigh: number;
  readonly bold: boolean;
  readonly underlined: boolean;
  readonly inverted: boolean;
}

/** One bit a dot, rows padded to bytes, most significant bit left, 1 = black. */
export interface Bitmap {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly timesWide: number;
  readonly timesHigh: number;
  readonly bits: Uint8Array;
}

export function isBlack(image: Bitmap, x: number, y: number): boolean {
  const byte = image.bits[y * ((image.widthDots + 7) >> 3) + (x >> 3)] ?? 0;
  return (byte & (0x80 >> (x & 7))) !== 0;
}

/** The page as plain text: one line per line, graphics as a mark in brackets. */
export function pageText(bands: readonly Band[]): string {
  return bands
    .flatMap((band) => bandText(band) ?? [])
    .join('\n')
    .replace(/^\n+|\s+$/g, '');
}

function bandText(band: Band): string | null {
  switch (band.kind) {
    case 'line':
      return lineText(band.xDots, band.runs);
    case 'image':
      return `[图像 ${band.image.widthDots}×${band.image.heightDots}]`;
    case 'qr':
      return `[二维码 ${band.data}]`;
    case 'barcode':
      return `[条码 ${band.data}]`;
    case 'feed':
      return null;
  }
}

const columnDots = 12;

function lineText(lineX: number, runs: readonly Run[]): string {
  let text = '';
  let columns = 0;
  // receiptline sets a table's rules first and its words between them afterwards.
  for (const run of runs.toSorted((a, b) => a.xDots - b.xDots)) {
    const from = Math.round((lineX + run.xDots) / columnDots);
    text += ' '.repeat(Math.max(0, from - columns));
    text += run.kind === 'text' ? run.text : '[图像]';
    columns = Math.max(columns, from) + Math.round(run.widthDots / columnDots);
  }
  return text.trimEnd();
}
