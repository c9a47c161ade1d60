import type { GreyImage } from './grey-image.ts';

/** Outer band where shadows of the edge, punch holes, page numbers and the clerk's stamps of receipt live. */
const marginShare = 0.04;
/**
 * Six square millimetres of an A4 page: two printed characters, a tick. Less is dust.
 */
const leastInkShare = 0.0001;

/** Whether nothing is on the page; `ink` has 1 for ink. */
export function isBlank(ink: GreyImage): boolean {
  const { width, height, pixels } = ink;
  const margin = Math.round(marginShare * Math.max(width, height));
  const most = leastInkShare * width * height;
  let count = 0;
  for (let y = margin; y < height - margin; y += 1) {
    for (let x = margin; x < width - margin; x += 1) {
      const at = y * width + x;
      // A lone pixel is noise.
      if (pixels[at] === 1 && ((pixels[at + 1] ?? 0) === 1 || (pixels[at + width] ?? 0) === 1)) count += 1;
    }
    if (count > most) return false;
  }
  return true;
}
