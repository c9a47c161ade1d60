/** Takes a stream of chunks of any size in portions that were asked for. */
export interface ByteReader {
  /** Exactly so many bytes; null when the stream ends before. */
  read(count: number): Promise<Buffer | null>;
  /** At least one byte and at most so many; none at the end. */
  readSome(atMost: number): Promise<Buffer>;
  /** So many bytes in whatever chunks they come; throws `onShort()` when the stream ends before. */
  stream(count: number, onShort: () => Error): AsyncGenerator<Buffer>;
  isAtEnd(): Promise<boolean>;
  /** Lets go of the source before its end. */
  close(): Promise<void>;
}

export function createByteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    for (;;) {
      const next = await chunks.next();
      if (next.done === true) return false;
      if (next.value.length === 0) continue;
      held = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
      return true;
    }
  }

  async function* stream(count: number, onShort: () => Error): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      if (held.length === 0 && !(await more())) throw onShort();
      const piece = held.subarray(0, left);
      held = held.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  return {
    stream,
    async readSome(atMost) {
      if (held.length === 0) await more();
      const piece = held.subarray(0, atMost);
      held = held.subarray(piece.length);
      return piece;
    },
    async read(count) {
      const pieces: Buffer[] = [];
      let got = 0;
      while (got < count) {
        if (held.length === 0 && !(await more())) return null;
        const piece = held.subarray(0, count - got);
        held = held.subarray(piece.length);
        got += piece.length;
        pieces.push(piece);
      }
      return Buffer.concat(pieces);
    },
    isAtEnd: async () => held.length === 0 && !(await more()),
    async close() {
      await chunks.return?.();
    },
  };
}
