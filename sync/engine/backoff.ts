export interface BackoffPlan {
  readonly baseMs: number;
  readonly capMs: number;
}

export const linkBackoff: BackoffPlan = { baseMs: 1_000, capMs: 60_000 };
export const applicationBackoff: BackoffPlan = { baseMs: 2_000, capMs: 600_000 };

/**
 * Wait before the next try after `failures` failures in a row: doubled each time up to the cap, and anywhere in the upper
 * half of that ("equal jitter"), so that terminals that lost the county together don't come back together.
 */
export function backoffMs(plan: BackoffPlan, failures: number, random: number): number {
  const ceiling = Math.min(plan.capMs, plan.baseMs * 2 ** Math.min(Math.max(failures - 1, 0), 30));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
