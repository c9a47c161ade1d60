import type { DeviceResult, DeviceStatus } from '../device-status.ts';

/**
 * A signature pad (签字板). Guarantees, proved by `runSignaturePadTests`:
 *
 * - A signature is one that its writer finished, on this pad, after this very `sign`: a late, repeated or unasked one of the
 *   device never passes for it. Nothing half-written is ever handed over.
 * - Its picture is a whole PNG of the size that is said, its strokes lie within, and their time never runs back; anything
 *   else is `signature-pad/unusable`, to be written again. So is a slip of the pen: fewer points than make a stroke.
 * - One at a time: a second `sign` is `signature-pad/busy` and does not disturb the first.
 * - `sign` answers within `timeoutMs` (and the moment a message takes); nobody having signed is `signature-pad/not-signed`, and
 *   the pad is cleared.
 * - Unplugging, or the plug-in's end, while somebody writes is `signature-pad/offline` at once; the status is `absent`. After
 *   plugging in the pad is ready again by itself, and knows nothing of what was written before.
 * - After `close` nothing is called any more and the device is free.
 */
export interface SignaturePad {
  start(): void;
  status(): DeviceStatus;
  onStatus(listener: (status: DeviceStatus) => void): () => void;
  sign(request: SignRequest): Promise<DeviceResult<Signature>>;
  close(): Promise<void>;
}

export interface SignRequest {
  /** What the signer reads on the pad, where it shows words: what is being signed. */
  readonly prompt: string;
  readonly timeoutMs: number;
}

export interface Signature {
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** From pen down to pen up, in the order written. */
  readonly strokes: readonly (readonly PenPoint[])[];
}

export interface PenPoint {
  /** From the picture's left and top edge. */
  readonly xPx: number;
  readonly yPx: number;
  /** 0 to 1; a pad that feels none says 1. */
  readonly pressure: number;
  /** Since the pen first touched. */
  readonly timeMs: number;
}
