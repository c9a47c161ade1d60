import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '../../preload/contract.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts } from '../support/browser.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let place: string;
let stick: string;
let window: OpenWindow;
beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'health-e2e-'));
  stick = path.join(place, 'stick');
  await mkdir(stick);
  window = await openWindow();
});
afterAll(async () => {
  await window?.close();
  await rm(place, { recursive: true, force: true, maxRetries: 5 });
});

const wait = { timeout: 45_000 };
const strip = (): Locator => window.page.locator('.top-bar');
const says = (words: string | RegExp) => expect.poll(() => strip().innerText(), wait).toMatch(words);
const isSilentAbout = (words: string | RegExp) => expect.poll(() => strip().innerText(), wait).not.toMatch(words);

/** The sheet behind the strip, open while `look` looks at it. */
async function inSheet(look: (sheet: Locator) => Promise<void>): Promise<void> {
  const { page } = window;
  await page.locator('.health-strip').click();
  const sheet = page.getByRole('dialog').filter({ hasText: '设备有问题不影响录入' });
  await sheet.waitFor();
  try {
    await look(sheet);
  } finally {
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
  }
}

async function device(
  deviceClass: string,
  { bad, good, words, hint }: { bad: Input<'simulate'>; good: Input<'simulate'>; words: RegExp; hint: string },
): Promise<void> {
  const { product } = window;
  const condition = async () =>
    (await product.line.must('deviceStates', {})).find((one) => one.deviceClass === deviceClass)?.condition;
  await expect.poll(condition, wait).toBe('ready');
  await product.hands(bad);
  // A scanner jams while it scans.
  if (deviceClass === 'document-scanner') await product.line.call('testDevice', { deviceClass });
  await says(words);
  expect(await condition()).not.toBe('ready');
  await inSheet(async (sheet) => {
    await sheet.getByText(hint).first().waitFor();
    await window.page.screenshot({ path: path.join(artefacts, `health-${deviceClass}.png`) });
  });
  await product.hands(good);
  await isSilentAbout(words);
  await expect.poll(condition, wait).toBe('ready');
}

test('reader, printer and scanner: each is made bad and good again, and strip and words follow', async () => {
  await device('card-reader', {
    bad: { hand: 'unplugReader' },
    good: { hand: 'plugReader' },
    words: /读卡\s*未连接/,
    hint: '检查读卡器的电源和数据线',
  });
  await device('receipt-printer', {
    bad: { hand: 'removePaper' },
    good: { hand: 'loadPaper' },
    words: /打印\s*要人看/,
    hint: '热敏纸',
  });
  const { product } = window;
  const [page] = (await product.bench()).scanner.library;
  await product.hands({ hand: 'feedPages', pages: [page?.key ?? '', page?.key ?? ''] });
  await device('document-scanner', {
    bad: { hand: 'jamScannerAtPage', page: 1 },
    good: { hand: 'clearScanner' },
    words: /扫描\s*要人看/,
    hint: '取出卡住的页',
  });
});

test('the county: cut, a portal that asks to log in, and back; offline is said calmly and sends nobody away', async () => {
  const { page, product } = window;
  await says('已连县里');
  await product.hands({ hand: 'setLink', mood: 'cut' });
  await says('未连县里');
  await product.hands({ hand: 'setLink', mood: 'captive-portal' });
  await says('网络要登录');
  await page.screenshot({ path: path.join(artefacts, 'health-county.png') });
  await product.hands({ hand: 'setLink', mood: 'open' });
  await says('已连县里');
});

test('the disk: nearly full, full, and with room again', async () => {
  const { page, product } = window;
  await isSilentAbout('硬盘');
  await product.hands({ hand: 'fillDisk', freeBytes: 600 * 1024 ** 2 });
  await says(/硬盘 快满了/);
  await inSheet(async (sheet) => {
    await sheet.locator('[data-sheet="disk"]').getByText('还剩 600 MB').waitFor();
    await sheet.getByText('请在几天内腾出地方').waitFor();
    await expectAccessible(page, 'health sheet');
    await page.screenshot({ path: path.join(artefacts, 'health-disk.png') });
  });
  await product.hands({ hand: 'fillDisk', freeBytes: 20 * 1024 ** 2 });
  await says(/硬盘 满了/);
  await product.hands({ hand: 'fillDisk', freeBytes: null });
  await isSilentAbout('硬盘');
});

test('the clock: set two hours ahead, and right again', async () => {
  const { page, product } = window;
  await isSilentAbout(/时钟/);
  await product.hands({ hand: 'shiftClock', shiftMs: 2 * 3_600_000 });
  await product.line.must('sendNow', {});
  await says(/时钟 不准/);
  await inSheet(async (sheet) => {
    await sheet.locator('[data-sheet="clock"]').getByText('已记下的时间不会改').waitFor();
    await page.screenshot({ path: path.join(artefacts, 'health-clock.png') });
  });
  await product.hands({ hand: 'shiftClock', shiftMs: 0 });
  await product.line.must('sendNow', {});
  await isSilentAbout(/时钟/);
});

test('the backup: its stick is pulled out, and put back', async () => {
  const { page, product } = window;
  await product.line.must('chooseBackup', { place: stick });
  await expect.poll(async () => (await product.line.must('backup', {})).lastCopy, wait).not.toBeNull();
  await isSilentAbout(/备份/);
  await rename(stick, `${stick}-away`);
  await product.line.call('backUpNow', {});
  await says(/备份/);
  await inSheet(async (sheet) => {
    await sheet.getByText('没跟上').waitFor();
    await page.screenshot({ path: path.join(artefacts, 'health-backup.png') });
  });
  await rename(`${stick}-away`, stick);
  await product.line.call('backUpNow', {});
  await isSilentAbout(/备份/);
  expect(window.browser.troubles).toEqual([]);
});

test('an answer that takes longer than a second is seen to be under way, on whatever page', async () => {
  const { browser, product } = window;
  const page = await browser.newPage();
  let delayMs = 0;
  await page.routeWebSocket(/\/ws$/, (toPage) => {
    const toTerminal = toPage.connectToServer();
    toTerminal.onMessage((message) => void setTimeout(() => toPage.send(message), delayMs));
  });
  await page.goto(product.terminalUrl);
  const rail = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
  await rail('今日');
  const bar = page.getByTestId('call-bar');
  await bar.waitFor({ state: 'detached' });
  delayMs = 4_000;
  await rail('统计');
  await bar.waitFor();
  await page.screenshot({ path: path.join(artefacts, 'call-bar.png') });
  delayMs = 0;
  await bar.waitFor({ state: 'detached' });
  await page.close();
});
