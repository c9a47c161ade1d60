import type { TurnedRectangle } from './convex-hull.ts';
import type { GreyImage } from './grey-image.ts';

/** Where a page lies on the picture, in pixels of the picture. */
export interface Frame {
  readonly centreX: number;
  readonly centreY: number;
  readonly width: number;
  readonly height: number;
  /** The page is turned by this, clockwise, and is looked at straight. */
  readonly degrees: number;
}

export function wholeFrame({ width, height }: { readonly width: number; readonly height: number }): Frame {
  return { centreX: width / 2, centreY: height / 2, width, height, degrees: 0 };
}

/** The sheet found at 1:scale. Turned too far to be turned back by software it is cut along the picture's own axes. */
export function paperFrame(paper: TurnedRectangle, scale: number, largestTurn: number): Frame {
  const centre = { centreX: paper.centre.x * scale, centreY: paper.centre.y * scale };
  const isTurnedBack = Math.abs(paper.degrees) <= largestTurn;
  // One pixel of the look at each side is half paper and half ground.
  const width = Math.max(1, paper.width - 2) * scale;
  const height = Math.max(1, paper.height - 2) * scale;
  if (isTurnedBack) return { ...centre, width, height, degrees: paper.degrees };
  const radians = (paper.degrees * Math.PI) / 180;
  const cos = Math.abs(Math.cos(radians));
  const sin = Math.abs(Math.sin(radians));
  return { ...centre, width: width * cos + height * sin, height: width * sin + height * cos, degrees: 0 };
}

/**
 * The picture turned about its middle. It keeps its size, and grows only where ink would fall off: what was handed in
 * stays on the page.
 */
export function turnedFrame(ink: GreyImage, degrees: number, scale: number): Frame {
  const radians = (degrees * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  let halfWidth = ink.width / 2;
  let halfHeight = ink.height / 2;
  const include = (x: number, y: number) => {
    const across = x - ink.width / 2;
    const down = y - ink.height / 2;
    halfWidth = Math.max(halfWidth, Math.abs(across * cos + down * sin) + 2);
    halfHeight = Math.max(halfHeight, Math.abs(down * cos - across * sin) + 2);
  };
  for (let y = 0; y < ink.height; y += 1) {
    const row = ink.pixels.subarray(y * ink.width, (y + 1) * ink.width);
    const first = row.indexOf(1);
    if (first === -1) continue;
    include(first, y);
    include(row.lastIndexOf(1), y);
  }
  return {
    centreX: (ink.width / 2) * scale,
    centreY: (ink.height / 2) * scale,
    width: 2 * halfWidth * scale,
    height: 2 * halfHeight * scale,
    degrees,
  };
}
