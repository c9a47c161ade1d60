import type { Output } from '../../../../preload/contract.ts';
import type { StaffCallView } from '../../../../preload/contract-staff-calls.ts';

/** What can truly be said to whoever called; `go-there`: nobody heard it, or nobody answers. */
export type CallAnswer = 'asking' | 'waiting' | 'coming' | 'go-there';

export function callAnswer(known: {
  /** This kiosk's call, as the county has it. */
  readonly open: Pick<StaffCallView, 'takenBy' | 'calledAt' | 'until'> | null;
  /** What came of the last press; null until it is known. */
  readonly told: Pick<Output<'callStaff'>, 'reached' | 'waitSeconds'> | null;
  readonly now: string;
}): CallAnswer {
  const { open, told, now } = known;
  const isOpen = open !== null && open.until > now;
  if (isOpen && open.takenBy !== null) return 'coming';
  if (told === null) return isOpen ? 'waiting' : 'asking';
  if (!told.reached || !isOpen) return 'go-there';
  const waitedMs = Date.parse(now) - Date.parse(open.calledAt);
  return waitedMs < told.waitSeconds * 1000 ? 'waiting' : 'go-there';
}
