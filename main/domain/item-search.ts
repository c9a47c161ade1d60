import type { Item } from './catalogue.ts';
import { codesOf } from './item-codes.ts';

/** Best first; items of one rank keep the catalogue's order. */
const ranks = [
  'exact-code',
  'exact-name',
  'name-prefix',
  'alias-prefix',
  'initials-prefix',
  'pinyin-prefix',
  'name-part',
  'alias-part',
  'code-part',
  'initials-part',
  'pinyin-part',
  'theme',
  'subsequence',
] as const;
export type ItemMatchKind = (typeof ranks)[number];

export interface ItemMatch {
  readonly item: Item;
  readonly kind: ItemMatchKind;
  /** A retired item can be found, so that staff see what became of it, but no case begins on it (R01). */
  readonly canStart: boolean;
}

export interface ItemIndex {
  readonly entries: readonly IndexEntry[];
}

interface IndexEntry {
  readonly item: Item;
  /** Its own code, and those of other schemes. */
  readonly codes: readonly string[];
  readonly name: string;
  readonly aliases: readonly string[];
  readonly pinyin: string;
  readonly initials: string;
  readonly themes: readonly string[];
}

export function buildItemIndex(items: readonly Item[]): ItemIndex {
  return {
    entries: items.map((item) => ({
      item,
      codes: codesOf(item).map(({ code }) => folded(code)),
      name: folded(item.name),
      aliases: item.aliases.map(folded),
      pinyin: folded(item.pinyin),
      initials: folded(item.pinyinInitials),
      themes: item.themes.map(folded),
    })),
  };
}

/**
 * By code, name, alias, full pinyin, initials or theme. Words apart must all be found; an empty query gives the catalogue
 * in its own order. Items that can be started come before retired ones of the same rank.
 */
export function searchItems(index: ItemIndex, query: string, limit: number): readonly ItemMatch[] {
  const whole = folded(query);
  const words = query
    .split(/\s+/)
    .map(folded)
    .filter((word) => word !== '');
  const found = index.entries.flatMap((entry) => {
    const rank = whole === '' ? 0 : rankOf(entry, whole, words);
    return rank === null ? [] : [{ entry, rank, canStart: entry.item.status === 'active' }];
  });
  return found
    .sort((a, b) => a.rank - b.rank || Number(b.canStart) - Number(a.canStart))
    .slice(0, limit)
    .map(({ entry, rank, canStart }) => ({ item: entry.item, kind: ranks[rank] ?? 'subsequence', canStart }));
}

/** The whole query as one word, or else its words one by one, the weakest counting. */
function rankOf(entry: IndexEntry, whole: string, words: readonly string[]): number | null {
  const together = rankOfWord(entry, whole);
  if (together !== null || words.length < 2) return together;
  const apart = words.map((word) => rankOfWord(entry, word));
  return apart.reduce<number | null>(
    (worst, rank) => (worst === null || rank === null ? null : Math.max(worst, rank)),
    0,
  );
}

function rankOfWord(entry: IndexEntry, word: string): number | null {
  const kind = kindOf(entry, word);
  return kind === null ? null : ranks.indexOf(kind);
}

function kindOf(entry: IndexEntry, word: string): ItemMatchKind | null {
  const { codes, name, aliases, pinyin, initials, themes } = entry;
  if (codes.includes(word)) return 'exact-code';
  if (name === word) return 'exact-name';
  if (name.startsWith(word)) return 'name-prefix';
  if (aliases.some((alias) => alias.startsWith(word))) return 'alias-prefix';
  if (initials.startsWith(word)) return 'initials-prefix';
  if (pinyin.startsWith(word)) return 'pinyin-prefix';
  if (name.includes(word)) return 'name-part';
  if (aliases.some((alias) => alias.includes(word))) return 'alias-part';
  if (codes.some((code) => code.includes(word))) return 'code-part';
  if (initials.includes(word)) return 'initials-part';
  // A single letter stands somewhere in every pinyin.
  if (word.length > 1 && pinyin.includes(word)) return 'pinyin-part';
  if (themes.some((theme) => theme.includes(word))) return 'theme';
  if (word.length > 1 && (isSubsequence(word, name) || isSubsequence(word, initials))) return 'subsequence';
  return null;
}

function isSubsequence(word: string, text: string): boolean {
  let from = 0;
  for (const character of word) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

/** Case, width, spaces and punctuation make no difference; ü is typed as v. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[\s\p{P}\p{S}]/gu, '');
}
