import { expect, test } from 'vitest';
import { configurationSchema } from '../../../main/domain/configuration.ts';
import { shippedTexts } from '../../../main/texts/shipped-texts.ts';
import { offeredTexts } from '../../../main/usecases/kiosk/offered-texts.ts';
import type { TextTable } from '../../../preload/contract-kiosk.ts';
import { neededWords } from '../../../renderer/stations/kiosk/frame/offered-languages.ts';
import { directionOf, reportOn, wordsOf } from '../../../renderer/text/county-tables.ts';
import { isChinese } from '../../../renderer/text/use-chinese-marks.ts';
import '../../../renderer/stations/kiosk/kiosk-text.ts';
import '../../../renderer/stations/kiosk/frame/frame-text.ts';
import '../../../renderer/stations/kiosk/frame/language-text.ts';
import '../../../renderer/stations/kiosk/login/login-text.ts';
import '../../../renderer/stations/kiosk/out-of-service-text.ts';
import '../../../renderer/stations/kiosk/session/session-text.ts';
import '../../../renderer/text/shell-text.ts';

const script: Readonly<Record<string, RegExp>> = { za: /^\p{Script=Latin}$/u, ug: /^\p{Script=Arabic}$/u };

test.for(shippedTexts)(
  '$language has every word that a kiosk needs before it is offered, and fills in the same values',
  (table) => {
    // A word that was added to a kiosk's pages is added to main/texts/*.json too; nobody offers a language that lacks one.
    expect(reportOn(table, neededWords)).toEqual({ language: table.language, missing: [], unusable: [] });
    for (const words of wordsOf(table)) {
      expect(words).toBe(words.trim());
      expect(words).toBe(words.normalize('NFC'));
      for (const letter of words.replaceAll(/\{\{\w+\}\}/g, '').match(/\p{L}/gu) ?? [])
        expect(letter, words).toMatch(script[table.language] ?? /./);
    }
  },
);

test('nobody has reviewed them, and the files say so', () => {
  expect(shippedTexts.map(({ language }) => language)).toEqual(['ug', 'za']);
  expect(shippedTexts.map(({ language }) => directionOf(language))).toEqual(['rtl', 'ltr']);
  for (const { reviewed, note } of shippedTexts) {
    expect(reviewed).toBeNull();
    expect(note).toMatch(/Draft.*草稿/);
  }
});

test('a real kiosk offers what the county named and a speaker has read; the demo and practice show drafts too', () => {
  const read = { by: '阿依古丽', on: '2026-11-01' };
  const [ug, za] = shippedTexts as [TextTable, TextTable];
  const offered = (
    texts: readonly TextTable[],
    {
      demo = false,
      isHere = false,
      named = {},
    }: { demo?: boolean; isHere?: boolean; named?: Record<string, number> } = {},
  ) => {
    const configuration = configurationSchema.parse(named);
    return offeredTexts({ texts, isOnlyTried: demo || isHere, configuration }).map(({ language }) => language);
  };
  const named = { kioskLanguageUg: 1 };
  expect(offered([ug, za], { named })).toEqual([]);
  expect(offered([{ ...ug, reviewed: read }, za], { named })).toEqual(['ug']);
  expect(offered([{ ...ug, language: 'ug-Arab', reviewed: read }], { named })).toEqual(['ug-Arab']);
  expect(
    offered([
      { ...ug, reviewed: read },
      { ...za, reviewed: read },
    ]),
  ).toEqual([]);
  expect(offered([{ ...za, language: 'xx', reviewed: read }], { named })).toEqual([]);
  expect(offered([ug, za], { demo: true })).toEqual(['ug', 'za']);
  expect(offered([ug, za], { isHere: true })).toEqual(['ug', 'za']);
});

test('a sentence is Chinese by its letters, not by its numbers and signs', () => {
  expect(isChinese('请到窗口')).toBe(true);
  expect(isChinese('12 份材料（A4）')).toBe(true);
  expect(isChinese('青禾镇 كۆزنىكىگە بېرىڭ، خادىملار')).toBe(false);
  expect(isChinese('12:05')).toBe(false);
});
