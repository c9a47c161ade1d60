import { pinyin } from 'pinyin-pro';

/** Search keys of a name: whole syllables and their first letters, without tones, spaces or punctuation. */
export function pinyinKeys(name: string): { readonly pinyin: string; readonly pinyinInitials: string } {
  // ü is typed as v on every Chinese keyboard.
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed', v: true }).map((syllable) =>
    syllable.toLowerCase(),
  );
  return { pinyin: syllables.join(''), pinyinInitials: syllables.map((syllable) => syllable.charAt(0)).join('') };
}
