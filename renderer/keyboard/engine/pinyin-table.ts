/** 拼音 -> 字 and 词, as the table brings them: what is met more often comes first. No use of it changes it. */
export interface PinyinTable {
  /** By syllable, without tone; ü is v. */
  readonly characters: ReadonlyMap<string, readonly string[]>;
  /** By syllables joined with `'`. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** The keys of `words`, sorted: for spellings that are not finished yet. */
  readonly spellings: readonly string[];
  /** The syllables, sorted. */
  readonly syllables: readonly string[];
}

/** As it lies in the file: each line of `words` is a spelling and its words. */
export interface StoredPinyinTable {
  readonly characters: Readonly<Record<string, string>>;
  readonly words: string;
}

export function readPinyinTable(stored: StoredPinyinTable): PinyinTable {
  const characters = new Map(
    Object.entries(stored.characters).map(([syllable, text]) => [syllable, Array.from(text)] as const),
  );
  const words = new Map(
    stored.words.split('\n').map((line) => {
      const [spelling = '', ...found] = line.split(' ');
      return [spelling, found] as const;
    }),
  );
  return { characters, words, spellings: [...words.keys()].sort(), syllables: [...characters.keys()].sort() };
}
