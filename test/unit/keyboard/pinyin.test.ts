import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { candidatesFor } from '../../../renderer/keyboard/engine/candidates.ts';
import { splitPinyin } from '../../../renderer/keyboard/engine/split-pinyin.ts';
import { gb2312 } from '../../keyboard/han-characters.ts';
import { placeNames } from '../../keyboard/place-names.ts';
import { surnames } from '../../keyboard/surnames.ts';
import { pinyinTable as table } from './tables.ts';

const texts = (letters: string) => candidatesFor(table, letters).map(({ text }) => text);
const spell = (word: string) => pinyin(word, { toneType: 'none', type: 'array', v: true });

describe('the in-page keyboard spells offline', () => {
  test('the words of a hall come first', () => {
    for (const word of ['申请', '身份证', '我们', '低保', '残疾证', '宅基地', '派出所', '不满意', '营业执照']) {
      expect(texts(spell(word).join('')).slice(0, 3), word).toContain(word);
    }
  });

  test('the 300 commonest surnames are among the first of their syllable, the compound ones as words', () => {
    expect(surnames.length).toBeGreaterThanOrEqual(300);
    const lost = surnames.filter(({ name, spelled }) => {
      const place = texts(spelled.join('')).indexOf(name);
      return place < 0 || place >= 120;
    });
    expect(lost).toEqual([]);
  });

  test('every province, prefecture and near county is a word', () => {
    expect(placeNames.length).toBeGreaterThan(500);
    const lost = placeNames.filter((place) => !texts(spell(place).join('')).includes(place));
    expect(lost).toEqual([]);
  });

  test('every character of GB 2312 is found under each of its readings', () => {
    for (const character of [...gb2312(1), ...gb2312(2)]) {
      const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
      for (const reading of readings) {
        if (/^[a-z]+$/.test(reading)) expect(table.characters.get(reading), character).toContain(character);
      }
    }
  });

  test('letters have several readings; an apostrophe decides', () => {
    expect(splitPinyin(table, 'xian').map(({ syllables }) => syllables.join(' '))).toEqual(
      expect.arrayContaining(['xian', 'xi an']),
    );
    expect(texts("xi'an")[0]).toBe('西安');
    expect(texts('xian')).toEqual(expect.arrayContaining(['先', '西安']));
  });

  test('a candidate says how much it answers; the rest is offered next', () => {
    const first = candidatesFor(table, 'liming').find(({ text }) => text === '李');
    expect(first?.takes).toBe(2);
    const word = candidatesFor(table, "nan'ningshi").find(({ text }) => text === '南宁');
    expect("nan'ningshi".slice(word?.takes)).toBe('shi');
  });

  test('what is not finished is offered already; what is no pinyin can be put as letters', () => {
    expect(texts('shenq')).toContain('申请');
    expect(texts('zh').length).toBeGreaterThan(30);
    expect(candidatesFor(table, 'vvv')).toEqual([{ text: 'vvv', takes: 3 }]);
    expect(candidatesFor(table, '')).toEqual([]);
  });

  test('the same letters give the same candidates however often one was chosen', () => {
    const before = texts('shi');
    for (const text of before.slice(0, 50)) candidatesFor(table, spell(text).join(''));
    expect(texts('shi')).toEqual(before);
  });
});
