import type { GreyImage } from './grey-image.ts';

export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Squares with the most edges between ink and paper: where focus can be told. */
export function busiestTiles(
  ink: GreyImage,
  wanted: { readonly size: number; readonly most: number },
): readonly Tile[] {
  const tiles: (Tile & { readonly edges: number })[] = [];
  for (let y = 0; y + wanted.size <= ink.height; y += wanted.size) {
    for (let x = 0; x + wanted.size <= ink.width; x += wanted.size) {
      const edges = edgesIn(ink, x, y, wanted.size);
      // A few strokes at least: half a side of the square.
      if (edges > wanted.size / 2) tiles.push({ x, y, size: wanted.size, edges });
    }
  }
  return tiles.sort((a, b) => b.edges - a.edges).slice(0, wanted.most);
}

function edgesIn({ width, pixels }: GreyImage, left: number, top: number, size: number): number {
  let edges = 0;
  for (let y = top; y < top + size; y += 1) {
    for (let at = y * width + left; at < y * width + left + size - 1; at += 1) {
      if (pixels[at] !== pixels[at + 1]) edges += 1;
    }
  }
  return edges;
}
