import { spawnSync } from 'node:child_process';

/** Cells of a page, in ink per cell from 0 to 99: enough to see that a seal, a code or a table has moved or gone. */
export interface InkGrid {
  readonly pages: readonly (readonly number[])[];
}

const dotsPerInch = 48;
/** Of an A4 sheet at that resolution: 397 × 562 dots in cells of about 20. */
const columns = 20;
const rows = 28;

/** Drawn by Poppler, a program that knows nothing of ours. */
export function inkOf(pdf: Uint8Array): InkGrid {
  const drawn = spawnSync('pdftoppm', ['-r', String(dotsPerInch), '-gray', '-'], {
    input: pdf,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (drawn.status !== 0) throw new Error(drawn.stderr.toString());
  const pages = pagesIn(drawn.stdout).map(gridOf);
  if (!pages.some((page) => page.some((ink) => ink > 0))) throw new Error('nothing was drawn');
  return { pages };
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** PGM (P5), one after the other. */
function pagesIn(stream: Buffer): readonly Picture[] {
  const pages: Picture[] = [];
  for (let at = 0; at < stream.length; ) {
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(stream.toString('latin1', at, at + 40));
    if (!head) throw new Error(`no picture at ${at}`);
    const [width, height] = [Number(head[1]), Number(head[2])];
    const from = at + head[0].length;
    pages.push({ width, height, dots: stream.subarray(from, from + width * height) });
    at = from + width * height;
  }
  return pages;
}

function gridOf({ width, height, dots }: Picture): readonly number[] {
  return Array.from({ length: columns * rows }, (_, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const [left, right] = [column, column + 1].map((edge) => Math.floor((edge * width) / columns)) as [number, number];
    const [top, bottom] = [row, row + 1].map((edge) => Math.floor((edge * height) / rows)) as [number, number];
    let ink = 0;
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) ink += 255 - (dots[y * width + x] ?? 255);
    return Math.round((ink / ((right - left) * (bottom - top) * 255)) * 99);
  });
}

/** Cells in which the two differ by more than a font's hinting can: another layout. */
export function movedCells(left: InkGrid, right: InkGrid): number {
  if (left.pages.length !== right.pages.length) return Number.POSITIVE_INFINITY;
  return left.pages.reduce(
    (sum, page, index) =>
      sum + page.filter((ink, cell) => Math.abs(ink - (right.pages[index]?.[cell] ?? 0)) > 4).length,
    0,
  );
}
