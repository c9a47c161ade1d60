import type { GreyImage } from './grey-image.ts';

/** Flatter tiles say nothing about focus. */
const leastContrast = 14;
/**
 * Below this strokes have run into grey. Text of 10.5 points at 200 dpi: sharp 2, softened by 1 pixel (sigma) 0.4, by 2
 * still readable 0.05, by 3 no more and 0.015.
 */
export const blurredBelow = 0.03;

/**
 * Variance of the Laplacian over the variance of the grey values of one tile: how much of its contrast is in edges,
 * whatever the ink and the light. Null for a tile without contrast. Tiles come at 150 dpi, so that the same words on
 * the same paper give the same figure from any scanner.
 */
export function tileSharpness({ width, height, pixels }: GreyImage): number | null {
  let sum = 0;
  let squares = 0;
  let edges = 0;
  let edgeSquares = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const value = pixels[at] ?? 0;
      const laplacian =
        (pixels[at - 1] ?? 0) +
        (pixels[at + 1] ?? 0) +
        (pixels[at - width] ?? 0) +
        (pixels[at + width] ?? 0) -
        4 * value;
      sum += value;
      squares += value * value;
      edges += laplacian;
      edgeSquares += laplacian * laplacian;
    }
  }
  const count = (width - 2) * (height - 2);
  const variance = squares / count - (sum / count) ** 2;
  if (variance < leastContrast ** 2) return null;
  return (edgeSquares / count - (edges / count) ** 2) / variance;
}

/** Of the sharper tiles: a photo or a seal is soft beside sharp text. Null when there is nothing to judge by. */
export function pageSharpness(tiles: readonly GreyImage[]): number | null {
  const figures = tiles
    .map(tileSharpness)
    .filter((figure) => figure !== null)
    .sort((a, b) => b - a);
  return figures[Math.floor(figures.length / 4)] ?? null;
}
