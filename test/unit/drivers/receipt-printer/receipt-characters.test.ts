import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import {
  cheapNarrow,
  cheapWide,
  type PrinterModel,
  wellEquipped,
} from '../../../../drivers/receipt-printer/printer-model.ts';
import { pageText } from '../../../../drivers/receipt-printer/receipt-page.ts';
import { isInFont } from '../../../../drivers/receipt-printer/two-byte-fonts.ts';
import { must } from '../../../../main/domain/result.ts';
import { canPrint } from '../../../../main/paper/receipt-encoding.ts';
import { receiptForPrinter } from '../../../../main/paper/receipt-for-printer.ts';
import { receiptText } from '../../../../main/paper/receipt-text.ts';
import { receiptCase } from '../../paper/receipt-case.ts';
import { imagesOf, printedOn } from './printed-receipt.ts';

function print(name: string, model: PrinterModel = cheapWide) {
  const { bytes, warnings } = must(receiptForPrinter(receiptCase({ name }), model));
  const { bands, refused } = printedOn(model, bytes);
  expect(refused).toEqual([]);
  // One picture is the QR code.
  return { text: pageText(bands), drawnLines: imagesOf(bands).length - 1, warnings };
}

describe('which characters a printer has', () => {
  test.each([
    ['王美娜', true, true, true],
    ['张·三（女）', true, true, true],
    ['喆', false, true, true],
    ['镕', false, true, true],
    ['é', true, true, true],
    ['€', false, false, true],
    ['䶮', false, false, true],
    ['¥', false, false, false],
    ['ñ', false, false, false],
    ['𬱖', false, false, false],
    ['𰻞', false, false, false],
    ['\uf92c', false, false, false],
    ['\u0301', false, false, false],
    ['\ue78d', false, false, false],
    ['\ud842', false, false, false],
    ['龴', false, false, false],
  ] as const)('%s', (text, gb2312, gbk, gb18030) => {
    expect([canPrint(text, 'gb2312'), canPrint(text, 'gbk'), canPrint(text, 'gb18030')]).toEqual([
      gb2312,
      gbk,
      gb18030,
    ]);
  });

  test('GB2312 has 6,763 hanzi and 682 signs, GBK 21,886 characters', () => {
    const count = (encoding: 'gb2312' | 'gbk', firstLead: number, lastLead: number) => {
      let inFont = 0;
      for (let lead = firstLead; lead <= lastLead; lead += 1) {
        for (let trail = 0x40; trail <= 0xfe; trail += 1) if (isInFont(lead, trail, encoding)) inFont += 1;
      }
      return inFont;
    };
    expect(count('gb2312', 0xb0, 0xf7)).toBe(6_763);
    expect(count('gb2312', 0xa1, 0xa9)).toBe(682);
    // Every character of the table that Windows calls 936 is in, and nothing that it lacks.
    let same = 0;
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        if (trail === 0x7f) continue;
        const character = iconv.decode(Buffer.of(lead, trail), 'cp936');
        const isThere = character.length === 1 && !/[\ufffd\ue000-\uf8ff]/.test(character);
        if (isThere && isInFont(lead, trail, 'gbk')) same += 1;
        if (isThere) expect(isInFont(lead, trail, 'gbk'), character).toBe(true);
      }
    }
    expect(same).toBeGreaterThan(21_700);
  });

  test('whatever is sent as text comes back as itself by the table of 2022', () => {
    const current = new TextDecoder('gb18030');
    for (let code = 0x80; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code);
      if (!canPrint(character, 'gb18030')) continue;
      expect(current.decode(iconv.encode(character, 'gb18030'))).toBe(character);
    }
  });
});

describe('a name on the receipt', () => {
  test('in the font of the printer it is text', () => {
    expect(print('王美娜')).toMatchObject({ drawnLines: 0, warnings: [] });
    expect(print('王美娜').text).toContain('申请人：  王美娜');
  });

  test.each(['𬱖试', '䶮', '𰻞', 'José Ñandú', 'A\u0303', '¥', '喆'])('%s is drawn, and nothing is missing', (name) => {
    const model: PrinterModel = { ...cheapNarrow, encoding: 'gb2312' };
    const { drawnLines, warnings } = print(name, model);
    expect(drawnLines).toBe(1);
    // Drawn is no loss; spelled out would be one.
    expect(warnings.map(({ kind }) => kind)).toEqual(['characters-drawn']);
  });

  test('a letter and its marks become one letter; a hanzi is never swapped for its twin', () => {
    expect(receiptText('e\u0301').text).toBe('é');
    expect(receiptText('\uf92c').text).toBe('\uf92c');
  });

  test.each([
    ['\ue81e', '龴'],
    ['\ue78d', '︐'],
    ['\ue816', '𠂇'],
  ])('a private-use code that has its own place today is that character (%s)', (old, today) => {
    const { text, missing } = receiptText(old);
    expect([today, `〔U+${today.codePointAt(0)?.toString(16).toUpperCase()}〕`]).toContain(text);
    expect(missing.length === 0).toBe(text === today);
  });

  test.each([
    ['𪚥𪚥', '〔U+2A6A5〕〔U+2A6A5〕', '𪚥'],
    ['王\ud842', '王〔U+D842〕', '\ud842'],
    ['王\udfb7娜', '王〔U+DFB7〕娜', '\udfb7'],
    ['n\u0302', 'n〔U+0302〕', '\u0302'],
    ['王\ue5e5', '王〔U+E5E5〕', '\ue5e5'],
    ['王☃🂡', '王☃〔U+1F0A1〕', '🂡'],
  ])('%j is spelled out, and the outcome says so', (name, shown, character) => {
    const { text, missing } = receiptText(name);
    expect(missing).toContain(character);
    if (missing.length === 1) expect(text).toBe(shown);
    const { warnings } = print(name);
    expect(warnings[0]).toEqual({ kind: 'characters-spelled-out', characters: missing });
  });

  test('what the printer lacks and the shipped font has is named as drawn, each once, and nothing of a plain name', () => {
    expect(print('王美娜').warnings).toEqual([]);
    const oldFont: PrinterModel = { ...cheapNarrow, encoding: 'gb2312' };
    expect(print('𬱖试𬱖喆', oldFont).warnings).toEqual([{ kind: 'characters-drawn', characters: ['𬱖', '喆'] }]);
    expect(print('𬱖试𬱖喆', wellEquipped).warnings).toEqual([{ kind: 'characters-drawn', characters: ['𬱖'] }]);
  });

  test('commands and direction marks in it are taken out, and the receipt stays one', () => {
    const { text } = print('张\u001b@\u001dV0\u0010\u0014\u202e三');
    expect(text).toContain('张@V0三');
    expect(text).toContain('经办人');
  });
});

describe('what an older printer program would have sent is refused by a cheap printer', () => {
  const gb = (text: string) => iconv.encode(text, 'gb18030');
  const job = (...parts: readonly (string | Uint8Array)[]) =>
    Buffer.concat(['\x1b@\x1c&', ...parts, 'x\n\x1dVB\x00'].map((part) => Buffer.from(part as string, 'latin1')));

  test.each<[string, Buffer, string]>([
    ['four-byte GB 18030', job(gb('𬱖')), 'GB 18030 four-byte'],
    ['a character its font lacks', job(gb('䶮')), 'character'],
    ['GS ( k', job('\x1d(k\x03\x001C\x06'), 'GS ( k'],
    ['GS k', job('\x1dkI\x04{Bab'), 'GS k'],
    ['GS 8 L', job('\x1d8L\x0b\x00\x00\x000p0\x01\x011\x08\x00\x01\x00\xff'), 'GS 8'],
    ['a code page', job('\x1c.\x1bt\x01\x95\x95'), 'ESC t'],
    ['a raster wider than its head', job(`\x1dv0\x00\x31\x00\x01\x00${'\xff'.repeat(0x31)}`), 'raster too wide'],
    ['a cut without a cutter', job(''), 'GS V'],
    ['a drawer it has no plug for', job('\x1bp\x00\x32\xfa'), 'ESC p'],
  ])('%s', (_name, bytes, what) => {
    expect(printedOn(cheapNarrow, bytes).refused).toContain(what);
    expect(what === 'GS V' || !printedOn(wellEquipped, bytes).refused.includes('GS V')).toBe(true);
  });
});
