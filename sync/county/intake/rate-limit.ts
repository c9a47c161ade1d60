/**
 * Protection of one instance, not truth: a bucket per key that refills steadily. Generous for a terminal that catches
 * up after days, tight for somebody who guesses.
 */
export interface RateLimit {
  allows(key: string): boolean;
  /** Whole seconds until `allows` says yes again; at least one. */
  waitSeconds(key: string): number;
}

export function rateLimit({
  burst,
  perSecond,
  nowMs,
}: {
  burst: number;
  perSecond: number;
  nowMs: () => number;
}): RateLimit {
  const buckets = new Map<string, { left: number; atMs: number }>();
  /** A clock that was set back refills nothing, and takes nothing away either. */
  const refilled = (bucket: { left: number; atMs: number }, atMs: number) =>
    Math.min(burst, bucket.left + (Math.max(0, atMs - bucket.atMs) / 1000) * perSecond);
  return {
    allows(key) {
      const atMs = nowMs();
      const left = refilled(buckets.get(key) ?? { left: burst, atMs }, atMs);
      if (buckets.size >= 50_000) forgetFull(atMs);
      buckets.set(key, { left: Math.max(0, left - 1), atMs });
      return left >= 1;
    },
    waitSeconds(key) {
      const bucket = buckets.get(key);
      if (bucket === undefined) return 1;
      const left = refilled(bucket, nowMs());
      return Math.max(1, Math.ceil((1 - left) / perSecond));
    },
  };

  /** A bucket that has refilled says no more than none at all. */
  function forgetFull(atMs: number): void {
    for (const [key, bucket] of buckets) {
      if (refilled(bucket, atMs) >= burst) buckets.delete(key);
    }
  }
}
