import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { printerProfiles } from '../../../drivers/receipt-printer/printer-profiles.ts';
import { pageText } from '../../../drivers/receipt-printer/receipt-page.ts';
import { must } from '../../../main/domain/result.ts';
import { enlarged } from '../../../main/paper/large-lines.ts';
import { createPaper } from '../../../main/paper/paper.ts';
import type { PaperContext } from '../../../main/paper/port.ts';
import { receiptLines } from '../../../main/paper/receipt-lines.ts';
import { sizeOf } from '../../../main/paper/receipt-markup.ts';
import { blackShare, images, modulesOf, printedBands } from './printed.ts';
import { readQr } from './read-qr.ts';
import { receiptCase } from './receipt-case.ts';

const paper = createPaper();

async function bytesOf(context: PaperContext, widthDots: 384 | 576 = 576): Promise<Uint8Array> {
  const profile = printerProfiles[widthDots === 576 ? '80mm' : '58mm'];
  // With a cutter, so that the simulator knows where the receipt ends.
  return must(paper.receiptForPrinter(context, { ...profile, hasCutter: true })).bytes;
}

async function printed(context: PaperContext, widthDots: 384 | 576 = 576) {
  const bands = printedBands(await bytesOf(context, widthDots));
  return { bands, text: pageText(bands) };
}

describe('what a villager reads', () => {
  test('number, item, name, due date, materials, masked ID number', async () => {
    const { text } = await printed(receiptCase());
    for (const words of ['W0A1-20261122-0007-K', '最低生活保障审核确认', '测试员甲', '2026年12月25日前', '不收费']) {
      expect(text).toContain(words);
    }
    expect(text).toContain('110105********002X');
    expect(text).not.toContain('11010519491231002X');
    expect(text).toContain('已收材料 3 项');
    expect(text).not.toContain('补打');
  });

  test('R36: from when the five days run: from the door where the office itself is there, from the counter for a delegate', async () => {
    const said = async (channel: 'doorstep' | 'delegate') => {
      const context = receiptCase();
      const application = { ...context.application, channel, state: 'RECEIVED' as const, acceptedAt: null };
      return (await printed({ ...context, application })).text.replaceAll(/\s/g, '');
    };
    const own = await said('doorstep');
    for (const words of ['现在即为收件时间', '逾期不告知的，自收件之日起即为受理']) expect(own).toContain(words);
    const delegates = await said('delegate');
    for (const words of ['受理时间以镇窗口接收为准', '逾期不告知的，自镇窗口接收之日起即为受理']) {
      expect(delegates).toContain(words);
    }
    expect(delegates).not.toContain('收件之日');
  });

  test('a reprint says 补打 and when', async () => {
    const { text } = await printed(receiptCase({ reprint: true }));
    expect(text).toContain('受理回执（补打）');
    expect(text).toContain('补打时间：2026年11月22日 15:00');
  });

  test('the code on the paper is the number and its check, with white around it', async () => {
    const { bands } = await printed(receiptCase());
    const [code] = images(bands);
    if (!code) throw new Error('no code was printed');
    expect(readQr(modulesOf(code, 6))).toBe('W0A1-20261122-0007-K.000000000001');
    const index = bands.indexOf(code);
    const whiteAbove = bands[index - 1];
    expect(whiteAbove?.heightDots).toBeGreaterThanOrEqual(4 * 6);
    expect(code.xDots).toBeGreaterThanOrEqual(4 * 6);
  });

  test('an old private-use code on the card stands for its character, on paper and screen alike', () => {
    const context = receiptCase({ name: '王\ue81e' });
    const { warnings } = must(paper.receiptForPrinter(context, printerProfiles['80mm']));
    expect(warnings).toEqual([{ kind: 'characters-drawn', characters: ['龴'] }]);
    expect(must(paper.receiptSvg(context)).replaceAll(/<[^>]*>/g, '')).toContain('王龴');
  });

  test('says that the county has not confirmed it yet, and no longer when it has', async () => {
    const words = '待县平台确认后办理';
    expect((await printed(receiptCase())).text).toContain(words);
    expect((await printed({ ...receiptCase(), provisional: false })).text).not.toContain(words);
  });
});

describe('a rare character', () => {
  test('is drawn on the paper, its line as a picture', async () => {
    const plain = images((await printed(receiptCase())).bands);
    const { bands, text } = await printed(receiptCase({ name: '𬱖试' }));
    const [, line, ...others] = images(bands);
    expect(images(bands).length).toBe(plain.length + 1);
    expect(others).toEqual([]);
    expect(line?.image.widthDots).toBe(576);
    // Ink of `申请人：𬱖试`: an empty line, a `?` or an empty box has less.
    expect(line && blackShare(line)).toBeGreaterThan(0.025);
    expect(text).not.toContain('?');
  });

  test('is in the preview as itself', () => {
    const svg = must(paper.receiptSvg(receiptCase({ name: '𬱖试' })));
    expect(textsOfSvg(svg)).toContain('申请人：𬱖试');
  });

  test('is spelled out where the font lacks it', async () => {
    const svg = must(paper.receiptSvg(receiptCase({ name: '𪚥𪚥' })));
    expect(textsOfSvg(svg)).toContain('〔U+2A6A5〕〔U+2A6A5〕');
    const { bands } = await printed(receiptCase({ name: '𪚥𪚥' }));
    expect(images(bands).length).toBe(1);
  });

  test('a compatibility character is not swapped for its twin', async () => {
    // U+F92C is in GB18030 with two bytes, but receiptline would print its canonical twin U+90DE.
    const { bands } = await printed(receiptCase({ name: '\uf92c' }));
    expect(images(bands).length).toBe(2);
  });
});

describe('text with a meaning elsewhere stays text', () => {
  const nasty = '<b>&amp;|{w:1}~_"^`\\n\\x1b=';

  test('on the paper', async () => {
    const { text } = await printed(receiptCase({ name: nasty }));
    expect(text).toContain(nasty);
  });

  test('in the preview', () => {
    const svg = must(paper.receiptSvg(receiptCase({ name: nasty })));
    expect(svg).not.toContain('<b>');
    expect(textsOfSvg(svg)).toContain(nasty);
  });

  test.each(['=', '-', '---', '===', '{c:1}', '|', '||', '', ' 张三 '])(
    'a name %j prints one whole receipt',
    async (name) => {
      const { text } = await printed(receiptCase({ name }));
      expect(text).toContain(`申请人：  ${name.trim()}`.trimEnd());
      expect(text).toContain('经办人');
    },
  );

  test('a printer command or a direction override inside of a name is taken out', async () => {
    const context = receiptCase({ name: '张\u001b@\u001dV0\u0010\u0014\u202e三\u0000\r\n四' });
    const { bands, text } = await printed(context);
    // Whether set or drawn, the line stands where it belongs and the paper goes on after it.
    expect(text.includes('申请人：  张@V0三 四') || images(bands).length === 2).toBe(true);
    expect(text).toMatch(/事项[\s\S]*证件号[\s\S]*经办人/);
  });
});

describe('long texts', () => {
  const name = '农村村民宅基地和住房建设用地审批（含跨村、跨组异地搬迁安置及地质灾害避险安置）申请受理';

  test.each([384, 576] as const)('an item name wraps and loses nothing at %i dots', async (widthDots) => {
    const { text } = await printed(receiptCase({ item: { name } }), widthDots);
    const [, rest = ''] = text.split('事项：');
    const [wrapped = ''] = rest.split('申请人：');
    const rows = wrapped.split('\n').filter((row) => row.trim() !== '');
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map((row) => row.trim()).join('')).toBe(name);
    for (const row of rows) expect(row.trim()).not.toMatch(/^[，。、）]/);
  });

  test('a headline too long for one row grows in height only', async () => {
    const context = { ...receiptCase(), officeName: '青禾县青禾镇人民政府便民服务中心' };
    expect((await printed(context)).text).toContain('青禾县青禾镇人民政府便民服务中心');
  });
});

/** Receiptline sets each character on its own; joined they are the text again. */
function textsOfSvg(svg: string): string {
  return [...svg.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)]
    .map(([, character = '']) => character)
    .join('')
    .replaceAll('&#xa0;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Share of dots that are ink in one picture and paper in the other. */
async function _differentShare(left: Uint8Array, right: Uint8Array): Promise<number> {
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

describe('长辈模式: what a weak eye reads', () => {
  test.each([384, 576] as const)(
    'R61: every row is doubled, and nothing of the receipt is lost: %d dots',
    async (dots) => {
      const context = receiptCase();
      const { text } = await printed({ ...context, isLarge: true }, dots);
      const words = text.replaceAll(/\s/gu, '');
      for (const word of [
        'W0A1-20261122-0007-K',
        '最低生活保障审核确认',
        '110105********002X',
        '居民身份证',
        '0771-2345678',
      ]) {
        expect(words).toContain(word);
      }
      const { columns } = printerProfiles[dots === 576 ? '80mm' : '58mm'];
      for (const row of enlarged(receiptLines(context), columns)) {
        if (row.kind === 'text') expect(sizeOf(row, columns), row.text).toBe('double');
        else expect(['rule', 'blank', 'qr']).toContain(row.kind);
      }
    },
  );
});
