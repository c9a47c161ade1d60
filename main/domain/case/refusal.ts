import type { FailureCode, Text } from '../failures.ts';
import type { Failure } from '../result.ts';

/** Why a move is refused: what a screen, the county and supervision may go by. Nobody matches on the sentence. */
export const refusalReasons = [
  /** The case does not stand where this move begins. */
  'wrong-state',
  /** R10: not this person's post. */
  'wrong-post',
  /** 第二人 */
  'second-person',
  /** 职责分离 */
  'same-person',
  /** R24 */
  'incomplete',
  /** R07 */
  'unknown-material',
  /** R13 */
  'reason-missing',
  /** The clock does not allow it yet, or no more. */
  'not-at-this-time',
  /** 延期、归档: only where the county's platform is reached. */
  'needs-county',
  /** Any other guard of dossier §3.3. */
  'rule',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface Refusal {
  readonly why: RefusalReason;
  /** The rule that says so: transition of dossier §3.3, requirement, or article of 行政许可法. */
  readonly clause: string;
  readonly text: Text;
}

export function refused(why: RefusalReason, clause: string, zh: string, en: string): Refusal {
  return { why, clause, text: { zh, en } };
}

const codes: Readonly<Record<RefusalReason, FailureCode>> = {
  'wrong-state': 'application/state-forbids',
  'wrong-post': 'case/not-your-post',
  'second-person': 'case/second-person',
  'same-person': 'case/second-person',
  incomplete: 'application/incomplete',
  'unknown-material': 'case/not-allowed',
  'reason-missing': 'case/not-allowed',
  'not-at-this-time': 'case/not-allowed',
  'needs-county': 'case/not-allowed',
  rule: 'case/not-allowed',
};

/** For the contract: the clerk's sentence travels as the problem of the whole case. */
export function failureOf({ why, clause, text }: Refusal): Failure {
  const problem = { pointer: '', kind: why === 'incomplete' ? 'missing' : 'not-allowed', message: text } as const;
  return { code: codes[why], detail: `${why} (${clause}): ${text.en}`, problems: [problem] };
}
