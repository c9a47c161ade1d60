import type { PinyinTable } from './pinyin-table.ts';

/** Letters as syllables; the last one may be the beginning of one. `'` is where the typist put a border. */
export interface Split {
  readonly syllables: readonly string[];
  readonly isLastOpen: boolean;
}

const longestSyllable = 6;
const splitsAtMost = 12;

/** Every way to read the letters, fewest syllables first: `xian` is 先 before it is 西安. Empty where nothing fits. */
export function splitPinyin(table: PinyinTable, letters: string): readonly Split[] {
  const found: Split[] = [];
  walk(table, letters, [], found);
  return found.sort((a, b) => a.syllables.length - b.syllables.length || Number(a.isLastOpen) - Number(b.isLastOpen));
}

function walk(table: PinyinTable, rest: string, before: readonly string[], found: Split[]): void {
  if (found.length >= splitsAtMost) return;
  if (rest === '') {
    if (before.length > 0) found.push({ syllables: before, isLastOpen: false });
    return;
  }
  if (rest.startsWith("'")) {
    if (before.length > 0) walk(table, rest.slice(1), before, found);
    return;
  }
  for (let length = Math.min(longestSyllable, rest.length); length > 0; length -= 1) {
    const head = rest.slice(0, length);
    if (head.includes("'")) continue;
    const tail = rest.slice(length);
    if (table.characters.has(head)) walk(table, tail, [...before, head], found);
    else if (tail === '' && isBeginning(table.syllables, head)) {
      found.push({ syllables: [...before, head], isLastOpen: true });
    }
  }
}

export function isBeginning(sorted: readonly string[], head: string): boolean {
  return sorted[firstAtOrAfter(sorted, head)]?.startsWith(head) ?? false;
}

export function firstAtOrAfter(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
