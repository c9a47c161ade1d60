import receiptline from 'receiptline';
import { readCode128 } from './code128.ts';
import type { Band } from './receipt-page.ts';

/** A code ready to stand on the page, with the width that its alignment needs. */
export interface PlacedCode {
  readonly widthDots: number;
  at(xDots: number): Band;
}

/** The part of the print head that draws codes; it keeps their settings between commands. */
export interface CodeWriter {
  /** `GS (` without its name, letter `k`. */
  qr(params: Uint8Array): PlacedCode | null;
  /** `GS k` without its name. */
  barcode(params: Uint8Array): PlacedCode | null;
  setBarcode(settings: Partial<BarcodeSettings>): void;
}

interface BarcodeSettings {
  readonly width: number;
  readonly heightDots: number;
  readonly textBelow: boolean;
}

const textBelowDots = 26;
const code128 = 73;

export function createCodeWriter(): CodeWriter {
  let bars: BarcodeSettings = { width: 3, heightDots: 162, textBelow: false };
  let cellDots = 3;
  let level: 'l' | 'm' | 'q' | 'h' = 'l';
  let stored = '';

  function placedQr(): PlacedCode | null {
    const data = stored;
    // Empty for data that no QR code can hold.
    const matrix = receiptline.qrcode.generate({ data, type: 'qrcode', cell: 3, level });
    if (matrix.length === 0) return null;
    const [cell, heightDots] = [cellDots, matrix.length * cellDots];
    return {
      widthDots: heightDots,
      at: (xDots) => ({ kind: 'qr', xDots, data, matrix, cellDots: cell, heightDots }),
    };
  }

  return {
    qr([letter, , , kind, fn, value = 0, ...data]) {
      if (letter !== 0x6b || kind !== 0x31) return null;
      if (fn === 0x43) cellDots = Math.min(16, Math.max(1, value));
      if (fn === 0x45) level = (['l', 'm', 'q', 'h'] as const)[value - 0x30] ?? level;
      if (fn === 0x50) stored = new TextDecoder().decode(Uint8Array.from(data));
      return fn === 0x51 ? placedQr() : null;
    },
    barcode([type, , ...argument]) {
      const data = type === code128 ? readCode128(argument) : null;
      if (data === null || data === '') return null;
      const { width, heightDots: barHeightDots, textBelow } = bars;
      const form = receiptline.barcode.generate({
        data,
        type: 'code128',
        width,
        height: barHeightDots,
        hri: textBelow,
      });
      if (!('length' in form)) return null;
      const { widths, length: widthDots } = form;
      const heightDots = barHeightDots + (textBelow ? textBelowDots : 0);
      return {
        widthDots,
        at: (xDots) => ({ kind: 'barcode', xDots, data, widths, barHeightDots, textBelow, heightDots }),
      };
    },
    setBarcode(settings) {
      bars = { ...bars, ...settings };
    },
  };
}
