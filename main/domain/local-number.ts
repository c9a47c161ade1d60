import { isCalendarDate } from './dates.ts';
import type { LocalNumber } from './ids.ts';

/**
 * 办件编号 of the terminal: `A001-20261122-0042-7`. Unique without asking anybody, since the county gives each terminal
 * its prefix and the ledger counts.
 *
 * The check character is a linear code over the ring GF(4) × GF(9): 36 elements, one for each of 0-9A-Z. A character's
 * weight is a power of α = (ω, 1 + i); α, 1 − α and 1 − α² are all units, so every single substitution, every
 * transposition of neighbours and every swap around one character between is found. ISO 7064 MOD 37,36 misses some
 * transpositions, and MOD 37-2 needs `*` as a 37th character, which file names and keypads refuse.
 */
export interface LocalNumberParts {
  readonly prefix: string;
  /** YYYY-MM-DD in Shanghai. */
  readonly date: string;
  readonly counter: number;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const shape = /^([A-Z][A-Z0-9]{3})-(\d{8})-(\d{4}|[1-9]\d{4,})-([0-9A-Z])$/;

/** Parts that can't make a number are a bug of the caller. */
export function formatLocalNumber({ prefix, date, counter }: LocalNumberParts): LocalNumber {
  const body = `${prefix}-${date.replaceAll('-', '')}-${String(counter).padStart(4, '0')}`;
  const number = withCheckCharacter(body);
  if (!verifyLocalNumber(number)) throw new Error(`no local number can be made of ${prefix}, ${date}, ${counter}`);
  return number as LocalNumber;
}

/** The parts, or null where the text is not a number that a terminal gave. Case, spaces and full-width forms don't matter. */
export function parseLocalNumber(text: string): LocalNumberParts | null {
  const number = normaliseLocalNumber(text);
  const match = shape.exec(number);
  if (!match || remainder(number) !== 0) return null;
  const [, prefix = '', digits = '', counter = ''] = match;
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  if (!isCalendarDate(date) || Number(counter) < 1 || !Number.isSafeInteger(Number(counter))) return null;
  return { prefix, date, counter: Number(counter) };
}

export function verifyLocalNumber(text: string): boolean {
  return parseLocalNumber(text) !== null;
}

/** As it is printed, from what a person typed or a scanner read. */
export function normaliseLocalNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();
}

/** For other rows of numbers of this terminal: the same check character behind them. */
export function withCheckCharacter(body: string): string {
  return `${body}-${checkCharacterOf(body)}`;
}

export function hasRightCheckCharacter(number: string): boolean {
  return remainder(number) === 0;
}

function checkCharacterOf(body: string): string {
  return alphabet.charAt(negative(timesAlpha(remainder(body))));
}

/** Horner's rule over the alphanumerics; 0 for a number with its right check character. */
function remainder(text: string): number {
  return Array.from(text.replaceAll('-', '')).reduce(
    (sum, character) => plus(timesAlpha(sum), alphabet.indexOf(character)),
    0,
  );
}

/*
 * An element is 9q + r: q = two bits of GF(4); r = 3y + x stands for x + yi of GF(9), i² = −1.
 */
const timesOmega = [0, 2, 3, 1];

function timesAlpha(element: number): number {
  const { q, x, y } = split(element);
  return join(timesOmega[q] ?? 0, x - y, x + y);
}

function plus(left: number, right: number): number {
  const [a, b] = [split(left), split(right)];
  return join(a.q ^ b.q, a.x + b.x, a.y + b.y);
}

function negative(element: number): number {
  const { q, x, y } = split(element);
  return join(q, -x, -y);
}

function split(element: number): { q: number; x: number; y: number } {
  return { q: Math.floor(element / 9), x: element % 3, y: Math.floor((element % 9) / 3) };
}

function join(q: number, x: number, y: number): number {
  return 9 * q + 3 * ((y + 3) % 3) + ((x + 3) % 3);
}
