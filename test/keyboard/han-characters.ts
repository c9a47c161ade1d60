/** The characters that the keyboard's tables are made of, and what Unicode's own orders tell of them. */

/** GB 2312: level 1 is what people write every day, level 2 what names and places add. */
export function gb2312(level: 1 | 2): readonly string[] {
  const [from, to] = level === 1 ? [0xb0, 0xd7] : [0xd8, 0xf7];
  const decoder = new TextDecoder('gb18030');
  const found: string[] = [];
  for (let row = from; row <= to; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(new Uint8Array([row, cell]));
      if (/^\p{Script=Han}$/u.test(character)) found.push(character);
    }
  }
  return found;
}

export function unifiedIdeographs(): readonly string[] {
  const found: string[] = [];
  for (const [from, to] of [
    [0x4e00, 0x9fff],
    [0x3400, 0x4dbf],
  ] as const) {
    for (let code = from; code <= to; code += 1) found.push(String.fromCodePoint(code));
  }
  return found;
}

const byRadical = new Intl.Collator('zh-u-co-unihan');
const byStrokes = new Intl.Collator('zh-u-co-stroke');

/**
 * 笔画数. The stroke order of CLDR sorts by count and within a count by radical, so each fall back to the first radicals
 * begins the next count; the last group holds what it does not know.
 */
export function strokeCounts(characters: readonly string[]): ReadonlyMap<string, number> {
  const ranks = new Map(characters.toSorted(byRadical.compare).map((character, rank) => [character, rank]));
  const counts = new Map<string, number>();
  const fall = 4_000;
  let count = 1;
  let before = 0;
  for (const character of characters.toSorted(byStrokes.compare)) {
    const rank = ranks.get(character) ?? 0;
    // Those of one stroke are too few to fall back far.
    if (character === '丁' || rank < before - fall) count += 1;
    before = rank;
    counts.set(character, count);
  }
  return counts;
}

/** 214 部首 in their order, each with its characters. */
export function radicalGroups(
  characters: readonly string[],
): readonly { radical: string; members: readonly string[] }[] {
  const heads: string[] = [];
  for (let code = 0x2f00; code <= 0x2fd5; code += 1) heads.push(String.fromCodePoint(code).normalize('NFKC'));
  const groups = heads.map((radical) => ({ radical, members: [] as string[] }));
  let at = -1;
  for (const character of characters.toSorted(byRadical.compare)) {
    while (at + 1 < heads.length && byRadical.compare(heads[at + 1] as string, character) <= 0) at += 1;
    groups[at]?.members.push(character);
  }
  return groups;
}
