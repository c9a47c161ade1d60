import type { FailureCode } from './failures.ts';

/** An expected failure: a value, never thrown. `detail` is technical text for the details fold; nobody matches on it. */
export interface Failure {
  readonly code: FailureCode;
  readonly detail?: string | undefined;
  /** Which answers are wrong, for failures that concern a form. */
  readonly problems?: readonly FieldProblem[] | undefined;
  /** Whoever refused asked not to be asked again before this has passed. */
  readonly retryAfterMs?: number | undefined;
}

/** One thing that is missing or wrong, in words for a villager. */
export interface FieldProblem {
  /** JSON pointer into the draft: `/form/applicant/name`, `/materials/SF`. */
  readonly pointer: string;
  readonly kind: 'missing' | 'format' | 'mismatch' | 'not-allowed';
  readonly message: { readonly zh: string; readonly en: string };
  /** `家庭成员第 1 行：`, as the message begins; whoever shows several of one row can say it once. */
  readonly row?: { readonly zh: string; readonly en: string } | undefined;
}

export type Result<T, F = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

export function ok(): Result<void, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok<T>(value?: T): Result<T | undefined, never> {
  return { ok: true, value };
}

export function failed(code: FailureCode, detail?: string): Result<never> {
  return { ok: false, failure: detail === undefined ? { code } : { code, detail } };
}

/** The value, or a thrown bug: for places where a failure is impossible by construction, and for tests. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.failure.code}${result.failure.detail ? `: ${result.failure.detail}` : ''}`);
}
