import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { receiptsOnPaper } from '../support/clerk.ts';
import { receiveOne } from '../support/journey-cases.ts';
import { expectFit } from '../support/kiosk-sizes.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  product = await startProduct({ station: 'kiosk' });
  browser = await openBrowser();
  page = await browser.newPage();
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(product.terminalUrl);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});
beforeEach(async () => {
  await product.hands({ hand: 'loadPaper' }, { hand: 'plugReader' }, { hand: 'liftCard' });
  await outOfService().waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: '您好，想办什么？' }).waitFor();
  await expect.poll(paused).toEqual([]);
});

const outOfService = () => page.locator('.out-of-service');
const tile = (service: string) => page.locator(`.kiosk-tile[data-service="${service}"]`);
const tiles = () => page.locator('.kiosk-tile b').allInnerTexts();
const paused = () => page.locator('.kiosk-tile[data-paused] b').allInnerTexts();
const conditionOf = async (wanted: 'card-reader' | 'receipt-printer') =>
  (await product.line.must('deviceStates', {})).find(({ deviceClass }) => deviceClass === wanted)?.condition;
const readerCondition = () => conditionOf('card-reader');
const picture = (name: string) => page.screenshot({ path: path.join(artefacts, `${name}.png`) });

test('the reader is gone: what does not work, what does, where to go; and it comes back by itself', async () => {
  await product.hands({ hand: 'unplugReader' });
  await outOfService().waitFor();
  for (const words of [
    '本机暂停办件',
    '身份证读卡器没有连上',
    '要办事，请到窗口',
    '我要办事',
    '查进度·补打',
    '我的材料·预审',
  ]) {
    await outOfService().getByText(words).first().waitFor();
  }
  expect(await tiles()).toEqual(['办事指南·公告', '取号', '评价·投诉·信息公开']);
  await picture('kiosk-out-of-service');
  await expectFit(page, 'out of service');
  await page.locator('.elder-switch').click();
  await page.locator('.elder-switch[aria-pressed="true"]').waitFor();
  await expectFit(page, 'out of service', 'elder');
  await picture('kiosk-out-of-service-elder');
  await page.locator('.elder-switch').click();
  await page.locator('.elder-switch[aria-pressed="false"]').waitFor();

  // What is left works.
  await tile('guides').click();
  await page.getByRole('button', { name: '回首页' }).click();
  await outOfService().waitFor();
  await product.hands({ hand: 'plugReader' });
  await tile('apply').click();
  await page.locator('[data-page="login"]').waitFor();
  await product.hands({ hand: 'unplugReader' });
  await outOfService().waitFor();
  await expectFit(page, 'one service out');
  await page.getByRole('button', { name: '回首页' }).click();
  await outOfService().getByText('本机暂停办件').waitFor();

  await page.getByRole('button', { name: 'English' }).click();
  await outOfService().getByText('This kiosk is out of service').waitFor();
  const stray = await outOfService().innerText();
  // The office keeps its name.
  expect(stray.replaceAll('青禾镇便民服务中心', '')).not.toMatch(/\p{Script=Han}/u);
  await picture('kiosk-out-of-service-en');
  await page.getByRole('button', { name: '中文' }).click();

  await product.hands({ hand: 'plugReader' });
  await page.getByRole('heading', { name: '您好，想办什么？' }).waitFor();
  expect(await tiles()).toEqual([
    '我要办事',
    '查进度·补打',
    '办事指南·公告',
    '取号',
    '评价·投诉·信息公开',
    '我的材料·预审',
  ]);
  expect(await paused()).toEqual([]);
});

test('a card prints the receipt of its own application; without paper the page says so, and a printer that gave up says where to get it', async () => {
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  const reading = await product.line.must('readCard', {});
  await receiveOne((method, input) => product.line.call(method, input), { readingId: reading.id });
  await product.hands({ hand: 'liftCard' });

  // No paper: everything goes on but printing, and the page says why.
  await product.hands({ hand: 'removePaper' });
  await tile('progress').click();
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  await page.locator('.big-choice').click();
  await page.getByText('现在打不了纸：打印机没有纸了').waitFor();
  await picture('kiosk-without-paper');
  await expectFit(page, 'a matter without paper');
  await product.hands({ hand: 'loadPaper' });
  await expect.poll(() => conditionOf('receipt-printer')).toBe('ready');
  await page.getByRole('button', { name: '打印回执' }).click();
  await page.getByText('打好了，请取走回执。').waitFor();
  const [receipt] = await receiptsOnPaper(product, 1);
  expect(receipt?.text).not.toContain('补打');

  // Whoever reads about their matter goes on reading when the reader goes away.
  await product.hands({ hand: 'unplugReader' });
  await expect.poll(readerCondition).toBe('absent');
  await page.locator('.matter-steps').waitFor();
  await product.hands({ hand: 'plugReader' }, { hand: 'liftCard' }, { hand: 'paperForReceipts', count: 0 });
  await page.getByRole('button', { name: '回首页' }).click();
  await tile('progress').click();
  await page.locator('.big-choice').click();
  await page.getByRole('button', { name: '打印回执' }).click();
  await page.getByText('没有打出来，请到窗口补打').waitFor();
  await product.hands({ hand: 'loadPaper' });
  await expect.poll(() => conditionOf('receipt-printer')).toBe('ready');
  await page.getByRole('button', { name: '打印回执' }).click();
  await page.getByText('打好了，请取走回执。').waitFor();
  const [, second] = await receiptsOnPaper(product, 2);
  expect(second?.text).toContain('补打');
  expect(browser.troubles).toEqual([]);
});
