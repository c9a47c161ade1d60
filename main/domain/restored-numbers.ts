/**
 * 恢复后的号段. A restored ledger does not know which numbers were given after the copy was made. Until it has asked the
 * county it counts in a range that no running counter reaches and no other restore of the same copy uses: the block follows
 * from the ten minutes in which it was restored, and no window gives a hundred numbers in ten minutes. Blocks come round
 * again after 62 days; numbers carry their day or year, and by then the county has been asked.
 */
export const restoredRangeStart = 100_000;
const blockSize = 100;
const blocks = 9_000;
const blockMs = 600_000;

export function restoredNumbersFrom(restoredAtMs: number): number {
  return restoredRangeStart + (Math.floor(restoredAtMs / blockMs) % blocks) * blockSize;
}

/** Of the usual row, in which a number that is missing was skipped. */
export function isUsualNumber(count: number): boolean {
  return count < restoredRangeStart;
}
