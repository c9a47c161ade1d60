import { describe, expect, test } from 'vitest';
import { cheapNarrow, cheapWide, wellEquipped } from '../../../../drivers/receipt-printer/printer-model.ts';
import { isBlack } from '../../../../drivers/receipt-printer/receipt-page.ts';
import { must } from '../../../../main/domain/result.ts';
import { receiptForPrinter } from '../../../../main/paper/receipt-for-printer.ts';
import { readQr } from '../../paper/read-qr.ts';
import { receiptCase } from '../../paper/receipt-case.ts';
import { cellsOf, imagesOf, printedOn } from './printed-receipt.ts';

const number = 'W0A1-20261122-0007-K';
const code = `${number}.000000000001`;
const cellDots = 6;

const bandsFor = (model: typeof wellEquipped, extras = {}) =>
  printedOn(model, must(receiptForPrinter(receiptCase(), model, extras)).bytes);

describe('the QR code', () => {
  test('drawn and native are the same modules, and say the number with its check', () => {
    const native = bandsFor(wellEquipped).bands.find((band) => band.kind === 'qr');
    if (native?.kind !== 'qr') throw new Error('no native code');
    expect(native.data).toBe(code);
    expect(native.cellDots).toBe(cellDots);
    const modules = native.matrix.map((row) => Array.from(row).join(''));
    for (const model of [cheapNarrow, cheapWide]) {
      const [drawn] = imagesOf(bandsFor(model).bands);
      if (drawn === undefined) throw new Error('no drawn code');
      expect(cellsOf(drawn, cellDots).map((row) => row.slice(0, modules.length))).toEqual(modules);
      expect(
        readQr(cellsOf(drawn, cellDots).map((row) => Array.from(row, (cell) => cell === '1').slice(0, modules.length))),
      ).toBe(code);
      expect(drawn.xDots).toBeGreaterThanOrEqual(4 * cellDots);
    }
  });
});

describe('the bar code', () => {
  test('drawn and native have the same bars', () => {
    const native = bandsFor(wellEquipped, { barcode: true }).bands.find((band) => band.kind === 'barcode');
    if (native?.kind !== 'barcode') throw new Error('no native bar code');
    expect(native.data).toBe(number);
    const [, drawn] = imagesOf(bandsFor(cheapWide, { barcode: true }).bands);
    if (drawn === undefined) throw new Error('no drawn bar code');
    expect(runsOf(drawn.image)).toEqual(native.widths.slice(1, -1));
  });

  test('where it does not fit it is left out, and the outcome says so', () => {
    const { warnings, bytes } = must(receiptForPrinter(receiptCase(), cheapNarrow, { barcode: true }));
    expect(warnings).toEqual([{ kind: 'barcode-left-out' }]);
    expect(imagesOf(printedOn(cheapNarrow, bytes).bands)).toHaveLength(1);
  });
});

describe('cutter and drawer', () => {
  test('the drawer opens where there is one and it is wanted', () => {
    expect(bandsFor(wellEquipped, { openDrawer: true }).drawerKicks).toBe(1);
    expect(bandsFor(wellEquipped).drawerKicks).toBe(0);
    expect(bandsFor(cheapWide, { openDrawer: true })).toMatchObject({ drawerKicks: 0, refused: [] });
  });

  test('no dots of a picture spell a real-time command', () => {
    for (const name of ['𬱖试', '䶮䶮䶮', '𰻞𰻞', '㐀㐁㐂㐃㐄', 'ÀÁÂÃÄÅ']) {
      for (const model of [cheapNarrow, cheapWide]) {
        const { bytes } = must(receiptForPrinter(receiptCase({ name }), model));
        for (const second of [0x04, 0x05, 0x14]) {
          expect(Buffer.from(bytes).includes(Buffer.of(0x10, second))).toBe(false);
        }
      }
    }
  });
});

/** Widths of bars and gaps along the top row, from the first bar to the last. */
function runsOf(image: Parameters<typeof isBlack>[0]): readonly number[] {
  const runs: number[] = [];
  let wasBlack = false;
  for (let x = 0; x < image.widthDots; x += 1) {
    const black = isBlack(image, x, 0);
    if (black !== wasBlack || runs.length === 0) {
      if (black || runs.length > 0) runs.push(0);
      wasBlack = black;
    }
    if (runs.length > 0) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
  }
  return wasBlack ? runs : runs.slice(0, -1);
}
