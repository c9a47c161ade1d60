import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplePage } from '../../../drivers/document-scanner/samples/library.ts';
import { bundlePages } from '../../../main/paper/material-bundle.ts';

const facts = { title: '户口簿复印件（𬱖试）', subject: 'T01-20261122-0001-7', receivedAt: '2026-11-22T03:00:00.000Z' };
const look = { resolutionDpi: 150, grey: false };
const fed = () => Promise.all(['register-home', 'register-member', 'photo'].map((key) => samplePage(key, look)));

const hasPoppler = spawnSync('pdfinfo', ['-v']).status === 0 && spawnSync('pdftoppm', ['-v']).status === 0;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bundle-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('materials as one PDF', () => {
  it('holds every page once, in order, byte for byte', async () => {
    const pages = await fed();
    const pdf = Buffer.from(await bundlePages(pages, facts));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(3);
    const places = pages.map((page) => pdf.indexOf(page));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is the same bytes for the same pages and facts, and others for others', async () => {
    const pages = await fed();
    const first = Buffer.from(await bundlePages(pages, facts));
    expect(first.equals(await bundlePages(pages, facts))).toBe(true);
    expect(first.equals(await bundlePages(pages.toReversed(), facts))).toBe(false);
    expect(first.equals(await bundlePages(pages, { ...facts, subject: 'another' }))).toBe(false);
  });

  it('takes PNG too, clear background or none', async () => {
    const picture = createCanvas(300, 200);
    picture.getContext('2d').fillRect(20, 20, 100, 100);
    const png = picture.encodeSync('png');
    const first = Buffer.from(await bundlePages([png, ...(await fed())], facts));
    expect(first.equals(await bundlePages([png, ...(await fed())], facts))).toBe(true);
    expect(first.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(4);
  });

  it('is no bundle without pages, nor with what is no picture', async () => {
    await expect(bundlePages([], facts)).rejects.toThrow(RangeError);
    await expect(bundlePages([new TextEncoder().encode('<html>')], facts)).rejects.toThrow();
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
    await writeFile(file, await bundlePages(pages, facts));
    const told = execFileSync('pdfinfo', ['-f', '1', '-l', '4', file], { encoding: 'utf8' });
    expect(told).toMatch(/^Pages: +4$/m);
    expect(told).toContain('户口簿复印件（𬱖试）');
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
