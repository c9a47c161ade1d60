import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { cheapNarrow, cheapWide, type PrinterModel } from '../../../../drivers/receipt-printer/printer-model.ts';
import { pageText } from '../../../../drivers/receipt-printer/receipt-page.ts';
import { receiptPicture } from '../../../../drivers/receipt-printer/receipt-picture.ts';
import { must } from '../../../../main/domain/result.ts';
import type { PaperContext } from '../../../../main/paper/port.ts';
import { receiptForPrinter } from '../../../../main/paper/receipt-for-printer.ts';
import { receiptCase } from '../../paper/receipt-case.ts';
import { golden, hexRows } from './golden.ts';
import { printedOn } from './printed-receipt.ts';

const longItem = '农村村民宅基地和住房建设用地审批（含跨村、跨组异地搬迁安置及地质灾害避险安置）申请受理';
const longMaterials = [
  '申请表',
  '户口簿（首页、户主页、本人页，集体户口另附户籍证明）',
  '农村土地承包经营权证书及四至界址图原件',
];

function longCase(): PaperContext {
  const context = receiptCase({ name: '阿卜杜热合曼·买买提依明·阿不都克里木江', item: { name: longItem } });
  const materials = context.item.materials.map((material, index) => ({
    ...material,
    name: longMaterials[index] ?? '',
  }));
  return {
    ...context,
    officeName: '青禾县青禾镇人民政府便民服务中心（第二办事大厅）',
    item: { ...context.item, materials },
  };
}

const receipts: Readonly<Record<string, () => PaperContext>> = {
  receipt: () => receiptCase(),
  'rare-name': () => receiptCase({ name: '𬱖试䶮' }),
  reprint: () => receiptCase({ reprint: true }),
  'long-texts': longCase,
};
const models: Readonly<Record<string, PrinterModel>> = { '58mm': cheapNarrow, '80mm': cheapWide };

for (const [width, model] of Object.entries(models)) {
  describe(`receipts on ${width}`, () => {
    for (const [name, context] of Object.entries(receipts)) {
      test(`${name}: bytes, and the paper that comes out of a cheap printer`, async () => {
        const { bytes } = must(receiptForPrinter(context(), model));
        const { bands, refused } = printedOn(model, bytes);
        expect(refused).toEqual([]);
        const text = Buffer.from(`${pageText(bands)}\n`);
        // The words first: they say what changed.
        expect(text.toString()).toBe(Buffer.from(golden(`${name}-${width}.golden.txt`, text)).toString());
        const rows = hexRows(bytes);
        expect(Buffer.from(rows).equals(Buffer.from(golden(`${name}-${width}.golden.bin`, rows)))).toBe(true);
        const png = await receiptPicture(bands, model.widthDots);
        expect(await differentShare(png, golden(`${name}-${width}.golden.png`, png))).toBeLessThan(0.001);
      });
    }
  });
}

/** Share of dots that are ink in one picture and paper in the other: another version of the canvas may blur otherwise. */
async function differentShare(left: Uint8Array, right: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([dotsOf(left), dotsOf(right)]);
  if (a.length !== b.length) return 1;
  let different = 0;
  for (let index = 0; index < a.length; index += 4) {
    if (Math.abs((a[index] ?? 0) - (b[index] ?? 0)) > 96) different += 1;
  }
  return different / (a.length / 4);
}

async function dotsOf(png: Uint8Array): Promise<Uint8ClampedArray> {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}
