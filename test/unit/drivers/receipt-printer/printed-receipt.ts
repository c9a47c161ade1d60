import type { PrinterModel } from '../../../../drivers/receipt-printer/printer-model.ts';
import { type Band, isBlack } from '../../../../drivers/receipt-printer/receipt-page.ts';
import { createPrintEngine } from '../../../../drivers/receipt-printer/simulated-print-engine.ts';

export interface PrintedReceipt {
  readonly bands: readonly Band[];
  /** What the model does not do and was asked for. */
  readonly refused: readonly string[];
  readonly drawerKicks: number;
}

/** What this model of printer makes of the bytes, the driver's closing question behind them. */
export function printedOn(model: PrinterModel, bytes: Uint8Array): PrintedReceipt {
  const receipts: (readonly Band[])[] = [];
  const refused = new Set<string>();
  let drawerKicks = 0;
  const engine = createPrintEngine(
    {
      onReceipt: (bands) => void receipts.push(bands),
      onMechanism: () => {},
      onSensorQuestion: () => {},
      onTellChanges: () => {},
      onRoom: () => {},
      onRefused: (what) => void refused.add(what),
      onDrawerKick: () => {
        drawerKicks += 1;
      },
    },
    model,
  );
  engine.receive(bytes);
  engine.receive(Uint8Array.of(0x1d, 0x72, 0x01));
  engine.close();
  const [bands] = receipts;
  if (bands === undefined || receipts.length !== 1) throw new Error(`${receipts.length} receipts came out`);
  return { bands, refused: [...refused], drawerKicks };
}

type ImageBand = Extract<Band, { kind: 'image' }>;

export function imagesOf(bands: readonly Band[]): readonly ImageBand[] {
  return bands.filter((band) => band.kind === 'image');
}

/** Dots of a picture as rows of ones and noughts, one of every `cellDots`. */
export function cellsOf({ image }: ImageBand, cellDots: number): readonly string[] {
  const middle = Math.floor(cellDots / 2);
  return Array.from({ length: Math.floor(image.heightDots / cellDots) }, (_, row) =>
    Array.from({ length: Math.floor(image.widthDots / cellDots) }, (_, column) =>
      isBlack(image, column * cellDots + middle, row * cellDots + middle) ? '1' : '0',
    ).join(''),
  );
}
