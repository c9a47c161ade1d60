import { readFileSync } from 'node:fs';
import { regularFontFile } from './fonts.ts';

/** Code points from `first` to `last`, as the font's character map lists them. */
interface Range {
  readonly first: number;
  readonly last: number;
}

let ranges: readonly Range[] | null = null;

/** Whether the shipped font can draw it. The bold cut has the same characters. */
export function hasGlyph(codePoint: number): boolean {
  ranges ??= readCharacterMap(readFileSync(regularFontFile));
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range) return false;
    if (codePoint < range.first) high = middle - 1;
    else if (codePoint > range.last) low = middle + 1;
    else return true;
  }
  return false;
}

/** OpenType `cmap`, format 12 (the whole of Unicode): groups of first, last, first glyph, in ascending order. */
function readCharacterMap(font: Buffer): readonly Range[] {
  const map = tableOffset(font, 'cmap');
  const subtables = Array.from({ length: font.readUInt16BE(map + 2) }, (_, index) => {
    return map + font.readUInt32BE(map + 4 + index * 8 + 4);
  });
  const whole = subtables.find((at) => font.readUInt16BE(at) === 12);
  if (whole === undefined) throw new Error(`no character map of all Unicode in ${regularFontFile}`);
  return Array.from({ length: font.readUInt32BE(whole + 12) }, (_, index) => {
    const group = whole + 16 + index * 12;
    return { first: font.readUInt32BE(group), last: font.readUInt32BE(group + 4) };
  });
}

function tableOffset(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`no ${tag} table in ${regularFontFile}`);
}
