import type { FingerprintWish } from '../card-reader/port.ts';
import type { DeviceResult, DeviceStatus } from '../device-status.ts';

/**
 * A fingerprint reader (指纹仪). Guarantees, proved by `runFingerprintReaderTests`:
 *
 * - A template is asked of the device by `capture` alone, which takes the law and its clause and throws without them. `tryFinger`
 *   asks for quality; a template that comes with it unasked is wiped and reaches nobody.
 * - `take` sees the bytes of a finger that was put down after this very `capture` and read well enough; they are wiped when it
 *   returns, and nothing keeps them.
 * - One at a time: a second call is `fingerprint/busy` and does not disturb the first.
 * - Both answer within `timeoutMs` (and the moment a message takes); no finger is `fingerprint/not-placed`.
 * - Unplugging, or the plug-in's end, is `fingerprint/reader-missing` at once; after plugging in it is ready again by itself.
 * - After `close` nothing is called any more and the device is free.
 */
export interface FingerprintReader {
  start(): void;
  status(): DeviceStatus;
  onStatus(listener: (status: DeviceStatus) => void): () => void;
  tryFinger(timeoutMs: number): Promise<DeviceResult<FingerQuality>>;
  /** A poor finger is `fingerprint/poor-quality`, and `take` is not called. */
  capture(request: CaptureRequest): Promise<DeviceResult<FingerQuality>>;
  close(): Promise<void>;
}

/** The ground and `take` are those of a card's fingerprint: the same law guards both. */
export interface CaptureRequest extends FingerprintWish {
  readonly finger: Finger;
  readonly timeoutMs: number;
}

/** ISO/IEC 19794-2, finger position: 1 is the right thumb, 6 the left one, counted outwards. */
export type Finger = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

export interface FingerQuality {
  /** 0 to 100, as ISO/IEC 29794-1 counts. */
  readonly score: number;
  readonly verdict: 'good' | 'fair' | 'poor';
  /** What would make it better, where the device can tell. */
  readonly hint: 'dry' | 'wet' | 'off-centre' | 'moved' | null;
}
