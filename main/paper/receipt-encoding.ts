import iconv from 'iconv-lite';
import type { PrinterProfile } from '../../drivers/receipt-printer/port.ts';
import { isInFont } from '../../drivers/receipt-printer/two-byte-fonts.ts';

/**
 * Whether the printer's own font has all of the text. What it lacks makes its line a raster: the four-byte zone of GB 18030
 * always (U+00A5 ¥ is in it), and of the two-byte zone what came after the font's standard. A compatibility ideograph
 * counts as lacking, since receiptline normalises text and so would print another character.
 */
export function canPrint(text: string, encoding: PrinterProfile['encoding']): boolean {
  return Array.from(text).every((character) => canPrintCharacter(character, encoding));
}

/** What of the text the printer's own font lacks, each character once. */
export function charactersBeyond(text: string, encoding: PrinterProfile['encoding']): readonly string[] {
  return [...new Set(text)].filter((character) => !canPrintCharacter(character, encoding));
}

function canPrintCharacter(character: string, encoding: PrinterProfile['encoding']): boolean {
  if (character.normalize('NFC') !== character) return false;
  const [lead = 0, trail, ...more] = iconv.encode(character, 'gb18030');
  if (trail === undefined) return lead >= 0x20 && lead < 0x7f && (lead !== 0x3f || character === '?');
  // The package's table is the one before 2022; a code that moved since is drawn as its new self.
  return (
    more.length === 0 && isInFont(lead, trail, encoding) && current.decode(Uint8Array.of(lead, trail)) === character
  );
}

const current = new TextDecoder('gb18030');
