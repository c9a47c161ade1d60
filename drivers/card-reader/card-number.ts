import type { CardType } from './port.ts';

/** The number on a card against its own check character: MOD 11-2 for the 18 characters, 7-3-1 for the 15 of 2017. */
export function isCardNumberRight(type: CardType, number: string): boolean {
  if (type === 'foreigner-2017') {
    return /^[A-Z]{3}[0-9A-Z<]{11}\d$/.test(number) && permitCheckDigit(number.slice(0, 14)) === number[14];
  }
  return /^\d{17}[\dX]$/.test(number) && citizenCheckCharacter(number.slice(0, 17)) === number[17];
}

/** The 18th character after the first 17 digits (GB 11643—1999, ISO 7064 MOD 11-2). */
export function citizenCheckCharacter(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** Weights 7, 3, 1 over 14 characters, A = 10 … Z = 35, `<` = 0 (devices §1.6). */
export function permitCheckDigit(first14: string): string {
  const sum = Array.from(first14).reduce((total, character, index) => {
    const value = character === '<' ? 0 : Number.parseInt(character, 36);
    return total + value * ([7, 3, 1][index % 3] ?? 0);
  }, 0);
  return String(sum % 10);
}

/**
 * The 15-character number that the holder of a 2023 permit had before, rebuilt from the new card:
 *
 *   nationality | province 2 | link 1–2 | birth YYMMDD | link 3 | check
 *
 * Null without a link (there was no old card), or where the parts can make no number.
 */
export function oldPermitNumber(card: {
  readonly nationality: string;
  readonly number: string;
  readonly link: string;
}): string | null {
  const { nationality, number, link } = card;
  const first14 = nationality + number.slice(1, 3) + link.slice(0, 2) + number.slice(8, 14) + link.slice(2, 3);
  return /^[A-Z]{3}\d{11}$/.test(first14) && link.length === 3 ? first14 + permitCheckDigit(first14) : null;
}
