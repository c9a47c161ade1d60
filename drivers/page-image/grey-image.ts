/** One byte a pixel, rows from the top, 0 black. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Luma of BT.601 in integers. */
export function greyOf(rgba: Uint8ClampedArray, width: number, height: number): GreyImage {
  const pixels = new Uint8Array(width * height);
  for (let from = 0, to = 0; to < pixels.length; from += 4, to += 1) {
    pixels[to] = ((rgba[from] ?? 0) * 77 + (rgba[from + 1] ?? 0) * 150 + (rgba[from + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, pixels };
}

/** The value that the given share of the pixels lies below. */
export function percentile(histogram: Uint32Array, share: number): number {
  let total = 0;
  for (const count of histogram) total += count;
  const wanted = total * share;
  let seen = 0;
  for (let value = 0; value < histogram.length; value += 1) {
    seen += histogram[value] ?? 0;
    if (seen > wanted) return value;
  }
  return histogram.length - 1;
}
