import type { RunningCounty } from '../../sync/county/county.ts';
import type { ApplicationRow } from '../../sync/county/store/port.ts';

/** What the county counts as handed in. */
export async function deliveredTo(county: RunningCounty): Promise<readonly ApplicationRow[]> {
  const everything = { state: 'all', office: null, search: null, limit: 5_000, offset: 0 } as const;
  const { rows } = await county.store.applications.inbox(everything);
  return rows.filter((row) => row.countyNumber !== null);
}

export async function approve(county: RunningCounty, applicationId: string): Promise<void> {
  const outcome = { outcome: 'approved', reason: '符合条件', decidedBy: '县审批员' } as const;
  const decided = await county.store.applications.decide({ applicationId, ...outcome });
  if (!decided.ok) throw new Error(`not decided: ${decided.why}`);
}
