import type { Text } from '../failures.ts';

/** Why a number can't be right; `reason` is for code, `message` for the villager who holds the card. */
export interface NumberProblem<Reason extends string = string> {
  readonly reason: Reason;
  readonly message: Text;
}

export function problem<Reason extends string>(reason: Reason, zh: string, en: string): NumberProblem<Reason> {
  return { reason, message: { zh, en } };
}

/** Full-width digits and letters, spaces and grouping as people type them; upper case. */
export function compact(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff]/g, '')
    .toUpperCase();
}
