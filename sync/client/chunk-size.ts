/**
 * How much of an upload goes in one request. Each costs a round trip, so on a good line they are large; what breaks off
 * may be lost behind a proxy that collects requests, so on a thin or torn one they are small.
 */
export interface ChunkSize {
  bytes(): number;
  gotThrough(chunk: { bytes: number; tookMs: number }): void;
  brokeOff(): void;
  /** Something on the way takes no requests of this size. False: nor the smallest. */
  tooLarge(chunkBytes: number): boolean;
}

const smallestBytes = 16 * 1024;
const largestBytes = 8 * 1024 * 1024;
const targetMs = 8_000;
/** A limit of a proxy may be lifted; tried again after so many good chunks below it. */
const chunksBelowCeiling = 50;

export function createChunkSize(firstBytes: number): ChunkSize {
  let bytes = Math.max(smallestBytes, firstBytes);
  let ceiling = largestBytes;
  let belowCeiling = 0;
  return {
    bytes: () => bytes,
    gotThrough(chunk) {
      // The last piece of a file says little about the line.
      if (chunk.bytes < bytes) return;
      belowCeiling += 1;
      if (belowCeiling >= chunksBelowCeiling) {
        ceiling = Math.min(largestBytes, ceiling * 2);
        belowCeiling = 0;
      }
      const fitting = (chunk.bytes / Math.max(1, chunk.tookMs)) * targetMs;
      // At most doubled or halved at a time: one lucky or unlucky piece decides nothing.
      const next = Math.min(Math.max(fitting, bytes / 2), bytes * 2);
      bytes = Math.round(Math.min(ceiling, Math.max(smallestBytes, next)));
    },
    brokeOff() {
      bytes = Math.max(smallestBytes, Math.round(bytes / 2));
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
