import { type Background, levelAt } from './background.ts';
import type { GreyImage } from './grey-image.ts';

/** What shows through from the other side of thin paper is a tenth darker than the paper; a pencil is a quarter. */
const inkBelow = 0.8;

/** 1 where something is written, printed or drawn. */
export function findInk(image: GreyImage, background: Background): GreyImage {
  const { width, height } = image;
  const pixels = new Uint8Array(width * height);
  const limits = new Uint8Array(width);
  for (let y = 0; y < height; y += 1) {
    // The grid's rows are some 50 pixels high: the limits change rarely, but looking them up per row is cheap enough.
    for (let x = 0; x < width; x += 1) limits[x] = levelAt(background, image, x, y) * inkBelow;
    const row = y * width;
    for (let x = 0; x < width; x += 1) pixels[row + x] = (image.pixels[row + x] ?? 0) < (limits[x] ?? 0) ? 1 : 0;
  }
  return { width, height, pixels };
}
