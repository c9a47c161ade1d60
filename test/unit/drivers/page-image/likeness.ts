import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type GreyImage, greyOf } from '../../../../drivers/page-image/grey-image.ts';

/** Structural similarity (Wang et al. 2004) over the 8×8 blocks that hold text, 1 when nothing was lost. */
export function textLikeness(original: Canvas, result: Canvas): number {
  const before = greyAt(original, original.width, original.height);
  const after = greyAt(result, original.width, original.height);
  let sum = 0;
  let count = 0;
  for (let y = 0; y + 8 <= before.height; y += 8) {
    for (let x = 0; x + 8 <= before.width; x += 8) {
      const block = compare(before, after, x, y);
      if (block.contrast < 40) continue;
      sum += block.likeness;
      count += 1;
    }
  }
  return count === 0 ? Number.NaN : sum / count;
}

function greyAt(page: Canvas, width: number, height: number): GreyImage {
  const pen = createCanvas(width, height).getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(page, 0, 0, width, height);
  return greyOf(pen.getImageData(0, 0, width, height).data, width, height);
}

function compare(a: GreyImage, b: GreyImage, left: number, top: number): { likeness: number; contrast: number } {
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  for (let y = top; y < top + 8; y += 1) {
    for (let x = left; x < left + 8; x += 1) {
      const valueA = a.pixels[y * a.width + x] ?? 0;
      const valueB = b.pixels[y * b.width + x] ?? 0;
      sumA += valueA;
      sumB += valueB;
      squaresA += valueA * valueA;
      squaresB += valueB * valueB;
      products += valueA * valueB;
    }
  }
  const meanA = sumA / 64;
  const meanB = sumB / 64;
  const varianceA = squaresA / 64 - meanA * meanA;
  const varianceB = squaresB / 64 - meanB * meanB;
  const covariance = products / 64 - meanA * meanB;
  const likeness =
    ((2 * meanA * meanB + 6.5) * (2 * covariance + 58.5)) /
    ((meanA * meanA + meanB * meanB + 6.5) * (varianceA + varianceB + 58.5));
  return { likeness, contrast: Math.sqrt(Math.max(0, varianceA)) };
}
