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
  /** Waits at most `timeoutMs` for a card and reads it; with it what `wish` asks for beyond text and photo. */
  readNow(timeoutMs: number, wish?: ReadWish): Promise<DeviceResult<ChipReading>>;
  /**
   * Whether a card that was read still lies there; null where this reader can't tell, and while it is away. Asking is no
   * placing: a card that lies there is not read again by it.
   */
  lies(): Promise<boolean | null>;
  close(): Promise<void>;
}

/** What one reading shall bring beyond text and photo. Without a wish, neither is ever asked of a card. */
export interface ReadWish {
  /** The address noted on the chip after the card was made (devices §1.2, 30 03). */
  readonly newestAddress?: boolean;
  readonly fingerprint?: FingerprintWish;
}

/**
 * A fingerprint is asked for on a legal ground alone, and never stored: `take` sees the bytes (1024, 512, or none), which
 * are wiped when it returns.
 */
export interface FingerprintWish {
  readonly ground: LegalGround;
  take(fingerprint: Uint8Array): void;
}

/** The law that lets this item ask for a fingerprint; both parts are needed. */
export interface LegalGround {
  readonly law: string;
  readonly clause: string;
}

/** `unread` is not `none`: some modules do not know the command, or refuse it after the text was read. */
export type NewestAddress =
  | { readonly kind: 'address'; readonly address: string; readonly standard: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly why: string };

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
  /** Its name; a code that is in no table stands here as it came. */
  readonly nationName: string;
  /** ISO 3166 alpha-3 of the foreigner cards, else empty. */
  readonly nationality: string;
  readonly birthDate: string;
  readonly address: string;
  readonly idNumber: string;
  /** Its check character fits. A card with a wrong one is shown, and said to be wrong. */
  readonly isNumberRight: boolean;
  /** Number of the holder's permit of 2017, rebuilt from a permit of 2023; null without one. */
  readonly oldNumber: string | null;
  readonly issuer: string;
  readonly validFrom: string;
  /** YYYY-MM-DD, or `长期`. */
  readonly validTo: string;
  /** 通行证号码 of the HMT permit, else null. */
  readonly passNumber: string | null;
  readonly issueCount: string | null;
  /** The same texts with private-use characters replaced by what they stand for (pua-table.ts). */
  readonly standard: { readonly name: string; readonly address: string; readonly issuer: string };
  /** Private-use characters that no table knows, as `U+E5E5`. */
  readonly unmapped: readonly string[];
  /** The raw WLT blob, 1024 bytes, base64; no open decoder exists (devices §1.7). */
  readonly photoWlt: string;
  /** The 256 text bytes as they came, base64: private-use characters stay provable. */
  readonly rawText: string;
  /** Only when it was wished for. */
  readonly newestAddress?: NewestAddress;
  /** How many bytes `take` was given (0 is a card without one); `unread`: the module refused. Only when wished for. */
  readonly fingerprint?: 1_024 | 512 | 0 | 'unread';
}

/** What came of a photo that was given to a decoder (wlt-decoder.ts). */
export type PhotoOutcome =
  | { readonly kind: 'decoded'; readonly bmp: Uint8Array }
  /** There is no picture, and none is made up: the screen says so in words. */
  | {
      readonly kind: 'undecoded';
      readonly because: 'no-decoder' | 'decoder-failed' | 'not-a-photo';
      readonly detail: string;
    };
