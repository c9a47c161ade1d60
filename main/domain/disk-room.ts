/** low: somebody has to make room within days. full: the next acceptance may find none. unknown: the system does not say. */
export type DiskState = 'unknown' | 'fine' | 'low' | 'full';

/** Some weeks of scans at a busy window. */
export const enoughBytes = 2 * 1024 ** 3;
/** A bundle of pages, its copy and the ledger's own room to work. */
const leastBytes = 200 * 1024 ** 2;

export function diskStateOf(freeBytes: number | null): DiskState {
  if (freeBytes === null) return 'unknown';
  if (freeBytes < leastBytes) return 'full';
  return freeBytes < enoughBytes ? 'low' : 'fine';
}
