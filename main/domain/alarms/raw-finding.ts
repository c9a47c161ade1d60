import type { Text } from '../failures.ts';
import type { AlarmLevel, NetworkCause } from './alarm.ts';
import type { RuleCode } from './rules.ts';

/** What one rule says of a case, before it is known whose turn it is. */
export interface RawFinding {
  readonly rule: RuleCode;
  readonly level: AlarmLevel;
  readonly what: Text;
  readonly network?: NetworkCause | null;
}
