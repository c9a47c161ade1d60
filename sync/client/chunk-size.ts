/**
 * How much of an upload goes in one request. Each costs a round trip, so on a good line they are large; what breaks off
 * may be lost behind a proxy that collects requests, so on a thin or torn one they are small.
 */
export interface ChunkSize {
  bytes(): number;
  /**
   * How much of so many bytes goes in one request. On a slow line not always all of it: pieces of one size that began
   * together end together, and the line stands still while the county answers all of them.
   */
  part(bytes: number): number;
  gotThrough(chunk: { bytes: number; tookMs: number }): void;
  /** A request broke that was begun when pieces had this size. Several that break at once count once. */
  brokeOff(bytesThen: number): void;
  /** Something on the way takes no requests of this size. False: nor the smallest. */
  tooLarge(chunkBytes: number): boolean;
}

const smallestBytes = 16 * 1024;
const largestBytes = 8 * 1024 * 1024;
const targetMs = 8_000;
/** A limit of a proxy may be lifted; tried again after so many good chunks below it. */
const chunksBelowCeiling = 50;
/** A part is at least so large, and so is what it leaves. */
const smallestPartBytes = 64 * 1024;
/** The last piece of a file says little about the line. */
const tellingShare = 0.25;
/** What takes less is not worth a second request. */
const slowFromMs = 1_000;

export function createChunkSize(firstBytes: number, random: () => number = Math.random): ChunkSize {
  let bytes = Math.max(smallestBytes, firstBytes);
  let ceiling = largestBytes;
  let belowCeiling = 0;
  /** Bytes per millisecond of the last piece. */
  let rate: number | null = null;
  return {
    bytes: () => bytes,
    part(whole) {
      const isQuick = rate !== null && whole / rate < slowFromMs;
      if (isQuick || whole < 2 * smallestPartBytes) return whole;
      return smallestPartBytes + Math.round((whole - 2 * smallestPartBytes) * random());
    },
    gotThrough(chunk) {
      if (chunk.bytes < bytes * tellingShare) return;
      rate = chunk.bytes / Math.max(1, chunk.tookMs);
      belowCeiling += 1;
      if (belowCeiling >= chunksBelowCeiling) {
        ceiling = Math.min(largestBytes, ceiling * 2);
        belowCeiling = 0;
      }
      const fitting = rate * targetMs;
      // At most doubled or halved at a time: one lucky or unlucky piece decides nothing.
      const next = Math.min(Math.max(fitting, bytes / 2), bytes * 2);
      bytes = Math.round(Math.min(ceiling, Math.max(smallestBytes, next)));
    },
    brokeOff(bytesThen) {
      bytes = Math.max(smallestBytes, Math.min(bytes, Math.round(bytesThen / 2)));
    },
    tooLarge(chunkBytes) {
      if (chunkBytes <= smallestBytes) return false;
      ceiling = Math.max(smallestBytes, Math.floor(Math.min(chunkBytes, bytes) / 2));
      bytes = ceiling;
      belowCeiling = 0;
      return true;
    },
  };
}
