import { createCanvas, loadImage } from '@napi-rs/canvas';
import iconv from 'iconv-lite';
import receiptline from 'receiptline';
import { describe, expect, it } from 'vitest';
import { readCode128 } from '../../../../drivers/receipt-printer/code128.ts';
import { createEscPosTokeniser } from '../../../../drivers/receipt-printer/escpos-commands.ts';
import { type Band, pageText } from '../../../../drivers/receipt-printer/receipt-page.ts';
import { receiptPicture } from '../../../../drivers/receipt-printer/receipt-picture.ts';
import { createTypesetter } from '../../../../drivers/receipt-printer/receipt-typesetter.ts';

const esc = (...parts: readonly (string | number | Uint8Array)[]) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : typeof part === 'number' ? Uint8Array.of(part) : part,
    ),
  );
const gb = (text: string) => iconv.encode(text, 'gb18030');

function typeset(bytes: Uint8Array): readonly Band[] {
  const typesetter = createTypesetter();
  return createEscPosTokeniser()
    .push(bytes)
    .flatMap((command) => typesetter.set(command));
}

async function dots(bands: readonly Band[]): Promise<(x: number, y: number) => boolean> {
  const picture = await loadImage(await receiptPicture(bands));
  expect(picture.width).toBe(576);
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  return (x, y) => (context.getImageData(x, y, 1, 1).data[0] ?? 255) < 128;
}

const topDots = 24;

describe('the simulated print head', () => {
  it('sets Chinese only in Kanji mode, two columns a character', () => {
    expect(pageText(typeset(esc('\x1b@\x1c&', gb('受理'), '\n')))).toBe('受理');
    expect(pageText(typeset(esc('\x1b@\x1c.', gb('受'), '\n')))).not.toContain('受');
    const [line] = typeset(esc('\x1c&', gb('受理ab'), '\n'));
    expect(line?.kind === 'line' && line.runs[0]?.widthDots).toBe(2 * 24 + 2 * 12);
  });

  it('prints four-byte GB 18030 as the garbage that cheap printers make of it', () => {
    const text = pageText(typeset(esc('\x1c&', gb('𬱖试'), '\n')));
    expect(text).toBe('▯3▯6试');
  });

  it('prints private-use codes as holes, and a lead byte without its second one too', () => {
    expect(pageText(typeset(esc('\x1c&', 0xb0, '\n', gb('阿'), '\n')))).toBe('▯\n阿');
    expect(pageText(typeset(esc('\x1c&', 0xaa, 0xa1, '\n')))).toBe('▯');
  });

  it('aligns, wraps at the paper edge and doubles', () => {
    expect(pageText(typeset(esc('\x1ba\x01ab\n')))).toBe(`${' '.repeat(23)}ab`);
    const [centred] = typeset(esc('\x1ba\x01ab\n'));
    expect(centred?.kind === 'line' && centred.xDots).toBe((576 - 24) / 2);
    expect(pageText(typeset(esc('x'.repeat(49), '\n'))).split('\n')).toEqual(['x'.repeat(48), 'x']);
    const [doubled] = typeset(esc('\x1d!\x11ab\n'));
    expect(doubled).toMatchObject({ heightDots: 48, runs: [{ timesWide: 2, timesHigh: 2, widthDots: 48 }] });
  });

  it('draws a stored QR code module for module', async () => {
    const data = 'https://county.example/q?n=受理1';
    const utf8 = Buffer.from(data);
    const stored = esc('\x1d(k', (utf8.length + 3) & 255, 0, '1P0', utf8);
    const bands = typeset(
      esc('\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1', stored, '\x1d(k\x03\x001Q0'),
    );
    expect(pageText(bands)).toBe(`[二维码 ${data}]`);
    const matrix = receiptline.qrcode.generate({ data, type: 'qrcode', cell: 6, level: 'm' });
    const isBlack = await dots(bands);
    const drawn = matrix.map((row, y) => Array.from(row, (_, x) => (isBlack(x * 6 + 3, topDots + y * 6 + 3) ? 1 : 0)));
    expect(drawn).toEqual(matrix.map((row) => Array.from(row)));
  });

  it('draws GS v 0, GS 8 L and ESC * pictures dot for dot', async () => {
    // Two dots, a gap, a dot; and the same turned on its side.
    const rows = Uint8Array.of(0b1101_0000, 0, 0, 0, 0, 0, 0, 0);
    const raster = typeset(esc('\x1dv0\x00\x01\x00\x08\x00', rows));
    const graphics = typeset(esc('\x1d8L\x12\x00\x00\x000p0\x01\x011\x08\x00\x08\x00', rows, '\x1d(L\x02\x0002'));
    const columns = typeset(esc('\x1b*\x01\x08\x00', Uint8Array.of(0x80, 0x80, 0, 0x80, 0, 0, 0, 0), '\n'));
    for (const bands of [raster, graphics, columns]) {
      const isBlack = await dots(bands);
      expect([0, 1, 2, 3, 4].map((x) => isBlack(x, topDots))).toEqual([true, true, false, true, false]);
      expect(isBlack(0, topDots + 1)).toBe(false);
    }
  });

  it('sets what receiptline writes, table rules and bar code included', () => {
    const document = '{w:8,*;b:line}\n申请人|王美娜\n{b:none;w:auto}\n{code:WA12345678;option:code128,2,60,hri}\n=';
    const commands = receiptline.transform(document, { cpl: 48, encoding: 'gb18030', command: 'escpos' });
    const text = pageText(typeset(Buffer.from(commands, 'latin1')));
    expect(text).toMatch(/╭─+┬─+╮\n│ *申请人│ *王美娜 *│\n╰─+┴─+╯/);
    expect(text).toContain('[条码 WA12345678]');
  });
});

describe('CODE128 arguments', () => {
  const read = (argument: string) => readCode128([...Buffer.from(argument, 'latin1')]);
  it('reads sets, pairs of digits and braces', () => {
    expect(read('{BWA{C\x0c\x22\x38')).toBe('WA123456');
    expect(read('{Ba{{b')).toBe('a{b');
    expect(read('{B{1x')).toBe('x');
  });
  it('refuses what a printer refuses', () => {
    expect(read('AB')).toBeNull();
    expect(read('{C\x7f')).toBeNull();
    expect(read('{B\xe9')).toBeNull();
  });
});
