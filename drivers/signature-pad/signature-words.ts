import { z } from 'zod';
import { bytesSaid, statusSaying } from '../plugin/plugin-words.ts';
import type { Signature } from './port.ts';

/**
 * What a signature pad's plug-in (plugin/plugin-process.ts) is told and says:
 *
 *   {"do":"sign","id":3,"prompt":"受理通知书","limitMs":60000}      the pad opens, empty
 *   {"do":"clear","id":3}                                        nobody waits for it any more
 *
 *   {"say":"status","condition":"ready","identity":"model"}      also "absent", "needs-help" with a "detail"
 *   {"say":"signed","id":3,"png":bytes,"width":800,"height":480,
 *    "strokes":[[[x,y,pressure,ms], …], …]}                      the signer pressed OK
 *   {"say":"gave-up","id":3}                                     the signer pressed cancel
 */
export type PadCommand =
  | { readonly do: 'sign'; readonly id: number; readonly prompt: string; readonly limitMs: number }
  | { readonly do: 'clear'; readonly id: number };

const side = z.int().min(1).max(4_096);
const penPoint = z.tuple([z.number(), z.number(), z.number(), z.number()]);

export const padSaying = z.discriminatedUnion('say', [
  statusSaying,
  z.object({
    say: z.literal('signed'),
    id: z.number(),
    png: bytesSaid({ most: 1_000_000 }),
    width: side,
    height: side,
    strokes: z.array(z.array(penPoint).max(20_000)).max(500),
  }),
  z.object({ say: z.literal('gave-up'), id: z.number() }),
]);
export type Signed = Extract<z.infer<typeof padSaying>, { say: 'signed' }>;

/** Only that it was signed, for a message whose picture or strokes are of no known form. */
export const anySigned = z.object({ say: z.literal('signed'), id: z.number() });

/** Where it can't be one, why. */
export function signatureIn({ png, width, height, strokes }: Signed): Signature | string {
  const size = pngSize(png);
  if (size === null) return 'the picture is no whole PNG';
  if (size.width !== width || size.height !== height) return `a picture of ${size.width} × ${size.height}`;
  let lastMs = 0;
  let points = 0;
  for (const [x, y, pressure, timeMs] of strokes.flat()) {
    if (x < 0 || x > width || y < 0 || y > height) return 'a point outside of the picture';
    if (pressure < 0 || pressure > 1) return 'a pressure beyond 0 to 1';
    if (timeMs < lastMs) return 'its time runs back';
    lastMs = timeMs;
    points += 1;
  }
  if (points < fewestPoints) return `only ${points} points`;
  return {
    png,
    widthPx: width,
    heightPx: height,
    strokes: strokes.map((stroke) => stroke.map(([xPx, yPx, pressure, timeMs]) => ({ xPx, yPx, pressure, timeMs }))),
  };
}

/** A pen that slipped leaves a dot; the shortest name is a few strokes. */
const fewestPoints = 8;

/** PNG (ISO/IEC 15948, 5.2 and 11.2.2): signature, IHDR first, IEND last. */
function pngSize(png: Uint8Array): { readonly width: number; readonly height: number } | null {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const isWhole =
    bytes.length > 57 &&
    bytes.subarray(0, 8).equals(pngSignature) &&
    bytes.toString('latin1', 12, 16) === 'IHDR' &&
    bytes.subarray(-12).equals(pngEnd);
  return isWhole ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
}

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');
const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex');
