import iconv from 'iconv-lite';
import type { PrinterProfile } from './port.ts';
import { isInFont } from './two-byte-fonts.ts';

/** What a printer puts where it knows no glyph. */
export const noGlyph = '▯';

/** Page 1 (katakana) as far as receiptline draws rules with it. */
const ruleGlyphs: Readonly<Record<number, string>> = {
  143: '┼',
  144: '┴',
  145: '┬',
  146: '┤',
  147: '├',
  149: '─',
  150: '│',
  152: '┌',
  153: '┐',
  154: '└',
  155: '┘',
  156: '╭',
  157: '╮',
  158: '╰',
  159: '╯',
};

const gbk = new TextDecoder('gbk', { fatal: true });

/** `ESC t n` for a byte from 0x80 on, outside Kanji mode. */
export function singleByteGlyph(codePage: number, byte: number): string {
  if (codePage === 1) return ruleGlyphs[byte] ?? noGlyph;
  return codePage === 0 ? iconv.decode(Uint8Array.of(byte), 'cp437') : noGlyph;
}

/**
 * Two-byte GBK as most printers have it. GB 18030's four-byte codes are not there (devices §4.5): their first byte has
 * no valid second, so it becomes a hole and the digit after it prints as a digit.
 */
export function doubleByteGlyph(
  lead: number,
  trail: number,
  encoding: PrinterProfile['encoding'] = 'gb18030',
): string | null {
  if (trail < 0x40 || trail === 0x7f || trail > 0xfe) return null;
  if (!isInFont(lead, trail, encoding)) return noGlyph;
  try {
    const glyph = gbk.decode(Uint8Array.of(lead, trail));
    return /\p{Co}/u.test(glyph) ? noGlyph : glyph;
  } catch {
    return noGlyph;
  }
}
