import { citizenCheckCharacter } from '../card-reader/card-number.ts';

/** A citizen number with its 18th character after its first 17 digits. */
export function withCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError(`not 17 digits: ${first17}`);
  return first17 + citizenCheckCharacter(first17);
}

/** The same with a character that does not fit, as some old cards carry it. */
export function wrongCheckDigit(first17: string): string {
  return first17 + (citizenCheckCharacter(first17) === '1' ? '2' : '1');
}
