/** What a decoder finds in the bytes of a gun. `unreadable`: something was scanned that no text can be made of. */
export type CodeEvent =
  | { readonly kind: 'code'; readonly bytes: Uint8Array; readonly aimId: string | null }
  | { readonly kind: 'unreadable'; readonly why: 'too-long' | 'damaged' };

/** Bytes of one connection to codes. Never throws on anything that a device can send, and never grows without end. */
export interface CodeDecoder {
  push(bytes: Uint8Array): readonly CodeEvent[];
  /** The line has been quiet for `pauseMs`. */
  pause(): readonly CodeEvent[];
  readonly pauseMs: number;
}

/** A QR code holds 2,953 bytes at most; guns that join codes send a little more. */
export const maxCodeBytes = 8_192;
