import { convexHull, type Point, smallestRectangle, type TurnedRectangle } from './convex-hull.ts';
import { type GreyImage, percentile } from './grey-image.ts';

/** A frame brighter than this is the white lid, or paper that fills the picture: nothing to cut by. */
const brightestFrame = 205;
/** Tables with a pattern, or a frame that is half paper, give no clear border. */
const largestFrameSpread = 70;
const smallestShare = 0.03;
const largestShare = 0.985;
/** A sheet fills its rectangle; what does not is several things, or something that must not be cut. */
const leastFill = 0.88;
/** What lies outside the sheet and is not background either: more than this and nothing is cut off. */
const mostOutside = 0.01;

/** The sheet on a darker ground (camera, black feeder backing); null when no border can be trusted. */
export function findPaper(image: GreyImage): TurnedRectangle | null {
  const ground = groundOf(image);
  if (ground === null) return null;
  const sheet = largestBlob(markSheet(image, ground));
  const area = image.width * image.height;
  if (sheet.count < area * smallestShare || sheet.count > area * largestShare) return null;
  if (sheet.others > area * mostOutside) return null;
  const rectangle = smallestRectangle(convexHull(sheet.outline));
  if (rectangle === null || sheet.count < rectangle.width * rectangle.height * leastFill) return null;
  return rectangle;
}

interface Ground {
  readonly level: number;
  readonly spread: number;
}

/** The outermost band of the picture, as one colour. */
function groundOf({ width, height, pixels }: GreyImage): Ground | null {
  const band = Math.max(2, Math.round(Math.min(width, height) * 0.006));
  const histogram = new Uint32Array(256);
  for (let y = 0; y < height; y += 1) {
    const isEdgeRow = y < band || y >= height - band;
    for (let x = 0; x < width; x += 1) {
      if (!isEdgeRow && x === band) x = width - band;
      const value = pixels[y * width + x] ?? 0;
      histogram[value] = (histogram[value] ?? 0) + 1;
    }
  }
  const level = percentile(histogram, 0.5);
  const spread = percentile(histogram, 0.8) - percentile(histogram, 0.2);
  return level > brightestFrame || spread > largestFrameSpread ? null : { level, spread };
}

function markSheet({ width, height, pixels }: GreyImage, { level, spread }: Ground): GreyImage {
  const limit = level + Math.max(28, spread * 1.2);
  return { width, height, pixels: pixels.map((value) => (value > limit ? 1 : 0)) };
}

interface Blob {
  /** Area inside its outline, holes (text, photos) included. */
  readonly count: number;
  readonly outline: readonly Point[];
  /** Bright pixels that belong to other, sizeable things. */
  readonly others: number;
}

/** Connected areas row by row, as runs joined by union-find; a sheet is a few thousand runs. */
function largestBlob({ width, height, pixels }: GreyImage): Blob {
  const parents: number[] = [];
  const runs: Run[] = [];
  const find = (index: number): number => {
    let root = index;
    while ((parents[root] ?? root) !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  let above = 0;
  for (let y = 0; y < height; y += 1) {
    const first = runs.length;
    let before = above;
    for (let x = 0; x < width; x += 1) {
      if (pixels[y * width + x] === 0) continue;
      const from = x;
      while (x < width && pixels[y * width + x] === 1) x += 1;
      const index = runs.push({ y, from, to: x }) - 1;
      parents.push(index);
      while (before < first && (runs[before]?.to ?? 0) <= from) before += 1;
      for (let touching = before; touching < first && (runs[touching]?.from ?? x) < x; touching += 1) {
        parents[find(touching)] = find(index);
      }
    }
    above = first;
  }
  const sizes = new Map<number, number>();
  for (const [index, run] of runs.entries()) {
    const root = find(index);
    sizes.set(root, (sizes.get(root) ?? 0) + run.to - run.from);
  }
  let largest = -1;
  for (const [root, size] of sizes) if (size > (sizes.get(largest) ?? 0)) largest = root;
  return outlined(
    runs.filter((_, index) => find(index) === largest),
    runs.filter((_, index) => (sizes.get(find(index)) ?? 0) > dustPixels && find(index) !== largest),
  );
}

interface Run {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

const dustPixels = 40;

/** Cells of a table are areas of their own, but lie within the sheet's outline. */
function outlined(sheet: readonly Run[], rest: readonly Run[]): Blob {
  const rows = new Map<number, { from: number; to: number }>();
  for (const { y, from, to } of sheet) {
    const row = rows.get(y) ?? { from, to };
    rows.set(y, { from: Math.min(row.from, from), to: Math.max(row.to, to) });
  }
  let count = 0;
  const outline: Point[] = [];
  for (const [y, { from, to }] of rows) {
    count += to - from;
    outline.push({ x: from, y }, { x: to, y }, { x: from, y: y + 1 }, { x: to, y: y + 1 });
  }
  const others = rest
    .filter(({ y, from, to }) => !isWithin(rows.get(y), from, to))
    .reduce((sum, { from, to }) => sum + to - from, 0);
  return { count, outline, others };
}

function isWithin(row: { readonly from: number; readonly to: number } | undefined, from: number, to: number): boolean {
  return row !== undefined && from >= row.from && to <= row.to;
}
