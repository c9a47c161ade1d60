/**
 * SAM frames (devices §1.1): `AA AA AA 96 69 | length, 2 bytes big-endian | body | check`. The length counts the body and
 * the check byte; the XOR of everything after the preamble is zero.
 */
export const preamble: readonly number[] = [0xaa, 0xaa, 0xaa, 0x96, 0x69];

/** `body` is a command with its parameters, or the three status bytes with their data. */
export function encodeFrame(body: Uint8Array): Uint8Array {
  const length = body.length + 1;
  if (length > maxLength) throw new RangeError(`a frame body has at most ${maxLength - 1} bytes, not ${body.length}`);
  const frame = new Uint8Array(headerBytes + length);
  frame.set(preamble);
  frame[5] = length >> 8;
  frame[6] = length & 0xff;
  frame.set(body, headerBytes);
  frame[frame.length - 1] = xor(frame, preamble.length, frame.length - 1);
  return frame;
}

/** A whole frame with a right check byte, or bytes that looked like one and were not. The body is the receiver's own copy. */
export type FrameEvent = { readonly kind: 'frame'; readonly body: Uint8Array } | { readonly kind: 'damaged' };

/**
 * Finds frames in bytes that come in pieces of any size, with anything between them. After a false start it goes on from
 * the byte after the false start's first, so a preamble that overlaps with noise before it is found.
 */
export class SamFrameParser {
  // Larger than the longest frame plus a header, so that there is always room to read on.
  readonly #buffer = new Uint8Array(4_096);
  readonly #minLength: number;
  #used = 0;

  constructor(direction: 'requests' | 'responses') {
    this.#minLength = direction === 'requests' ? 3 : 4;
  }

  push(bytes: Uint8Array): FrameEvent[] {
    const events: FrameEvent[] = [];
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + this.#buffer.length - this.#used);
      this.#buffer.set(piece, this.#used);
      this.#used += piece.length;
      at += piece.length;
      this.#scan(events);
    }
    return events;
  }

  get hasUnfinishedFrame(): boolean {
    return this.#used > 0;
  }

  /** How long the unfinished frame wants to be and how much of it came, in bytes after its length field; null without one. */
  get unfinishedBytes(): { readonly promised: number; readonly there: number } | null {
    if (this.#used < preamble.length) return null;
    const promised = this.#used < headerBytes ? 0 : this.#byte(5) * 256 + this.#byte(6);
    return { promised, there: Math.max(0, this.#used - headerBytes) };
  }

  /** The line fell silent in the middle of a frame: what looked like its start was noise; look for frames behind it. */
  abandonUnfinishedFrame(): FrameEvent[] {
    const events: FrameEvent[] = [];
    if (this.#used > 0) {
      this.#drop(1);
      this.#scan(events);
    }
    return events;
  }

  /** Forgets and wipes everything: the buffer held personal data. */
  reset(): void {
    this.#buffer.fill(0);
    this.#used = 0;
  }

  #scan(events: FrameEvent[]): void {
    let at = 0;
    for (;;) {
      at = this.#findPreamble(at);
      if (this.#used - at < headerBytes) break;
      const length = this.#byte(at + 5) * 256 + this.#byte(at + 6);
      if (length < this.#minLength || length > maxLength) {
        at += 1;
        continue;
      }
      const end = at + headerBytes + length;
      if (end > this.#used) break;
      if (xor(this.#buffer, at + preamble.length, end) === 0) {
        events.push({ kind: 'frame', body: this.#buffer.slice(at + headerBytes, end - 1) });
        at = end;
      } else {
        events.push({ kind: 'damaged' });
        at += 1;
      }
    }
    this.#drop(at);
  }

  /** First place at or after `from` where a preamble begins, or could begin once more bytes are there. */
  #findPreamble(from: number): number {
    for (let at = from; at < this.#used; at += 1) {
      const known = Math.min(preamble.length, this.#used - at);
      let matches = true;
      for (let index = 0; matches && index < known; index += 1) {
        matches = this.#buffer[at + index] === preamble[index];
      }
      if (matches) return at;
    }
    return this.#used;
  }

  #drop(count: number): void {
    if (count === 0) return;
    this.#buffer.copyWithin(0, count, this.#used);
    this.#buffer.fill(0, this.#used - count, this.#used);
    this.#used -= count;
  }

  #byte(at: number): number {
    return this.#buffer[at] ?? 0;
  }
}

const headerBytes = 7;
/** The longest known answer has a length of 0x090A; anything above 2500 is noise. */
const maxLength = 2_500;

function xor(bytes: Uint8Array, from: number, to: number): number {
  let check = 0;
  for (let at = from; at < to; at += 1) check ^= bytes[at] ?? 0;
  return check;
}
