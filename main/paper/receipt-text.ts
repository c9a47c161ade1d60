import { gb18030PuaTable, toStandardText } from '../../drivers/card-reader/pua-table.ts';
import { hasGlyph } from './glyphs.ts';
import { shownText } from './shown-text.ts';

/** Text for a receipt, and the characters in it that nothing here can draw: they stand spelled out, 〔U+30EDE〕. */
export interface ReceiptText {
  readonly text: string;
  readonly missing: readonly string[];
}

/**
 * Old cards and old systems carry private-use codes for characters that have their own place today (GB 18030-2022 moved
 * eighteen of them; devices §6): those are printed as what they stand for. A letter and its combining marks become one
 * letter where Unicode has it. Half of a surrogate pair is nobody's character and is spelled out too.
 */
export function receiptText(raw: string): ReceiptText {
  const missing = new Set<string>();
  const composed = toStandardText(raw, gb18030PuaTable).text.replace(/\p{Script=Latin}\p{M}+/gu, (letter) =>
    letter.normalize('NFC'),
  );
  const spelled = Array.from(composed, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    const isSeen = shownText(character) !== '' && character !== '\n' && character !== '\t';
    if (!isHalf && (!isSeen || hasGlyph(code))) return character;
    missing.add(character);
    return isHalf ? `〔U+${code.toString(16).toUpperCase()}〕` : character;
  });
  return { text: shownText(spelled.join('')), missing: [...missing] };
}
