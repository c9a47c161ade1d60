import iconv from 'iconv-lite';

/**
 * Whether a cheap printer's GB18030 font has the text: such printers know the one- and two-byte codes only, and print a
 * four-byte code as garbage (devices §4.5). A compatibility ideograph counts as unprintable: receiptline normalises text, and
 * so would put another character in its place.
 */
export function isPrintable(text: string): boolean {
  return Array.from(text).every((character) => {
    if (character.normalize('NFC') !== character) return false;
    const bytes = iconv.encode(character, 'gb18030');
    return bytes.length <= 2 && !(character !== '?' && bytes.length === 1 && bytes[0] === 0x3f);
  });
}
