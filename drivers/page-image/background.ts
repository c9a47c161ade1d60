import { type GreyImage, percentile } from './grey-image.ts';

/** How bright the paper is, on a coarse grid over the page; what is dark because of its content takes the page's level. */
export interface Background {
  readonly columns: number;
  readonly rows: number;
  readonly levels: Uint8Array;
  /** Of the whole page. */
  readonly level: number;
}

const columns = 16;
const rows = 22;
/** A cell this much darker than the paper holds a photo or a seal, no shadow. */
const contentBelow = 0.72;

export function measureBackground(image: GreyImage): Background {
  const whole = new Uint32Array(256);
  const cells = new Uint8Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    const top = Math.floor((row * image.height) / rows);
    const bottom = Math.floor(((row + 1) * image.height) / rows);
    for (let column = 0; column < columns; column += 1) {
      const left = Math.floor((column * image.width) / columns);
      const right = Math.floor(((column + 1) * image.width) / columns);
      histogram.fill(0);
      for (let y = top; y < bottom; y += 1) {
        for (let at = y * image.width + left; at < y * image.width + right; at += 1) {
          const value = image.pixels[at] ?? 0;
          histogram[value] = (histogram[value] ?? 0) + 1;
        }
      }
      // Text covers less than a third of its cell: the upper part of the values is paper.
      cells[row * columns + column] = percentile(histogram, 0.8);
      for (let value = 0; value < 256; value += 1) whole[value] = (whole[value] ?? 0) + (histogram[value] ?? 0);
    }
  }
  const level = percentile(whole, 0.8);
  const paper = cells.map((cell) => (cell < level * contentBelow ? level : cell));
  return { columns, rows, levels: around(around(paper, 2, brightest), 1, average), level };
}

/** Level of the paper under a pixel. */
export function levelAt(background: Background, image: GreyImage, x: number, y: number): number {
  const column = Math.floor((x * background.columns) / image.width);
  const row = Math.floor((y * background.rows) / image.height);
  return background.levels[row * background.columns + column] ?? background.level;
}

/** A pale picture of up to four centimetres takes the level of the paper around it; light changes more slowly than that. */
function around(cells: Uint8Array, reach: number, sum: (near: readonly number[]) => number): Uint8Array {
  return cells.map((_, index) => {
    const column = index % columns;
    const row = (index - column) / columns;
    const near: number[] = [];
    for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y += 1) {
      for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x += 1) {
        near.push(cells[y * columns + x] ?? 0);
      }
    }
    return sum(near);
  });
}

function brightest(levels: readonly number[]): number {
  return Math.max(...levels);
}

function average(levels: readonly number[]): number {
  return Math.round(levels.reduce((sum, level) => sum + level, 0) / levels.length);
}
