import type { Text } from '../domain/failures.ts';

/** ok: nothing to do; warn: works, and a person should know; fail: something will not work until a person acts. */
export type Verdict = 'ok' | 'warn' | 'fail';

/** One line of the table. Nothing personal stands in it: no names, numbers, documents. */
export interface Finding {
  readonly verdict: Verdict;
  readonly subject: Text;
  readonly found: Text;
  /** What to do; null for ok. */
  readonly advice: Text | null;
}

/** One look at one thing; `id` is for machines and never changes. */
export interface Check {
  readonly id: string;
  readonly subject: Text;
  readonly limitMs: number;
  run(scene: DoctorScene, signal: AbortSignal): Promise<readonly Finding[]>;
}

/** Where the doctor stands. */
export interface DoctorScene {
  /** The house: where package.json lies. */
  readonly root: string;
  readonly dataDir: string;
  /** Said on the command line; null: the one of the enrolment. */
  readonly countyUrl: string | null;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly fontFiles: readonly string[];
  /** The one look into the ledger, shared by those who need something of it. */
  ledger(): Promise<LedgerLook>;
}

export type LedgerLook =
  /** No ledger yet: a terminal that never ran. */
  | { readonly state: 'none' }
  /** A running terminal holds it. */
  | { readonly state: 'in-use' }
  /** The data key is in a key store that only the terminal itself opens, or PIN alone opens it. */
  | { readonly state: 'sealed'; readonly detail: string; readonly eventCount: number }
  | { readonly state: 'unreadable'; readonly detail: string }
  | {
      readonly state: 'read';
      readonly eventCount: number;
      /** null: every link fits. */
      readonly flaw: { readonly seq: number; readonly reason: string } | null;
      readonly countyUrl: string | null;
    };

export function say(zh: string, en: string): Text {
  return { zh, en };
}

export function fine(subject: Text, found: Text): Finding {
  return { verdict: 'ok', subject, found, advice: null };
}

export function warn(subject: Text, found: Text, advice: Text): Finding {
  return { verdict: 'warn', subject, found, advice };
}

export function fail(subject: Text, found: Text, advice: Text): Finding {
  return { verdict: 'fail', subject, found, advice };
}
