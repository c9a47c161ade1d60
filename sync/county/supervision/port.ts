import type { Alarm, AlarmLevel } from '../../../main/domain/alarms/alarm.ts';
import type { RuleCode } from '../../../main/domain/alarms/rules.ts';
import type { PageWithin } from '../store/port.ts';

/**
 * 电子监察 at the county. Guarantees, proved by `runCountyAlarmTests`:
 *
 * - What a terminal told is kept as it was told; what the county finds by itself stands beside it.
 * - A look at the same facts again changes nothing.
 * - A withdrawal has a person and a reason, reaches the terminal, and is told again when it asks again.
 */
export interface AlarmStore {
  /** Looks at every case in which a limit may still run. */
  look(): Promise<LookReport>;
  /** The same, unless some instance has done so within the last quarter of an hour. */
  lookWhenDue(): Promise<LookReport | null>;
  /** What stands, the heaviest first. */
  list(filter: AlarmFilter): Promise<{ readonly rows: readonly ComparedAlarm[]; readonly total: number }>;
  counts(placeCode: string): Promise<Readonly<Record<AlarmLevel, number>>>;
  withdraw(order: AlarmOrder & { readonly reason: string }): Promise<AlarmOutcome>;
  /** 督办, made of what the alarm says. */
  supervise(order: AlarmOrder & { readonly answerBy: string }): Promise<AlarmOutcome>;
}

export interface LookReport {
  readonly cases: number;
  readonly changed: number;
}

export interface AlarmFilter extends PageWithin {
  readonly level: AlarmLevel | null;
  readonly rule: RuleCode | null;
  readonly office: string | null;
  /** Only where terminal and county say something else. */
  readonly differing: boolean;
}

/** unknowable: the county has no facts for this rule, so it takes the terminal's word. */
export type Difference = 'same' | 'only-terminal' | 'only-county' | 'level' | 'unknowable';

export interface ComparedAlarm {
  readonly terminalId: string;
  readonly office: string;
  readonly key: string;
  readonly told: Alarm | null;
  readonly found: Alarm | null;
  readonly difference: Difference;
  readonly lastContact: Date | null;
  /** 事项类型, GB/T 39046 A.1; null for what is about the terminal, or on a version that was never published. */
  readonly itemType: string | null;
  /** A 督办 of it that is not closed. */
  readonly notice: { readonly state: 'open' | 'answered'; readonly issuedBy: string; readonly at: Date } | null;
}

export interface AlarmOrder {
  readonly terminalId: string;
  readonly key: string;
  readonly by: string;
  /** Of who orders it: what lies elsewhere is not there. */
  readonly placeCode: string;
}

export type AlarmOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'nothing-stands' | 'asked-already' };
