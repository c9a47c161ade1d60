/**
 * One byte stream carries four kinds of answers; their fixed bits tell them apart (devices §4.3–4.4):
 *
 *   (b & 0x93) == 0x12   DLE EOT n, one byte
 *   (b & 0x93) == 0x10   ASB, this byte and three more with (b & 0x90) == 0
 *   (b & 0x90) == 0x00   GS r n, one byte
 *   37 25 00             "buffers cleared", the reply to DLE DC4 8
 */
export type PrinterReply =
  | { readonly kind: 'real-time'; readonly byte: number }
  | { readonly kind: 'asb'; readonly bytes: readonly [number, number, number, number] }
  | { readonly kind: 'sensor'; readonly byte: number }
  | { readonly kind: 'cleared' };

export interface ReplyDemultiplexer {
  /** Bytes in any chunking; whatever fits no rule is line noise and dropped. */
  push(bytes: Uint8Array): readonly PrinterReply[];
}

export function createReplyDemultiplexer(): ReplyDemultiplexer {
  /** The beginning of a longer reply. */
  let begun: number[] = [];

  function take(byte: number): PrinterReply | null {
    if (begun.length > 0) {
      if (continues(begun, byte)) {
        begun.push(byte);
        return finished();
      }
      // A torn reply: what came of it is worthless, but this byte may begin a new one.
      begun = [];
    }
    if ((byte & 0x93) === 0x12) return { kind: 'real-time', byte };
    if ((byte & 0x93) === 0x10 || byte === 0x37) {
      begun = [byte];
      return null;
    }
    return (byte & 0x90) === 0x00 ? { kind: 'sensor', byte } : null;
  }

  function finished(): PrinterReply | null {
    const [first, second, third, fourth] = begun;
    if (first === 0x37) {
      if (begun.length < 3) return null;
      begun = [];
      return { kind: 'cleared' };
    }
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null;
    begun = [];
    return { kind: 'asb', bytes: [first, second, third, fourth] };
  }

  return {
    push(bytes) {
      const replies: PrinterReply[] = [];
      for (const byte of bytes) {
        const reply = take(byte);
        if (reply !== null) replies.push(reply);
      }
      return replies;
    },
  };
}

function continues(begun: readonly number[], byte: number): boolean {
  if (begun[0] === 0x37) return byte === (begun.length === 1 ? 0x25 : 0x00);
  return (byte & 0x90) === 0x00;
}
