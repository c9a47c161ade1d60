import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spokenText } from '../../../main/domain/read-aloud/spoken-text.ts';

const say = (text: string) => spokenText(text, '请看屏幕');

describe('R61: what is read aloud', () => {
  test('says neither numbers of a person nor amounts, however they are written', () => {
    for (const text of [
      '110105194912310021',
      '110105 1949 1231 002X',
      '110105********002X',
      '6222 0212 3456 7890 123',
      '138****1234',
      '0771-5512345',
      '￥1,200.00',
      '1200元',
      '12.50 元整',
      '３００元',
      '5万元',
      '人民币叁佰元整',
      '一千二百元',
      'CNY 88.00',
    ]) {
      expect(say(`您的号码或金额是${text}，请核对。`), text).toBe(
        text.startsWith('人民币') ? '您的号码或金额是人民币请看屏幕，请核对。' : '您的号码或金额是请看屏幕，请核对。',
      );
    }
  });

  test('leaves what people need to hear as it is', () => {
    for (const text of [
      '请在2026年11月22日前补齐3份材料。',
      '请到5号窗口，第12号。',
      '姓名：李秀兰',
      '承诺时限20个工作日',
    ]) {
      expect(say(text)).toBe(text);
    }
  });

  test('property: no run of seven figures is left, wherever it stood', () => {
    const words = fc
      .array(fc.constantFrom('请核对', '号码', '，', ' ', '在'), { maxLength: 5 })
      .map((parts) => parts.join(''));
    const digits = fc
      .array(fc.constantFrom(...'0123456789'), { minLength: 7, maxLength: 19 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(words, digits, words), { minLength: 1, maxLength: 4 }), (pieces) => {
        const said = say(pieces.flat().join(''));
        expect(said).not.toMatch(/\d{7}/);
        for (const [, number] of pieces) expect(said).not.toContain(number);
      }),
    );
  });
});
