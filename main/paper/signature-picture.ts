import { createCanvas } from '@napi-rs/canvas';
import type { WrittenSignature } from '../domain/display/strokes.ts';

const marginPx = 12;
/** Sharp on paper at the size of a signature line, and small in the file. */
const mostWidthPx = 900;

/** Ink on nothing, cut to what was written: it stands on the line of a paper, over whatever is printed there. */
export async function signaturePicture({ strokes }: Pick<WrittenSignature, 'strokes'>): Promise<Uint8Array> {
  const points = strokes.flat();
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (const [x, y] of points) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
  }
  const scale = Math.min(1, mostWidthPx / Math.max(1, right - left));
  const canvas = createCanvas(
    Math.ceil((right - left) * scale) + 2 * marginPx,
    Math.ceil((bottom - top) * scale) + 2 * marginPx,
  );
  const context = canvas.getContext('2d');
  context.strokeStyle = '#101828';
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    for (const [index, [x, y, pressure]] of stroke.entries()) {
      const [fromX, fromY] = stroke[Math.max(0, index - 1)] ?? [x, y];
      context.lineWidth = (2 + 6 * pressure) * Math.max(scale, 0.4);
      context.beginPath();
      context.moveTo((fromX - left) * scale + marginPx, (fromY - top) * scale + marginPx);
      context.lineTo((x - left) * scale + marginPx, (y - top) * scale + marginPx);
      context.stroke();
    }
  }
  return new Uint8Array(await canvas.encode('png'));
}
