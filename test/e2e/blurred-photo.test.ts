import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePage } from '../../drivers/document-scanner/samples/library.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { elderCard, placeCard, startItem, unlock } from '../support/clerk.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: TestBrowser;
let folder: string;
let film: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'document-camera-'));
  film = path.join(folder, 'paper.mjpeg');
  await lay('blurred');
  product = await startProduct();
  browser = await openBrowser({
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Puts a paper under the document camera; the camera looks at it from its next opening on. */
async function lay(key: string): Promise<void> {
  const sheet = await loadImage(await samplePage(key, { resolutionDpi: 200, grey: false }));
  const picture = createCanvas(1240, 1754);
  picture.getContext('2d').drawImage(sheet, 0, 0, picture.width, picture.height);
  await writeFile(film, await picture.encode('jpeg', 90));
}

test('R44: a blurred photo is told while the camera is open, asked about, and taken again in its place', async () => {
  const page = await browser.newPage();
  await unlock(page, product);
  await placeCard(page, product, 'li-xiulan');
  await startItem(page, elderCard.code);
  await page.keyboard.press('Alt+4');
  const row = page.locator('[data-material="SF"]');
  const dialog = page.getByRole('dialog', { name: '高拍仪拍照' });
  const take = async () => {
    await dialog.getByRole('button', { name: '拍照' }).click();
    await dialog.getByRole('button', { name: '用这张' }).click();
  };
  await row.getByRole('button', { name: '拍照' }).click();
  await take();
  await dialog.getByText('刚拍的第 1 页看不清楚。').waitFor();
  await page.screenshot({ path: path.join(artefacts, 'blurred-photo-told.png') });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await product.hands({ hand: 'feedPages', pages: ['id-card-back'] });
  await row.locator('.scan-button').click();
  await expect.poll(() => row.locator('figure').count()).toBe(2);

  const dock = page.getByRole('region', { name: '要看一看的扫描页' });
  await dock.getByRole('heading', { name: '“居民身份证”第 1 页看不清楚' }).waitFor();
  const places = () => row.locator('figure').evaluateAll((all) => all.map((one) => one.getAttribute('data-page')));
  const [blurred, back] = await places();
  await lay('diagnosis');
  await dock.getByRole('button', { name: '重拍这一页' }).click();
  await dialog.getByText('重拍第 1 页：新照片会放在原来的位置。').waitFor();
  await take();
  await dialog.waitFor({ state: 'hidden' });
  await dock.waitFor({ state: 'detached' });
  const after = await places();
  expect(after).toEqual([expect.not.stringMatching(blurred ?? ''), back]);
  await page.close();
});
