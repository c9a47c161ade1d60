import { shanghaiDate } from '../../../main/domain/dates.ts';
import { randomSigns } from '../store/secrets.ts';

/**
 * YS, the day, ten signs of 31 (about 50 bits): the number opens somebody's answers at any window of the county, so it
 * must not be guessed from the one before.
 */
export function newCaseNumber(now: Date): string {
  return `YS${shanghaiDate(now.toISOString()).replaceAll('-', '')}-${randomSigns(10)}`;
}
