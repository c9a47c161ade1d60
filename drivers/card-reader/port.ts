import type { DeviceResult, DeviceStatus } from '../device-status.ts';

/**
 * A card reader. Guarantees, proved by `runCardReaderTests`:
 *
 * - `start` polls until `close`. Each placing of a card yields exactly one `onCard` call: a reading or a trouble.
 * - A reading is complete and its checksum was right; nothing of a damaged one ever reaches `onCard`.
 * - A card that stays on the reader is read once; it is read again after it was lifted (`card/lift-and-place-again`
 *   is what `readNow` says meanwhile).
 * - Plugging the reader in with a card on it counts as placing that card. Unplugging during a read is a trouble.
 * - After unplugging, the status is `absent` within 3 s and the port is free; after plugging in, polling goes on by itself.
 * - After `close` nothing is called any more and the port is free.
 */
export interface CardReader {
  start(): void;
  status(): DeviceStatus;
  onStatus(listener: (status: DeviceStatus) => void): () => void;
  onCard(listener: (outcome: DeviceResult<ChipReading>) => void): () => void;
  /** Waits at most `timeoutMs` for a card and reads it. */
  readNow(timeoutMs: number): Promise<DeviceResult<ChipReading>>;
  close(): Promise<void>;
}

export type CardType = 'citizen' | 'hmt' | 'foreigner-2017' | 'foreigner-2023';

/** What the chip said; text as decoded from UTF-16LE, trimmed of padding only. Dates are YYYY-MM-DD. */
export interface ChipReading {
  readonly type: CardType;
  readonly name: string;
  /** Latin name of the foreigner cards, else empty. */
  readonly latinName: string;
  /** GB/T 2261.1. */
  readonly sexCode: string;
  /** GB/T 3304, raw; empty where the layout has none. */
  readonly nationCode: string;
  /** ISO 3166 alpha-3 of the foreigner cards, else empty. */
  readonly nationality: string;
  readonly birthDate: string;
  readonly address: string;
  readonly idNumber: string;
  readonly issuer: string;
  readonly validFrom: string;
  /** YYYY-MM-DD, or `长期`. */
  readonly validTo: string;
  /** 通行证号码 of the HMT permit, else null. */
  readonly passNumber: string | null;
  readonly issueCount: string | null;
  /** The raw WLT blob, 1024 bytes, base64; no open decoder exists (devices §1.7). */
  readonly photoWlt: string;
  /** The 256 text bytes as they came, base64: private-use characters stay provable. */
  readonly rawText: string;
}
