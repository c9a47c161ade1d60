import { Buffer } from 'node:buffer';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplePage } from '../../../drivers/document-scanner/samples/library.ts';
import { bundlePages } from '../../../main/paper/material-bundle.ts';

const title = '户口簿复印件（𬱖试）';
const look = { resolutionDpi: 150, grey: false };
const fed = () => Promise.all(['register-home', 'register-member', 'photo'].map((key) => samplePage(key, look)));

const hasPoppler = spawnSync('pdfinfo', ['-v']).status === 0 && spawnSync('pdftoppm', ['-v']).status === 0;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bundle-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function bundleOf(pages: readonly Uint8Array[], named = title): Promise<Buffer> {
  const bundle = await bundlePages(pages, named);
  if (!bundle.ok) throw new Error(`unusable: ${bundle.failure.pageNumbers.join()}`);
  return Buffer.from(bundle.value);
}

describe('materials as one PDF', () => {
  it('holds every page once, in order, byte for byte', async () => {
    const pages = await fed();
    const pdf = await bundleOf(pages);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(3);
    const places = pages.map((page) => pdf.indexOf(page));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is the same bytes for the same pages and title, whenever it is made, and others for others', async () => {
    const pages = await fed();
    const first = await bundleOf(pages);
    const made = Date.now();
    await expect.poll(() => Date.now() - made).toBeGreaterThan(1_000);
    expect(first.equals(await bundleOf(pages))).toBe(true);
    expect(first.equals(await bundleOf(pages.toReversed()))).toBe(false);
    expect(first.equals(await bundleOf(pages, '另一份'))).toBe(false);
    expect(first.toString('latin1')).not.toMatch(/CreationDate|ModDate/);
  });

  it('lets the rest of the process have its turn after each page', async () => {
    const [page = Buffer.alloc(0)] = await fed();
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await bundleOf(Array.from({ length: 50 }, () => page));
    isDone = true;
    expect(turns).toBeGreaterThanOrEqual(50);
  });

  it('is no bundle without pages', async () => {
    await expect(bundlePages([], title)).rejects.toThrow(RangeError);
  });

  it('names every page that is no whole JPEG', async () => {
    const [whole = Buffer.alloc(0)] = await fed();
    const frame = whole.findIndex((byte, at) => byte === 0xff && whole[at + 1] === 0xc0);
    const headless = Buffer.concat([whole.subarray(0, frame), Buffer.of(0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9)]);
    const flat = Buffer.from(whole);
    flat.writeUInt16BE(0, frame + 5);
    const twoChannels = Buffer.from(whole);
    twoChannels[frame + 9] = 2;
    const endsInHead = Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xda, 0xff, 0xd9)]);
    const bad = {
      text: new TextEncoder().encode('<html>'),
      empty: new Uint8Array(),
      png: createCanvas(30, 20).encodeSync('png'),
      cutOff: whole.subarray(0, whole.length / 2),
      headless,
      flat,
      twoChannels,
      endsInHead,
    };
    for (const [name, page] of Object.entries(bad)) {
      const outcome = await bundlePages([whole, page, whole, page], title);
      expect(outcome, name).toEqual({ ok: false, failure: { pageNumbers: [2, 4] } });
    }
  });

  it('takes a JPEG that its scanner filled up after the end mark, as it is', async () => {
    const [whole = Buffer.alloc(0)] = await fed();
    const filled = Buffer.concat([whole, Buffer.alloc(37)]);
    expect((await bundleOf([filled, whole])).indexOf(filled)).toBeGreaterThan(0);
  });

  it.skipIf(!hasPoppler)('opens in another program: pages of A4, and the picture on them', async () => {
    const across = createCanvas(1754, 1240);
    const pen = across.getContext('2d');
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, 1754, 1240);
    pen.fillStyle = '#cc0000';
    pen.fillRect(0, 0, 877, 1240);
    const file = path.join(folder, 'bundle.pdf');
    const pages = [...(await fed()), across.encodeSync('jpeg', 90)];
    await writeFile(file, await bundleOf(pages));
    const told = execFileSync('pdfinfo', ['-f', '1', '-l', '4', file], { encoding: 'utf8' });
    expect(told).toMatch(/^Pages: +4$/m);
    expect(told).toContain(title);
    expect(told).toMatch(/Page +1 size: +595\.28 x 841\.89 pts \(A4\)/);
    expect(told).toMatch(/Page +4 size: +841\.89 x 595\.28 pts \(A4\)/);
    execFileSync('pdftoppm', ['-r', '20', '-f', '4', '-l', '4', file, path.join(folder, 'page')]);
    const ppm = await readFile(path.join(folder, 'page-4.ppm'));
    const [, width, height] = /^P6\s(\d+) (\d+)\s255\s/.exec(ppm.subarray(0, 40).toString('latin1')) ?? [];
    const pixels = ppm.subarray(ppm.length - Number(width) * Number(height) * 3);
    const middleRow = pixels.subarray(Math.floor(Number(height) / 2) * Number(width) * 3);
    expect([...middleRow.subarray(30, 32)].map((value) => value > 150)).toEqual([true, false]);
    expect(middleRow[Number(width) * 3 - 30]).toBeGreaterThan(240);
  });
});
