import type { PinyinTable } from './pinyin-table.ts';
import { firstAtOrAfter, type Split, splitPinyin } from './split-pinyin.ts';

/** A word or character for the first letters; what is behind them stays to be chosen. */
export interface Candidate {
  readonly text: string;
  /** How many of the typed signs it answers, borders among them. */
  readonly takes: number;
}

const unfinishedAtMost = 30;

/** Whole readings first, then shorter words, then single characters; the same text once. Empty for no letters at all. */
export function candidatesFor(table: PinyinTable, letters: string): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const put = (text: string, takes: number): void => {
    if (!found.has(text)) found.set(text, { text, takes });
  };
  const splits = splitPinyin(table, letters);
  for (const split of splits) putWords(table, split, letters, put);
  const longest = Math.max(0, ...splits.map(({ syllables }) => syllables.length));
  for (let count = longest - 1; count > 1; count -= 1) {
    for (const split of splits) {
      if (split.syllables.length <= count) continue;
      const head = split.syllables.slice(0, count);
      for (const word of table.words.get(head.join("'")) ?? []) put(word, spanOf(letters, head));
    }
  }
  for (const split of splits) putCharacters(table, split, letters, put);
  // What no syllable begins with is offered as it stands, so that nobody is stuck with letters that can't be left.
  if (splits.length === 0 && letters !== '') put(letters, letters.length);
  return [...found.values()];
}

type Put = (text: string, takes: number) => void;

function putWords(table: PinyinTable, split: Split, letters: string, put: Put): void {
  if (split.syllables.length < 2) return;
  const spelled = split.syllables.join("'");
  for (const word of table.words.get(spelled) ?? []) put(word, letters.length);
  if (!split.isLastOpen) return;
  let offered = 0;
  for (let at = firstAtOrAfter(table.spellings, spelled); at < table.spellings.length; at += 1) {
    const spelling = table.spellings[at] as string;
    if (!spelling.startsWith(spelled) || offered >= unfinishedAtMost) return;
    // One more syllable than was begun is another word.
    if (spelling.split("'").length !== split.syllables.length) continue;
    for (const word of table.words.get(spelling) ?? []) {
      put(word, letters.length);
      offered += 1;
    }
  }
}

function putCharacters(table: PinyinTable, split: Split, letters: string, put: Put): void {
  const [first] = split.syllables;
  if (first === undefined) return;
  const takes = spanOf(letters, [first]);
  const isOpen = split.isLastOpen && split.syllables.length === 1;
  const syllables = isOpen ? table.syllables.filter((syllable) => syllable.startsWith(first)) : [first];
  // Of a syllable that is only begun the commonest of each, so that a page holds all of them.
  const lists = syllables.map((syllable) => table.characters.get(syllable) ?? []);
  if (!isOpen) for (const character of lists[0] ?? []) put(character, takes);
  else {
    for (let rank = 0; rank < unfinishedAtMost; rank += 1) {
      for (const list of lists) if (list[rank] !== undefined) put(list[rank] as string, takes);
    }
  }
}

/** How many signs of `letters` these syllables are, the borders before and between them counted. */
function spanOf(letters: string, syllables: readonly string[]): number {
  let at = 0;
  for (const syllable of syllables) {
    while (letters[at] === "'") at += 1;
    at += syllable.length;
  }
  while (letters[at] === "'") at += 1;
  return at;
}
