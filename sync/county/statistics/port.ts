import type { CaseFacts } from '../../../main/domain/statistics/fold-events.ts';

/** 统计: the facts of cases, folded from what the county holds by the very functions that a terminal counts with. */
export interface StatisticsStore {
  /** Cases received before the end of `until`, of this place and what lies in it; empty for the whole county. */
  facts(of: { readonly until: string; readonly placeCode: string }): Promise<CaseFacts>;
  /** What a list of cases shows, for these ids, in their order. */
  rows(ids: readonly string[]): Promise<readonly CountedRow[]>;
}

export interface CountedRow {
  readonly id: string;
  readonly number: string;
  readonly itemName: string;
  readonly applicantName: string;
  readonly office: string;
  readonly receivedAt: string;
}
