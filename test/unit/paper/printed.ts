import { type Band, isBlack } from '../../../drivers/receipt-printer/receipt-page.ts';
import { createPrintEngine } from '../../../drivers/receipt-printer/simulated-print-engine.ts';

/** What the simulated printer's head puts on the paper for these bytes. */
export function printedBands(bytes: Uint8Array): readonly Band[] {
  const receipts: (readonly Band[])[] = [];
  const engine = createPrintEngine({
    onReceipt: (bands) => receipts.push(bands),
    onMechanism: () => {},
    onSensorQuestion: () => {},
    onTellChanges: () => {},
    onRoom: () => {},
  });
  engine.receive(bytes);
  engine.close();
  const [receipt] = receipts;
  if (receipts.length !== 1 || !receipt) throw new Error(`${receipts.length} receipts were cut off`);
  return receipt;
}

type ImageBand = Extract<Band, { kind: 'image' }>;

export function images(bands: readonly Band[]): readonly ImageBand[] {
  return bands.filter((band) => band.kind === 'image');
}

/** Modules of a code that was printed as a picture, `cellDots` to a module. */
export function modulesOf({ image }: ImageBand, cellDots: number): readonly (readonly boolean[])[] {
  const size = Math.floor(image.heightDots / cellDots);
  const middle = Math.floor(cellDots / 2);
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => isBlack(image, column * cellDots + middle, row * cellDots + middle)),
  );
}

export function blackShare({ image }: ImageBand): number {
  let black = 0;
  for (let y = 0; y < image.heightDots; y += 1) {
    for (let x = 0; x < image.widthDots; x += 1) if (isBlack(image, x, y)) black += 1;
  }
  return black / (image.widthDots * image.heightDots);
}
