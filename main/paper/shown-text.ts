import { hasGlyph } from './glyphs.ts';

/**
 * Text as it can stand on paper. Controls and direction overrides would let a name rearrange the line around it; a
 * character that the font lacks is spelled out as 〔U+20BB7〕, so that a person can write it in by hand: never a `?`, and
 * never an empty box.
 */
export function shownText(text: string): string {
  return Array.from(text.toWellFormed(), shownCharacter).join('');
}

/** The same for every text inside of a value, however deep. */
export function withShownText<T>(value: T): T {
  return shown(value) as T;
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return shownText(value);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shown(inner)]));
}

/** Controls, separators, direction marks and overrides, zero-width joiners, byte order mark. */
const unseen = /[\p{Cc}\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

function shownCharacter(character: string): string {
  if (character === '\n') return character;
  if (character === '\r') return '';
  if (character === '\t') return ' ';
  if (unseen.test(character)) return '';
  const codePoint = character.codePointAt(0) ?? 0;
  if (hasGlyph(codePoint)) return character;
  return `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`;
}
