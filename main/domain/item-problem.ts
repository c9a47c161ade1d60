import type { Text } from './failures.ts';

/** Why an item can't be published, for the county clerk who wrote it. */
export interface ItemProblem {
  /** JSON pointer into the item. */
  readonly pointer: string;
  readonly message: Text;
}

export function at(pointer: string, zh: string, en: string): ItemProblem {
  return { pointer, message: { zh, en } };
}

export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
