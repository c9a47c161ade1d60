import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../main/hosts/browser/find-browser.ts';
import { contentSecurityPolicy } from '../../../main/hosts/content-security.ts';

/** The dialog on a page of its own, built as the screens are and under their policy, with Chromium's made-up camera. */
const fakeCamera = ['--use-fake-device-for-media-stream'];
const allowed = '--use-fake-ui-for-media-stream';
const denied = '--deny-permission-prompts';
const artefacts = path.resolve(import.meta.dirname, '../../artefacts');

let folder = '';
let server: Server;
let address = '';
const browsers: Browser[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'camera-stage-'));
  await build({
    root: path.join(import.meta.dirname, 'stage'),
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'chrome140',
      chunkSizeWarningLimit: 5_000,
    },
  });
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  };
  server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1);
    readFile(path.join(folder, name)).then(
      (body) => {
        const type = types[path.extname(name)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'content-security-policy': contentSecurityPolicy }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('no port');
  address = `http://127.0.0.1:${place.port}/`;
}, 120_000);

afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close();
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

async function openStage(args: readonly string[], before: () => void = () => undefined): Promise<Page> {
  const executablePath = await findBrowser();
  if (executablePath === null) throw new Error('no Chromium here: apt-get install chromium, or set BROWSER_PATH');
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--no-first-run', ...args],
  });
  browsers.push(browser);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  page.setDefaultTimeout(25_000);
  await page.addInitScript(before);
  await page.goto(address);
  return page;
}

// Two letters on a button are set apart by the widget library.
const take = (page: Page) => page.getByRole('button', { name: /拍\s*照/ });
const retake = (page: Page) => page.getByRole('button', { name: /重\s*拍/ });
const accept = (page: Page) => page.getByRole('button', { name: '用这张' });

describe('the document camera', () => {
  it('shows the live picture, takes, retakes, and hands over what was accepted', async () => {
    const page = await openStage([...fakeCamera, allowed]);
    await page.locator('video').evaluate(
      (video: HTMLVideoElement) =>
        new Promise<void>((resolve) => {
          const check = () => (video.videoWidth > 0 ? resolve() : requestAnimationFrame(check));
          check();
        }),
    );
    const live = await page
      .locator('video')
      .evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight]);
    // The largest that this camera has; its one picture of 4:3 is too small for a sheet.
    expect(live).toEqual([3840, 2160]);

    await take(page).click();
    await page.getByAltText('拍好的照片').waitFor();
    await mkdir(artefacts, { recursive: true });
    await page.screenshot({ path: path.join(artefacts, 'camera-dialog.png') });
    await retake(page).click();
    await take(page).click();
    expect(await page.evaluate(() => window.photos.length)).toBe(0);
    await accept(page).click();
    await take(page).waitFor();

    const [photo] = await page.evaluate(() => window.photos);
    const bytes = Buffer.from(photo ?? '', 'base64');
    expect(bytes.subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8));
    const picture = await loadImage(bytes);
    expect([picture.width, picture.height]).toEqual(live);
  });

  it('a photo that was not kept stays, and can be accepted again', async () => {
    const page = await openStage([...fakeCamera, allowed]);
    await take(page).click();
    await page.evaluate(() => {
      window.refuseNext = true;
    });
    await accept(page).click();
    await page.getByText('照片没有存下来').waitFor();
    await accept(page).click();
    await take(page).waitFor();
    expect(await page.evaluate(() => window.photos.length)).toBe(1);
  });

  it('chooses among cameras, and remembers the choice', async () => {
    const page = await openStage(['--use-fake-device-for-media-stream=device-count=3', allowed]);
    await take(page).and(page.locator(':enabled')).waitFor();
    await page.getByRole('combobox', { name: '用哪个摄像头' }).click();
    const third = page.locator('.ant-select-item-option').nth(2);
    const name = (await third.textContent()) ?? '';
    await third.click();
    const label = () =>
      page.locator('video').evaluate((video: HTMLVideoElement) => {
        const stream = video.srcObject;
        return stream instanceof MediaStream ? stream.getVideoTracks()[0]?.label : undefined;
      });
    await expect.poll(label).toBe(name);
    await page.reload();
    await expect.poll(label).toBe(name);
  });

  it('the light goes off with the dialog', async () => {
    const page = await openStage([...fakeCamera, allowed]);
    await take(page).and(page.locator(':enabled')).waitFor();
    const stream = await page
      .locator('video')
      .evaluateHandle((video: HTMLVideoElement) => video.srcObject as MediaStream);
    await page.locator('.ant-modal-close').click();
    await expect
      .poll(() => stream.evaluate((one) => one.getTracks().every((track) => track.readyState === 'ended')))
      .toBe(true);
  });

  it('says what to do when there is no camera', async () => {
    const page = await openStage(['--use-fake-device-for-media-stream=device-count=0', allowed]);
    await page.getByText('没有找到摄像头').waitFor();
    expect(await take(page).isDisabled()).toBe(true);
  });

  it('is tried again by itself when another program had it, and when its driver never answered', async () => {
    const page = await openStage([...fakeCamera, allowed], () => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      let asked = 0;
      navigator.mediaDevices.getUserMedia = (wish) => {
        asked += 1;
        if (asked === 1) return Promise.reject(new DOMException('', 'NotReadableError'));
        return asked === 2 ? new Promise(() => undefined) : real(wish);
      };
    });
    await page.getByText('摄像头正被别的程序占用').waitFor();
    await page.getByText('摄像头没有打开').waitFor();
    await take(page).and(page.locator(':enabled')).waitFor();
    expect(await page.getByText('摄像头没有打开').count()).toBe(0);
  });

  it('says who can help when cameras are forbidden', async () => {
    const page = await openStage([...fakeCamera, denied]);
    await page.getByText('不让本程序用摄像头').waitFor();
  });
});
