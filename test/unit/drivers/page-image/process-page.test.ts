import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { sampleLibrary, samplePage } from '../../../../drivers/document-scanner/samples/library.ts';
import { type ProcessedPage, processPage } from '../../../../drivers/page-image/process-page.ts';
import { textLikeness } from './likeness.ts';
import { grainy, type Mishap, misfed, opened } from './synthetic-page.ts';

const written = ['application-form', 'register-member', 'diagnosis', 'id-card-front'] as const;

async function processed(bytes: Uint8Array, resolutionDpi: number | null = 200): Promise<ProcessedPage> {
  const page = await processPage(bytes, { resolutionDpi });
  if (page === null) throw new Error('no picture');
  expect(page.sizeBytes).toBe(page.bytes.length);
  return page;
}

const fed = async (key: string, mishap: Mishap) => processed(await misfed(key, mishap));

describe('a page from the feeder', () => {
  it.each(sampleLibrary.map(({ key }) => key))('%s lying straight keeps its bytes', async (key) => {
    const bytes = await samplePage(key, { resolutionDpi: 200, grey: false });
    const page = await processed(bytes);
    expect(page.bytes).toBe(bytes);
    const verdict = key === 'blank' || key === 'blurred' ? key : 'good';
    expect(page).toMatchObject({ verdict, skewDegrees: 0, cropped: false });
  });

  it.each([
    ['application-form', -9.5],
    ['application-form', 0.7],
    ['register-member', 9.8],
    ['register-member', -0.4],
    ['diagnosis', -4.2],
    ['diagnosis', 6.1],
    ['id-card-front', 1.3],
    ['id-card-front', -8.8],
  ] as const)('%s turned by %d degrees is turned back to within 0.3', async (key, degrees) => {
    const page = await fed(key, { degrees });
    expect(Math.abs(page.skewDegrees - degrees)).toBeLessThanOrEqual(0.3);
    expect(page).toMatchObject({ verdict: 'good', cropped: false });
    const again = await processed(page.bytes);
    expect(Math.abs(again.skewDegrees)).toBeLessThanOrEqual(0.3);
  });

  it('is still fit to read after turning', async () => {
    const straight = await opened(await misfed('village-opinion', { quality: 95 }));
    const page = await fed('village-opinion', { degrees: 0.6, quality: 95 });
    const back = await opened(page.bytes);
    const centred = createCanvas(straight.width, straight.height);
    const at = [(straight.width - back.width) / 2, (straight.height - back.height) / 2] as const;
    centred.getContext('2d').drawImage(back, ...at);
    expect(textLikeness(straight, centred)).toBeGreaterThan(0.5);
  });

  it('grows where turning would push ink off the sheet', async () => {
    const page = createCanvas(1654, 2339);
    const pen = page.getContext('2d');
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, page.width, page.height);
    pen.fillStyle = '#111111';
    pen.translate(827, 1170);
    pen.rotate((-8 * Math.PI) / 180);
    for (let line = -1500; line < 1500; line += 60) pen.fillRect(-1200, line, 2400, 22);
    const result = await processed(page.encodeSync('jpeg', 85));
    expect(result.skewDegrees).toBeCloseTo(-8, 0);
    expect((await opened(result.bytes)).width).toBeGreaterThan(1654);
  });

  it.each([0.5, 1, 2])('softened by %d pixels it is good', async (blur) => {
    for (const key of written) expect((await fed(key, { blur })).verdict).toBe('good');
  });

  it.each([3.2, 5])('blurred by %d pixels it is said to be blurred', async (blur) => {
    for (const key of written) expect((await fed(key, { blur })).verdict).toBe('blurred');
  });

  it('judges focus by the paper, not by the pixel', async () => {
    const fine = await misfed('diagnosis', { blur: 2.6 }, 300);
    expect((await processed(fine, 300)).verdict).toBe('good');
    const blurred = await misfed('diagnosis', { blur: 5 }, 300);
    expect((await processed(blurred, 300)).verdict).toBe('blurred');
    const coarse = await misfed('diagnosis', { blur: 2.6 }, 150);
    expect((await processed(coarse, 150)).verdict).toBe('blurred');
  });
});

describe('blank', () => {
  const sheet = (draw: (pen: ReturnType<ReturnType<typeof createCanvas>['getContext']>) => void, paper = '#f4f2ee') => {
    const page = createCanvas(1654, 2339);
    const pen = page.getContext('2d');
    pen.fillStyle = paper;
    pen.fillRect(0, 0, page.width, page.height);
    draw(pen);
    return grainy(page, 6).encodeSync('jpeg', 80);
  };
  const verdictOf = async (bytes: Uint8Array) => (await processed(bytes)).verdict;

  it.each(['#ffffff', '#f4f2ee', '#e8e2c8', '#c9d8ec'])('an empty sheet of %s, grain and all', async (paper) => {
    expect(await verdictOf(sheet(() => undefined, paper))).toBe('blank');
  });

  it('dust and what shows through from the other side are not writing', async () => {
    const dusty = sheet((pen) => {
      pen.fillStyle = '#333333';
      for (let speck = 0; speck < 12; speck += 1) pen.fillRect(150 + speck * 110, 300 + speck * 130, 3, 3);
      pen.fillStyle = '#e0ded9';
      for (let line = 200; line < 2000; line += 60) pen.fillRect(200, line, 1200, 20);
    });
    expect(await verdictOf(dusty)).toBe('blank');
  });

  it('a signature alone is writing; so are a few words, and a pencil', async () => {
    for (const colour of ['#111111', '#1f2f7a', '#8c8c8c']) {
      const signed = sheet((pen) => {
        pen.strokeStyle = colour;
        pen.lineWidth = 4;
        pen.beginPath();
        for (let x = 0; x < 300; x += 1) pen.lineTo(900 + x, 1800 + 40 * Math.sin(x / 17));
        pen.stroke();
      });
      expect(await verdictOf(signed)).not.toBe('blank');
    }
  });
});

describe('a page under the camera', () => {
  it.each([
    ['#1d1d1f', 0, 'application-form'],
    ['#1d1d1f', 9.6, 'register-member'],
    ['#4a3320', 2.4, 'diagnosis'],
    ['#4a3320', -7.7, 'id-card-front'],
    ['#7a6248', -0.5, 'village-opinion'],
    ['#7a6248', -7.7, 'register-member'],
  ] as const)('on %s, turned by %d: %s is cut to the paper', async (ground, degrees, key) => {
    const page = await processed(await misfed(key, { ground, degrees, share: 0.75 }), null);
    expect(page).toMatchObject({ verdict: 'good', cropped: true });
    expect(Math.abs(page.skewDegrees - degrees)).toBeLessThanOrEqual(0.3);
    const { width, height } = await opened(page.bytes);
    expect(Math.abs(width - 1653 * 0.75)).toBeLessThan(1653 * 0.01);
    expect(Math.abs(height - 2339 * 0.75)).toBeLessThan(2339 * 0.01);
  });

  it('turned farther than by accident it is cut, and left as it lies', async () => {
    const page = await processed(await misfed('diagnosis', { ground: '#1d1d1f', degrees: 25, share: 0.6 }), null);
    expect(page).toMatchObject({ cropped: true, skewDegrees: 0 });
  });

  it('two things on the table: nothing is cut off', async () => {
    const table = createCanvas(1600, 1200);
    const pen = table.getContext('2d');
    pen.fillStyle = '#2b2420';
    pen.fillRect(0, 0, 1600, 1200);
    pen.fillStyle = '#f5f5f0';
    pen.fillRect(150, 200, 500, 700);
    pen.fillRect(900, 250, 500, 330);
    const bytes = table.encodeSync('jpeg', 85);
    const page = await processed(bytes, null);
    expect(page.cropped).toBe(false);
  });

  it('a shadow is lifted, the text stays', async () => {
    const shaded = await misfed('income-statement', { shadow: 0.8 });
    const page = await processed(shaded);
    const result = await opened(page.bytes);
    const edge = result.getContext('2d').getImageData(result.width - 60, 800, 20, 20).data;
    expect(edge[0]).toBeGreaterThan(238);
    const white = await opened(await misfed('income-statement', {}));
    expect(textLikeness(white, result)).toBeGreaterThan(0.9);
  });
});

describe('size', () => {
  it.each(sampleLibrary.map(({ key }) => key))('%s in colour at 200 dpi: 300 KB, and readable', async (key) => {
    const best = await misfed(key, { quality: 97 });
    const page = await processed(best);
    expect(page.sizeBytes).toBeLessThanOrEqual(300_000);
    // Nothing to read, before as after.
    if (key === 'blank' || key === 'blurred') return;
    const before = await opened(best);
    const after = await opened(page.bytes);
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    expect(textLikeness(before, after)).toBeGreaterThan(0.93);
  });

  it.each([10, 24])('with grain of %d it still fits, at the price of resolution', async (spread) => {
    const clean = await opened(await misfed('application-form', { quality: 97 }));
    const noisy = grainy(await opened(await misfed('application-form', { quality: 97 })), spread);
    const page = await processed(noisy.encodeSync('jpeg', 95));
    expect(page.sizeBytes).toBeLessThanOrEqual(300_000);
    expect(page.verdict).toBe('good');
    expect(textLikeness(clean, await opened(page.bytes))).toBeGreaterThan(0.75);
  });
});

describe('what is no page', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('<html>')],
    ['a head without a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
  ])('%s', async (_, bytes) => expect(await processPage(bytes, { resolutionDpi: 200 })).toBeNull());

  it('a picture that claims 65,535 × 65,535 pixels is not decoded', async () => {
    const bytes = Buffer.from(await samplePage('photo', { resolutionDpi: 150, grey: false }));
    const frame = bytes.indexOf(Buffer.of(0xff, 0xc0));
    bytes.fill(0xff, frame + 5, frame + 9);
    expect(await processPage(bytes, { resolutionDpi: 200 })).toBeNull();
  });
});
