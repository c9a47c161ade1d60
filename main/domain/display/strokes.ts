import { z } from 'zod';

/** x and y in pixels of the writing area, pressure 0 to 1 (1 where nothing feels it), milliseconds since the first touch. */
const penPoint = z.tuple([z.number().min(0), z.number().min(0), z.number().min(0).max(1), z.number().min(0)]);
const side = z.int().min(1).max(8192);

/** A pen that slipped leaves a dot; the shortest name is a few strokes. */
const fewestPoints = 8;

/** 手写签名: from pen down to pen up, in the order written. Nothing outside of the area, and no time that runs back. */
export const writtenSignatureSchema = z
  .object({
    widthPx: side,
    heightPx: side,
    strokes: z.array(z.array(penPoint).min(1).max(5_000)).min(1).max(300),
    /** By the page's clock, from first touch to the last lift. */
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    pointer: z.enum(['pen', 'touch', 'mouse', 'pad']),
  })
  .refine(({ strokes }) => strokes.flat().length >= fewestPoints, { message: 'too short for a name' })
  .refine(({ strokes, widthPx, heightPx }) => strokes.flat().every(([x, y]) => x <= widthPx && y <= heightPx), {
    message: 'a point outside of the writing area',
  })
  .refine(({ strokes }) => isInOrder(strokes.flat().map(([, , , timeMs]) => timeMs)), {
    message: 'its time runs back',
  });
export type WrittenSignature = z.infer<typeof writtenSignatureSchema>;

function isInOrder(times: readonly number[]): boolean {
  return times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0));
}
