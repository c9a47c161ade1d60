import type { RealTimeQuestion } from './escpos-status.ts';

/** DLE EOT n: answered at once, even by a printer that stands still, as long as its buffer is not full. */
export function realTimeQuestion(question: RealTimeQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/** GS r 1: answered in its turn, so its answer proves that everything before it is done. */
export const sensorQuestion = Uint8Array.of(0x1d, 0x72, 0x01);

/** GS a 255: the printer tells every change by itself. */
export const tellChanges = Uint8Array.of(0x1d, 0x61, 0xff);

/** DLE ENQ 2: leave a recoverable error and forget the buffers. */
export const recoverForgetting = Uint8Array.of(0x10, 0x05, 0x02);

/** DLE DC4 8 with its fixed key 1 3 20 1 6 2 8: forget receive and print buffer; answered by 37 25 00. */
export const forgetBuffers = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** ESC p 0 50 250: opens the drawer on pin 2 with a pulse of 100 ms; 500 ms to the next. */
export const drawerKick = Uint8Array.of(0x1b, 0x70, 0x00, 0x32, 0xfa);

const init = Uint8Array.of(0x1b, 0x40);
const feedAndCut = Uint8Array.of(0x1d, 0x56, 0x42, 0x00);

/** No printer's parser waits for more than this; a lost image band is at most 72 bytes × 512 lines. */
const maxPaddingBytes = 65_536;

/**
 * Makes a job's stream ready for a line on which answers are awaited:
 *
 * - `GS a 0` right after the init (receiptline opens so) would forbid the printer to tell of trouble. A printer that
 *   stands still with a full buffer hears no question any more, so telling by itself is switched on instead.
 * - A closing `GS r 1` is taken off: the driver asks it itself and must be able to count the answers.
 */
export function prepareJob(bytes: Uint8Array): Uint8Array {
  const body = withoutClosingQuestion(startsWith(bytes, init) ? bytes.subarray(init.length) : bytes);
  const rest = body[0] === 0x1d && body[1] === 0x61 ? body.subarray(3) : body;
  return Buffer.concat([init, tellChanges, rest]);
}

/**
 * What goes before the first job after a broken one. The broken job may have ended inside an image: zeros feed that
 * image's missing bytes and are ignored otherwise. Then the torn piece is cut off, so that the next receipt is whole.
 */
export function resetPrelude(brokenJobBytes: number): Uint8Array {
  const padding = new Uint8Array(Math.min(brokenJobBytes, maxPaddingBytes));
  return Buffer.concat([padding, init, tellChanges, feedAndCut]);
}

function withoutClosingQuestion(bytes: Uint8Array): Uint8Array {
  const [gs, r, n] = bytes.subarray(-3);
  const isQuestion = gs === 0x1d && r === 0x72 && (n === 0x01 || n === 0x31);
  return isQuestion ? bytes.subarray(0, -3) : bytes;
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}
