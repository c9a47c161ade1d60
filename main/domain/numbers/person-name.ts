import { type NumberProblem, problem } from './problem.ts';

export type PersonNameProblem = NumberProblem<'empty' | 'too-long' | 'digits' | 'characters' | 'dot'>;

/**
 * Letters of any script and their marks; 〇 and the radicals, which are Han but no letters; the whole of planes 2 and 3, where the rare hanzi live, whether or not this
 * engine's Unicode tables know them yet; and private-use code points, which old identity cards really hold. A name that
 * a chip carries must never be refused for its characters (GB 18030-2022, level 3).
 */
const letter = String.raw`[\p{L}\p{M}\p{Script=Han}\p{Co}\u{20000}-\u{3FFFD}]`;
const nameShape = new RegExp(`^${letter}+(?:[·'’.,\\- ]+${letter}+)*\\.?$`, 'u');

/** 1 to 50 code points; hanzi with ·, or the letters of a foreigner's name. */
export function checkPersonName(value: string): PersonNameProblem | null {
  const name = normalisePersonName(value);
  if (name === '') return problem('empty', '请填写姓名', 'Please enter the name');
  if (codePointCount(name) > 50)
    return problem('too-long', '姓名最多 50 个字，请核对', 'A name has at most 50 characters');
  if (/\p{Nd}/u.test(name))
    return problem('digits', '姓名里有数字，请核对', 'There is a digit in the name. Please check');
  if (/^·|·$|··/u.test(name)) {
    return problem('dot', '姓名里的“·”要在两个字中间，请核对', 'The “·” belongs between two characters. Please check');
  }
  if (nameShape.test(name)) return null;
  return problem('characters', '姓名里有不该有的符号，请核对', 'There is a stray sign in the name. Please check');
}

/**
 * One spelling of the same name: the dot of · is U+00B7 whatever the keyboard made of it, and hanzi stand without spaces.
 * No Unicode normalisation: it would replace compatibility ideographs, and the name would no longer be the chip's.
 */
export function normalisePersonName(value: string): string {
  return value
    .replace(/[\s\u3000]+/gu, ' ')
    .trim()
    .replace(/[\u2022\u30fb\uff0e\uff65\u2027\u2219\u22c5\u0387\u16eb]/gu, '·')
    .replace(/(?<=\p{Script=Han}) ?[.·] ?(?=\p{Script=Han})/gu, '·')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

/** Characters as a person counts them; never UTF-16 units. */
export function codePointCount(value: string): number {
  return Array.from(value).length;
}
