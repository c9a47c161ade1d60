/** A4 in colour at 200 dpi may have this much (issue of the county's storage and of village links). */
const a4Bytes = 300_000;
const a4Pixels = 1654 * 2339;

export const bestQuality = 80;
/** Below this strokes get halos that eat into neighbouring ones. */
export const poorestQuality = 34;

export function budgetBytes(width: number, height: number): number {
  return Math.round(a4Bytes * Math.max(1, (width * height) / a4Pixels));
}

/**
 * The best quality whose size fits, by bisection; the poorest when none does. `sizeAt` may be asked of a sample of the
 * page, since it is asked up to seven times.
 */
export function searchQuality(limitBytes: number, sizeAt: (quality: number) => number): number {
  if (sizeAt(bestQuality) <= limitBytes) return bestQuality;
  let fits = poorestQuality;
  let tooLarge = bestQuality;
  while (tooLarge - fits > 2) {
    const middle = (fits + tooLarge) >> 1;
    if (sizeAt(middle) <= limitBytes) fits = middle;
    else tooLarge = middle;
  }
  return fits;
}
