import type { SyncView } from '../../../../preload/contract-sync.ts';

/** How much of this application's materials is at the county, 0 to 1; null while it is not under way, or has none. */
export function progressOf(sync: Pick<SyncView, 'underWay'> | null, applicationId: string): number | null {
  const one = sync?.underWay.find((progress) => progress.applicationId === applicationId);
  return one && one.totalBytes > 0 ? Math.min(1, one.sentBytes / one.totalBytes) : null;
}
