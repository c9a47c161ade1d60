/**
 * Private-use code points that chips carry, and the characters they stand for (GB 18030-2022, devices §6).
 *
 * A chip holds UTF-16 that was once made from GBK or GB 18030-2000. Where Unicode had no place for a character yet, the
 * tables of the day put it at U+E815 … U+E864 (two-byte codes FE50 … FEA0) and U+E78D … U+E796 (vertical punctuation).
 * The edition of 2022 gives 18 of these their real code points, those before it the rest. Six codes are still private in
 * the standard's own table, though the character exists: they are mapped too (FE51 is U+20087).
 *
 * To add to it, hand `puaTableWith` lines of two code points in hex, `E5E6 2B5AF`; `#` begins a comment. The mapping of
 * a province's own police font belongs there. The chip's own text is never replaced, the standard form stands beside it.
 */
export type PuaTable = ReadonlyMap<number, number>;

export interface StandardText {
  /** The text with every private-use character that the table knows replaced; the same text where there is none. */
  readonly text: string;
  /** Private-use characters that nobody has mapped, as `U+E5E5`. */
  readonly unmapped: readonly string[];
}

export function toStandardText(text: string, table: PuaTable): StandardText {
  const unmapped = new Set<string>();
  let standard = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const mapped = table.get(code);
    if (mapped === undefined && isPrivateUse(code)) unmapped.add(`U+${code.toString(16).toUpperCase()}`);
    standard += mapped === undefined ? character : String.fromCodePoint(mapped);
  }
  return { text: standard, unmapped: [...unmapped] };
}

/** Throws on a line that is no mapping, with its number: a wrong table would put a wrong name on paper. */
export function puaTableWith(lines: string, base: PuaTable = gb18030PuaTable): PuaTable {
  const table = new Map(base);
  for (const [index, line] of lines.split(/\r?\n/).entries()) {
    const entry = line.replace(/#.*/, '').trim();
    if (entry === '') continue;
    const match = /^(?:U\+)?([0-9a-f]{4,6})[\s,;=]+(?:U\+)?([0-9a-f]{4,6})$/i.exec(entry);
    const [from, to] = [Number.parseInt(match?.[1] ?? '', 16), Number.parseInt(match?.[2] ?? '', 16)];
    if (!isPrivateUse(from) || !isCharacter(to) || isPrivateUse(to)) {
      throw new SyntaxError(`line ${index + 1} maps no private-use code point to a character: ${line}`);
    }
    table.set(from, to);
  }
  return table;
}

/** U+E815 … U+E864 in order. */
const ideographsAndParts = (
  '2E81 20087 20089 200CC 2E84 3473 3447 2E88 2E8B 9FB4 359E 361A 360E 2E8C 2E97 396E 3918 9FB5 39CF 39DF ' +
  '3A73 39D0 9FB6 9FB7 3B4E 3C6E 3CE0 2EA7 215D7 9FB8 2EAA 4056 415F 2EAE 4337 2EB3 2EB6 2EB7 2298F 43B1 ' +
  '43AC 2EBB 43DD 44D6 4661 464C 9FB9 4723 4729 477C 478D 2ECA 4947 497A 497D 4982 4983 4985 4986 499F 499B ' +
  '49B7 49B6 9FBA 241FE 4CA3 4C9F 4CA0 4CA1 4C77 4CA2 4D13 4D14 4D15 4D16 4D17 4D18 4D19 4DAE 9FBB'
).split(' ');

/** U+E78D … U+E796. The second and third stand in this order in the standard too: A6DA is ︒, A6DB is ︑. */
const verticalPunctuation = 'FE10 FE12 FE11 FE13 FE14 FE15 FE16 FE17 FE18 FE19'.split(' ');

export const gb18030PuaTable: PuaTable = new Map([
  ...run(0xe815, ideographsAndParts),
  ...run(0xe78d, verticalPunctuation),
  // ḿ and ǹ of pinyin, A8BC and A8BF.
  ...run(0xe7c7, ['1E3F', '01F9']),
]);

function run(first: number, characters: readonly string[]): [number, number][] {
  return characters.map((character, index) => [first + index, Number.parseInt(character, 16)]);
}

function isPrivateUse(code: number): boolean {
  return (code >= 0xe000 && code <= 0xf8ff) || (code >= 0xf0000 && code <= 0x10fffd);
}

function isCharacter(code: number): boolean {
  return code > 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}
