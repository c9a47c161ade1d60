/** How fast bytes leave: the median of the last stretches, so that one stall or one burst does not make the estimate jump. */
export interface RateMeter {
  /** So many bytes have been sent by now, ever. */
  note(totalBytes: number): void;
  /** Nothing is under way: the time until the next byte says nothing about the line. */
  pause(): void;
  /** Null while too little was seen, or nothing for too long: an honest "unknown". */
  bytesPerSecond(): number | null;
}

const stretchMs = 1_000;
const keptStretches = 9;
const fewestStretches = 3;
const staleMs = 60_000;

export function createRateMeter(monotonicMs: () => number): RateMeter {
  let begun: { atMs: number; bytes: number } | null = null;
  let lastMs = Number.NEGATIVE_INFINITY;
  let rates: readonly number[] = [];
  return {
    note(totalBytes) {
      const atMs = monotonicMs();
      begun ??= { atMs, bytes: totalBytes };
      if (totalBytes > begun.bytes) lastMs = atMs;
      const elapsedMs = atMs - begun.atMs;
      if (elapsedMs < stretchMs || totalBytes <= begun.bytes) return;
      rates = [...rates, ((totalBytes - begun.bytes) / elapsedMs) * 1000].slice(-keptStretches);
      begun = { atMs, bytes: totalBytes };
    },
    pause() {
      begun = null;
    },
    bytesPerSecond() {
      if (rates.length < fewestStretches || monotonicMs() - lastMs > staleMs) return null;
      return rates.toSorted((one, other) => one - other)[Math.floor(rates.length / 2)] ?? null;
    },
  };
}
