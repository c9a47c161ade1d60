import type { CaseRecord } from '../case/case-record.ts';
import type { UnlawfulStep } from '../case/unlawful-steps.ts';
import type { ClockScene } from '../clocks/counted-clock.ts';
import type { Text } from '../failures.ts';

/** All that the rules of supervision read of one case. */
export interface CaseFacts {
  readonly record: CaseRecord;
  /** R23: steps that were tried against the rules, and refused. */
  readonly refusedSteps: readonly { readonly at: string; readonly why: string }[];
  /** R10, R23: steps that stand and should not have been made, as the county sees them; a terminal makes none. */
  readonly unlawfulSteps?: readonly UnlawfulStep[];
  /** R24: required, and neither handed in, deferred nor committed; names. */
  readonly missing: readonly string[];
  /** R25: null where nothing is known of money. */
  readonly fee: { readonly dueFen: number; readonly paidFen: number; readonly isFree: boolean } | null;
  readonly badRatings: readonly { readonly at: string; readonly followedUpAt: string | null }[];
  /** What is being handled against, where a risk point met a step: its name, and what was written about it. */
  readonly risks: readonly { readonly name: Text; readonly note: string; readonly isGuarded: boolean }[];
}

/** A time without a line to the county. */
export interface OfflineSpan {
  readonly from: string;
  /** Null while it goes on. */
  readonly until: string | null;
}

export interface AlarmScene extends ClockScene {
  /** 责任部门 of what is done at the window. */
  readonly office: string;
  readonly offline: readonly OfflineSpan[];
}

export function noFactsBut(record: CaseRecord): CaseFacts {
  return { record, refusedSteps: [], missing: [], fee: null, badRatings: [], risks: [] };
}
