import type { GreyImage } from './grey-image.ts';

/** Farther than this nobody feeds a page by accident. */
export const largestSkewDegrees = 10;

const coarseStep = 0.5;
const fineStep = 0.05;
/** Less than two lines of text can't tell. */
const fewestPoints = 400;
const mostPoints = 24_000;
/** How much sharper the lines must stand at the best angle than at a usual one; a seal or a photo stays below. */
const leastPeak = 1.25;

/**
 * By how much the lines of the page are turned, clockwise positive; null when there are no lines to tell by. The lower
 * edges of strokes are projected along each angle; where the profile is most uneven, the lines lie level. Vertical edges
 * are tried too, for tables and for pages fed sideways.
 */
export function measureTextSkew(ink: GreyImage): number | null {
  const level = bestAngle(edgePoints(ink, 0, 1));
  const upright = bestAngle(edgePoints(ink, 1, 0));
  const best = [level, upright].filter((angle) => angle !== null).sort((a, b) => b.peak - a.peak)[0];
  return best === undefined ? null : best.degrees;
}

interface Points {
  /** Along the lines, and across them. */
  readonly along: Float32Array;
  readonly across: Float32Array;
  readonly count: number;
}

interface Angle {
  readonly degrees: number;
  readonly peak: number;
}

function edgePoints({ width, height, pixels }: GreyImage, stepX: number, stepY: number): Points {
  const step = stepY * width + stepX;
  const found: number[] = [];
  for (let y = 1; y < height - 2; y += 1) {
    for (let x = 1; x < width - 2; x += 1) {
      const at = y * width + x;
      if (pixels[at] === 1 && pixels[at + step] === 0) found.push(at);
    }
  }
  const every = Math.max(1, found.length / mostPoints);
  const count = Math.floor(found.length / every);
  const along = new Float32Array(count);
  const across = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    const at = found[Math.floor(index * every)] ?? 0;
    const x = at % width;
    const y = (at - x) / width;
    // Turning the picture by a quarter leaves the sense of the angle as it is.
    along[index] = stepY === 1 ? x : y;
    across[index] = stepY === 1 ? y : -x;
  }
  return { along, across, count };
}

function bestAngle(points: Points): Angle | null {
  if (points.count < fewestPoints) return null;
  const bins = new Uint32Array(binCount(points));
  const scores: Angle[] = [];
  for (let degrees = -largestSkewDegrees; degrees <= largestSkewDegrees; degrees += coarseStep) {
    scores.push({ degrees, peak: unevenness(points, degrees, bins) });
  }
  const usual = scores.map(({ peak }) => peak).sort((a, b) => a - b)[Math.floor(scores.length / 2)] ?? 0;
  const coarse = scores.reduce((best, score) => (score.peak > best.peak ? score : best));
  let best = coarse;
  for (let degrees = coarse.degrees - coarseStep; degrees <= coarse.degrees + coarseStep; degrees += fineStep) {
    const peak = unevenness(points, degrees, bins);
    if (peak > best.peak) best = { degrees, peak };
  }
  return best.peak < usual * leastPeak ? null : { degrees: best.degrees, peak: best.peak / usual };
}

function binCount({ along, across, count }: Points): number {
  let most = 0;
  for (let index = 0; index < count; index += 1) {
    most = Math.max(most, Math.abs(across[index] ?? 0) + Math.abs(along[index] ?? 0) * 0.2);
  }
  return 2 * Math.ceil(most) + 4;
}

function unevenness({ along, across, count }: Points, degrees: number, bins: Uint32Array): number {
  const radians = (degrees * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const middle = bins.length / 2;
  bins.fill(0);
  for (let index = 0; index < count; index += 1) {
    const bin = ((across[index] ?? 0) * cos - (along[index] ?? 0) * sin + middle) | 0;
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let sum = 0;
  for (const filled of bins) sum += filled * filled;
  return sum;
}
