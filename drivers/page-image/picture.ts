import { type Canvas, createCanvas, Image, type SKRSContext2D } from '@napi-rs/canvas';
import type { Background } from './background.ts';
import type { Tile } from './busiest-tiles.ts';
import type { Frame } from './frame.ts';
import { type GreyImage, greyOf } from './grey-image.ts';
import { jpegSize } from './jpeg-size.ts';
import { dodgeLevel } from './whitening.ts';

export type Picture = Image;

/** A3 at 600 dpi. More is a broken header, or a bomb. */
const mostPixels = 70_000_000;

/** Null for what can't be decoded. */
export async function decodePicture(bytes: Uint8Array): Promise<Picture | null> {
  const size = jpegSize(bytes);
  if (size === null || size.width * size.height > mostPixels) return null;
  const image = new Image();
  try {
    image.src = bytes;
    await image.decode();
  } catch {
    return null;
  }
  return image.width > 0 && image.height > 0 ? image : null;
}

/** What lies in the frame, straight, and small enough to look at every pixel of it. */
export function lookAt(image: Picture, frame: Frame, longSide: number): GreyImage {
  const scale = Math.min(1, longSide / Math.max(frame.width, frame.height));
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const pen = createCanvas(width, height).getContext('2d');
  pen.imageSmoothingQuality = 'medium';
  pen.scale(width / frame.width, height / frame.height);
  standOn(pen, frame);
  pen.drawImage(image, 0, 0);
  return greyOf(pen.getImageData(0, 0, width, height).data, width, height);
}

/** Squares of what lies in the frame (in pixels of the frame), each scaled to `side` pixels. */
export function cutTiles(image: Picture, frame: Frame, tiles: readonly Tile[], side: number): readonly GreyImage[] {
  if (tiles.length === 0) return [];
  const pen = createCanvas(side, side * tiles.length).getContext('2d');
  pen.imageSmoothingQuality = 'medium';
  for (const [index, { x, y, size }] of tiles.entries()) {
    pen.save();
    pen.beginPath();
    pen.rect(0, index * side, side, side);
    pen.clip();
    pen.translate(0, index * side);
    pen.scale(side / size, side / size);
    pen.translate(-x, -y);
    standOn(pen, frame);
    pen.drawImage(image, 0, 0);
    pen.restore();
  }
  const { data } = pen.getImageData(0, 0, side, side * tiles.length);
  const bytes = side * side * 4;
  return tiles.map((_, index) => greyOf(data.subarray(index * bytes, (index + 1) * bytes), side, side));
}

/** Gains on a grid over what lies in `frame`. */
export interface Whitening {
  readonly background: Background;
  readonly gains: Float32Array;
  readonly frame: Frame;
}

/** The one pass over all pixels: turned, cut and whitened by the canvas, in native code. */
export function redraw(image: Picture, frame: Frame, whitening: Whitening | null): Canvas {
  const page = createCanvas(Math.round(frame.width), Math.round(frame.height));
  const pen = page.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, page.width, page.height);
  pen.imageSmoothingQuality = 'medium';
  standOn(pen, frame);
  pen.drawImage(image, 0, 0);
  if (whitening !== null) {
    pen.globalCompositeOperation = 'color-dodge';
    stepOff(pen, whitening.frame);
    pen.drawImage(gainMap(whitening), 0, 0, whitening.frame.width, whitening.frame.height);
  }
  return page;
}

/** From here on the pen writes in pixels of the picture; the frame's corner is at the canvas's. */
function standOn(pen: SKRSContext2D, { centreX, centreY, width, height, degrees }: Frame): void {
  pen.translate(width / 2, height / 2);
  pen.rotate((-degrees * Math.PI) / 180);
  pen.translate(-centreX, -centreY);
}

/** The reverse. */
function stepOff(pen: SKRSContext2D, { centreX, centreY, width, height, degrees }: Frame): void {
  pen.translate(centreX, centreY);
  pen.rotate((degrees * Math.PI) / 180);
  pen.translate(-width / 2, -height / 2);
}

function gainMap({ background, gains }: Whitening): Canvas {
  const map = createCanvas(background.columns, background.rows);
  const pen = map.getContext('2d');
  const cells = pen.createImageData(background.columns, background.rows);
  for (const [index, gain] of gains.entries()) {
    cells.data.fill(dodgeLevel(gain), index * 4, index * 4 + 3);
    cells.data[index * 4 + 3] = 255;
  }
  pen.putImageData(cells, 0, 0);
  return map;
}
