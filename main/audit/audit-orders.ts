import type { WorkCalendar } from '../domain/catalogue.ts';
import type { EventEnvelope } from '../domain/ledger-event.ts';
import type { WaitingTimes } from '../domain/queue/waiting-times.ts';
import type { agentFiguresOf } from '../domain/statistics/agent-figures.ts';
import type { GroupFilter, Period, Selection } from '../domain/statistics/select-cases.ts';
import type { Statistics } from '../domain/statistics/statistics.ts';
import type { ChainHead } from '../ledger/chain.ts';
import type { ChainReport } from '../ledger/port.ts';

/** A stored event with its body opened; null where that could not be done. */
export interface CarriedEvent {
  readonly envelope: EventEnvelope;
  readonly hash: string;
  readonly bodyBytes: Uint8Array | null;
}

export interface StatisticsOrder {
  readonly period: Period;
  readonly filter: GroupFilter;
  readonly calendar: WorkCalendar;
}

export interface CasesOrder extends Selection {
  readonly offset: number;
  readonly limit: number;
}

/** What the main process asks of the thread, one order at a time, each answered before the next. */
export type AuditOrder =
  /** The next events of the chain that is walked. */
  | { readonly kind: 'walk'; readonly events: readonly CarriedEvent[] }
  /** The walk is over: report on it, and begin anew with the next. */
  | { readonly kind: 'report'; readonly head: ChainHead }
  /** The next events to count. */
  | { readonly kind: 'count'; readonly events: readonly CarriedEvent[] }
  /** 等候时间 of the tickets that were counted. */
  | { readonly kind: 'waiting'; readonly period: Period }
  /** 代办上门 of the same events. */
  | { readonly kind: 'agents'; readonly period: Period }
  | { readonly kind: 'statistics'; readonly order: StatisticsOrder }
  | { readonly kind: 'cases'; readonly order: CasesOrder };

export interface AuditAnswers {
  readonly walk: null;
  readonly report: ChainReport;
  readonly count: null;
  readonly waiting: WaitingTimes;
  readonly agents: ReturnType<typeof agentFiguresOf>;
  readonly statistics: Statistics;
  readonly cases: { readonly total: number; readonly ids: readonly string[] };
}
