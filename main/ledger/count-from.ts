import type { RestoredLedger } from '../backup/port.ts';

/** While a restored ledger does not know which numbers were given since, it counts in a range of its own. */
export function countFrom(restored: RestoredLedger | null, name: string, next: (counter: string) => number): number {
  if (restored === null) return next(name);
  const { numbersFrom } = restored;
  return numbersFrom + next(`${name}@${numbersFrom}`);
}
