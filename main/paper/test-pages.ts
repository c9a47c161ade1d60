import { Buffer } from 'node:buffer';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import receiptline from 'receiptline';
import type { PrinterProfile } from '../../drivers/receipt-printer/port.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { a4Document } from './a4.ts';
import { markedLines } from './marks.ts';
import type { TestFacts } from './port.ts';
import { rasterAsImage, receiptCommands } from './receipt-commands.ts';
import { canPrint } from './receipt-encoding.ts';
import { laidOut } from './receipt-layout.ts';
import type { ReceiptLine } from './receipt-lines.ts';
import { receiptMarkup } from './receipt-markup.ts';
import { lineRaster, type Raster } from './receipt-raster.ts';

/** Characters of names that printers lack, by where they stand: GBK, the four-byte zone, plane 2, and a half-width mix. */
const rareLines = ['常用：张王李赵 0123 ABC', 'GBK：镕堃喆玥', '四字节：㛃䶮𬱖𠅤', '少数民族：᠊ · 买买提·热合曼'];

/** What shows at one look whether paper, head, characters, codes and cutter are as they should be. */
export function testReceipt(facts: TestFacts, profile: PrinterProfile): Result<Uint8Array> {
  try {
    const { lines } = laidOut(
      markedLines(
        [
          text('打印测试', { large: true, bold: true, align: 'centre' }),
          text(facts.printerName, { align: 'centre' }),
          text(facts.where, { align: 'centre' }),
          text(facts.printedAt, { align: 'centre' }),
          { kind: 'rule' },
          ...rareLines.map((line) => text(line, {})),
          text('加粗 bold', { bold: true }),
          text('大字 large', { large: true }),
          { kind: 'blank' },
          { kind: 'qr', data: 'TEST' },
          { kind: 'blank' },
        ],
        profile.mark ?? null,
      ),
      profile.columns,
    );
    const pictureOf = (line: ReceiptLine): string | null => {
      if (line.kind !== 'text' || canPrint(line.text, profile.encoding)) return null;
      const raster = lineRaster(line, profile.widthDots);
      return raster === null ? null : rasterAsImage(raster);
    };
    const markup = receiptMarkup(lines, profile.columns, pictureOf).replace(/\n=$/, '');
    const stream = receiptline.transform(`${markup}\n{image:${rasterAsImage(densities(profile.widthDots))}}`, {
      cpl: profile.columns,
      encoding: 'gb18030',
      command: receiptCommands(profile, { openDrawer: false }),
      spacing: true,
      cutting: profile.hasCutter,
    });
    return ok(new Uint8Array(Buffer.from(stream, 'latin1')));
  } catch (trouble) {
    return failed('paper/cannot-render', String(trouble));
  }
}

/** The same for the A4 printer. */
export function testPage(facts: TestFacts): TDocumentDefinitions {
  const greys = ['#000000', '#404040', '#808080', '#c0c0c0', '#e8e8e8'];
  return a4Document({
    title: '打印测试',
    officeName: facts.printerName,
    footnote: facts.printedAt,
    content: [
      { text: '打印测试', fontSize: 24, bold: true, alignment: 'center', margin: [0, 0, 0, 12] },
      { text: `${facts.printerName} · ${facts.where}`, alignment: 'center' },
      { text: facts.printedAt, alignment: 'center', margin: [0, 0, 0, 12] },
      ...rareLines.map((line) => ({ text: line, margin: [0, 2, 0, 2] as [number, number, number, number] })),
      {
        canvas: greys.map((color, index) => ({
          type: 'rect' as const,
          x: index * 90,
          y: 12,
          w: 90,
          h: 60,
          color,
        })),
      },
    ],
  });
}

const stripDots = 40;

/**
 * A quarter, a half, three quarters and all of the dots, then lines one dot wide: a weak head or supply, worn rubber and
 * dead dots each look different here.
 */
function densities(widthDots: number): Raster {
  const rowBytes = widthDots / 8;
  const rows: Uint8Array[] = [];
  for (const [even, odd] of [
    [0x88, 0x22],
    [0xaa, 0x55],
    [0x77, 0xdd],
    [0xff, 0xff],
    [0x80, 0x80],
  ] as const) {
    for (let y = 0; y < stripDots; y += 1) rows.push(new Uint8Array(rowBytes).fill(y % 2 === 0 ? even : odd));
  }
  return { widthDots, heightDots: rows.length, bits: Uint8Array.from(Buffer.concat(rows)) };
}

function text(words: string, how: Partial<Pick<Extract<ReceiptLine, { kind: 'text' }>, 'align' | 'large' | 'bold'>>) {
  return { kind: 'text', text: words, align: 'left', large: false, bold: false, ...how } as const;
}
