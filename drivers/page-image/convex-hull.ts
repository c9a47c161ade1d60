export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Andrew's monotone chain, counter-clockwise in a picture's coordinates; input in any order. */
export function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  return [...halfHull(sorted), ...halfHull(sorted.toReversed())];
}

/** The rectangle of least area around a hull: one of its sides lies on a side of the hull. */
export interface TurnedRectangle {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  /** Of its upper side, clockwise positive, above -45 and up to 45. */
  readonly degrees: number;
}

export function smallestRectangle(hull: readonly Point[]): TurnedRectangle | null {
  let best: (TurnedRectangle & { readonly area: number }) | null = null;
  for (const [index, point] of hull.entries()) {
    const next = hull[(index + 1) % hull.length] ?? point;
    if (next.x === point.x && next.y === point.y) continue;
    const rectangle = boxAlong(hull, quarterTurn(Math.atan2(next.y - point.y, next.x - point.x)));
    const area = rectangle.width * rectangle.height;
    if (best === null || area < best.area) best = { ...rectangle, area };
  }
  return best;
}

function boxAlong(hull: readonly Point[], radians: number): TurnedRectangle {
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const across = hull.map(({ x, y }) => x * cos + y * sin);
  const down = hull.map(({ x, y }) => y * cos - x * sin);
  const left = Math.min(...across);
  const right = Math.max(...across);
  const top = Math.min(...down);
  const bottom = Math.max(...down);
  const u = (left + right) / 2;
  const v = (top + bottom) / 2;
  return {
    centre: { x: u * cos - v * sin, y: u * sin + v * cos },
    width: right - left,
    height: bottom - top,
    degrees: (radians * 180) / Math.PI,
  };
}

function quarterTurn(radians: number): number {
  const quarter = Math.PI / 2;
  const turned = radians - Math.round(radians / quarter) * quarter;
  return turned <= -quarter / 2 ? turned + quarter : turned;
}

function halfHull(sorted: readonly Point[]): readonly Point[] {
  const half: Point[] = [];
  for (const point of sorted) {
    while (half.length >= 2 && turn(half.at(-2), half.at(-1), point) <= 0) half.pop();
    half.push(point);
  }
  return half.slice(0, -1);
}

function turn(a: Point | undefined, b: Point | undefined, c: Point): number {
  if (a === undefined || b === undefined) return 1;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
