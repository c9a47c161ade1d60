import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { dailyWords } from './daily-words.ts';
import { gb2312, radicalGroups, strokeCounts, unifiedIdeographs } from './han-characters.ts';
import { placeNames } from './place-names.ts';
import { surnames } from './surnames.ts';

/**
 * Makes the tables of the in-page keyboard anew: `node test/keyboard/make-tables.ts`. Sources, all of them here: readings
 * from pinyin-pro (MIT), words from the word list of ICU in this Node (Unicode licence), what this house itself says, and
 * the names of places. Nobody's typing is among them.
 */
const root = path.resolve(import.meta.dirname, '../..');
const tables = path.join(root, 'renderer/keyboard/table');
const wordsAtMost = 60_000;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

function count<K>(counts: Map<K, number>, key: K, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

async function houseWords(): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const joined = new Map<string, number>();
  for (const room of ['main', 'sync', 'renderer', 'preload']) {
    for (const entry of await readdir(path.join(root, room), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.parentPath.includes('keyboard')) continue;
      const source = await readFile(path.join(entry.parentPath, entry.name), 'utf8');
      for (const run of source.match(/\p{Script=Han}+/gu) ?? []) {
        const segments = [...segmenter.segment(run)].map(({ segment }) => segment);
        for (const [at, segment] of segments.entries()) {
          count(counts, segment);
          const next = segments[at + 1];
          if (next !== undefined && segment.length + next.length < 5) count(joined, segment + next);
        }
      }
    }
  }
  // 身份证, 低保: the dictionary takes them for two words, this house says them as one.
  for (const [pair, times] of joined) if (times >= 4) count(counts, pair, times / 4);
  return counts;
}

/** Every pair that the dictionary takes for one word, and those with one of the usual endings. */
function dictionaryWords(characters: readonly string[]): readonly string[] {
  const found: string[] = [];
  const endings = '县市区镇乡村路人家会员者性费金证书学部局院所站';
  const take = (text: string, length: number): void => {
    for (const { segment, isWordLike } of segmenter.segment(text)) {
      if (isWordLike && segment.length === length) found.push(segment);
    }
  };
  for (const first of characters) take(characters.map((second) => first + second).join('\n'), 2);
  const pairs = [...found];
  for (const ending of endings) {
    for (let from = 0; from < pairs.length; from += 2_000) {
      take(
        pairs
          .slice(from, from + 2_000)
          .map((pair) => pair + ending)
          .join('\n'),
        3,
      );
    }
  }
  return found;
}

const spell = (text: string): string => pinyin(text, { toneType: 'none', type: 'array', v: true }).join(' ');

const [everyday, further, all] = [gb2312(1), gb2312(2), unifiedIdeographs()];
const house = await houseWords();
const dictionary = dictionaryWords(everyday);
const weight = new Map<string, number>();
for (const word of dictionary) for (const character of word) count(weight, character);
for (const [word, times] of house) for (const character of word) count(weight, character, 8 * times);
const weightOf = (character: string): number => weight.get(character) ?? 0;

const chars = new Map<string, string[]>();
const rest = new Set([...everyday, ...further]);
for (const character of [
  ...everyday.toSorted((a, b) => weightOf(b) - weightOf(a)),
  ...further.toSorted((a, b) => weightOf(b) - weightOf(a)),
  ...all.filter((one) => !rest.has(one)),
]) {
  for (const syllable of new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }))) {
    if (!/^[a-z]{1,6}$/.test(syllable)) continue;
    chars.set(syllable, [...(chars.get(syllable) ?? []), character]);
  }
}

const scores = new Map<string, number>();
for (const word of dictionary) {
  const letters = Array.from(word);
  scores.set(word, letters.reduce((sum, letter) => sum + Math.log1p(weightOf(letter)), 0) / letters.length);
}
for (const [word, times] of house)
  if (isHan(word) && word.length > 1 && word.length < 6) count(scores, word, 20 + times);
for (const place of placeNames) count(scores, place, 15);
for (const word of dailyWords) count(scores, word, 30);
const words = new Map<string, string[]>();
for (const [word] of [...scores].toSorted(([, a], [, b]) => b - a).slice(0, wordsAtMost)) {
  const spelled = spell(word);
  if (/^[a-z ]+$/.test(spelled)) words.set(spelled, [...(words.get(spelled) ?? []), word]);
}

for (const { name, spelled } of surnames) {
  if (name.length === 1) continue;
  const key = spelled.join(' ');
  words.set(key, [...new Set([...(words.get(key) ?? []), name])]);
}

const sorted = <T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
await writeFile(
  path.join(tables, 'pinyin-table.json'),
  `${JSON.stringify({
    characters: Object.fromEntries(sorted(chars).map(([syllable, found]) => [syllable, found.join('')])),
    words: sorted(words)
      .map(([spelled, found]) => `${spelled.replaceAll(' ', "'")} ${found.join(' ')}`)
      .join('\n'),
  })}\n`,
);

const strokes = strokeCounts(all);
const unknownStrokes = 34;
const radicals = radicalGroups(all).map(({ radical, members }) => {
  const byCount: Record<string, string> = {};
  for (const member of members) {
    const total = strokes.get(member) ?? unknownStrokes;
    const key = total >= unknownStrokes ? '?' : String(total);
    byCount[key] = (byCount[key] ?? '') + member;
  }
  return { radical, strokes: strokes.get(radical) ?? 0, byCount };
});
await writeFile(path.join(tables, 'radical-table.json'), `${JSON.stringify({ radicals })}\n`);
process.stdout.write(`${chars.size} syllables, ${words.size} spellings, ${radicals.length} radicals\n`);
