import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeCardText, encodeCardText } from '../../../../drivers/card-reader/card-layout.ts';
import { chipNationName } from '../../../../drivers/card-reader/nation-names.ts';
import { gb18030PuaTable, puaTableWith, toStandardText } from '../../../../drivers/card-reader/pua-table.ts';
import { nationName, nations } from '../../../../main/domain/nations.ts';

/** Two independent tables at hand: iconv-lite has GB 18030-2005, this runtime's TextDecoder has 2022. */
const newest = new TextDecoder('gb18030', { fatal: true });

describe('private-use characters', () => {
  test('the 18 codes that got characters in 2022 agree with both tables', () => {
    const codes = [
      0xa6d9, 0xa6da, 0xa6db, 0xa6dc, 0xa6dd, 0xa6de, 0xa6df, 0xa6ec, 0xa6ed, 0xa6f3, 0xfe59, 0xfe61, 0xfe66, 0xfe67,
      0xfe6d, 0xfe7e, 0xfe90, 0xfea0,
    ];
    for (const code of codes) {
      const bytes = Uint8Array.of(code >> 8, code & 0xff);
      const before = iconv.decode(Buffer.from(bytes), 'gb18030');
      expect(before.charCodeAt(0)).toBeGreaterThanOrEqual(0xe000);
      expect(toStandardText(before, gb18030PuaTable)).toEqual({ text: newest.decode(bytes), unmapped: [] });
    }
  });

  test('the run from U+E815 is that of the codes from FE50', () => {
    const stillPrivate = new Map([
      [0xfe51, 0x20087],
      [0xfe52, 0x20089],
      [0xfe53, 0x200cc],
      [0xfe6c, 0x215d7],
      [0xfe76, 0x2298f],
      [0xfe91, 0x241fe],
    ]);
    let privateUse = 0xe815;
    for (let code = 0xfe50; code <= 0xfea0; code += 1) {
      if (code === 0xfe7f) continue;
      const standard = stillPrivate.get(code) ?? newest.decode(Uint8Array.of(code >> 8, code & 0xff)).codePointAt(0);
      expect([code, gb18030PuaTable.get(privateUse)]).toEqual([code, standard]);
      privateUse += 1;
    }
    expect(privateUse).toBe(0xe865);
  });

  test('a name shows both forms, and says what nobody has mapped', () => {
    const name = '\ue863\ue5e5𬱖';
    expect(decodeCardText(encodeCardText('citizen', { name, address: '\ue816村' }))).toMatchObject({
      name,
      address: '\ue816村',
      standard: { name: '䶮\ue5e5𬱖', address: '𠂇村' },
      unmapped: ['U+E5E5'],
    });
  });

  test('a province adds its own', () => {
    const table = puaTableWith('# police font of a province\r\nE5E5 2CC56 # 𬱖\n\nU+E5E6 = U+4DAE\n');
    expect(decodeCardText(encodeCardText('citizen', { name: '\ue5e5\ue5e6' }), table)).toMatchObject({
      name: '\ue5e5\ue5e6',
      standard: { name: '𬱖䶮' },
      unmapped: [],
    });
    expect(gb18030PuaTable.has(0xe5e5)).toBe(false);
  });

  test.each(['4E00 4E01', 'E5E5 E5E6', 'E5E5', 'E5E5 D800', 'E5E5 20', 'hello'])('%s is no mapping', (line) => {
    expect(() => puaTableWith(`E5E7 4E00\n${line}`)).toThrow(/line 2/);
  });
});

describe('nations', () => {
  test('the same names as everywhere in the house', () => {
    for (const { code } of nations) expect(chipNationName(code)).toBe(nationName(code));
    expect(nations.length).toBe(56);
    expect([chipNationName('97'), chipNationName('98')]).toEqual(['其他', '外国血统中国籍人士']);
  });

  test.each(['00', '57', '99', '穿青', '1', ''])('unknown %j is shown as it came', (code) => {
    expect(chipNationName(code)).toBe(code);
  });
});
