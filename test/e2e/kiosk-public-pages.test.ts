import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  product = await startProduct({ station: 'kiosk' });
  browser = await openBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(45_000);
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(product.terminalUrl);
  await page.getByRole('heading', { name: '您好，想办什么？' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const picture = (name: string) => page.screenshot({ path: path.join(artefacts, `${name}.png`) });
const open = async (service: string) => {
  await page.locator(`.kiosk-tile[data-service="${service}"]`).click();
};
const home = async () => {
  await page.getByRole('button', { name: '回首页' }).click();
  await page.getByRole('heading', { name: '您好，想办什么？' }).waitFor();
};

test('R38, R03: the kiosk shows the four themes first, and each facet leads to the same items', async () => {
  await picture('kiosk-home-tiles');
  await open('guides');
  const bar = page.locator('.facets');
  await bar.locator('.facet-value').first().waitFor();
  const chips = (await bar.locator('.facet-value').allInnerTexts()).map((words) => words.replace(/ \d+$/, ''));
  expect(chips.slice(1, 5)).toEqual(['劳动就业', '社会保障', '社会救助', '扶贫脱贫']);
  const all = await page.locator('.kiosk-choice').count();
  expect(all).toBe(37);
  await picture('kiosk-facets');
  await bar.getByRole('button', { name: /劳动就业/ }).click();
  await expect.poll(() => page.locator('.kiosk-choice').count()).toBe(3);
  await page.locator('.kiosk-choice').first().click();
  await page.locator('.as-of').getByText(/截至/).waitFor();
  // Sheets of A4 come out of no kiosk.
  expect(await page.getByRole('button', { name: '打印一次性告知单' }).count()).toBe(0);
  await picture('kiosk-guide');
  await home();
});

test('R18: notices are read and searched; nothing on the kiosk makes one', async () => {
  await open('guides');
  await page.locator('.ant-segmented').getByText('公告').click();
  await page.locator('.as-of').getByText(/截至/).waitFor();
  const cards = page.locator('.notice-list > li');
  await cards.first().waitFor();
  const before = await cards.count();
  const title = await cards.first().locator('h3').innerText();
  await page.getByRole('searchbox', { name: '在公告里找' }).fill(title);
  await expect.poll(() => cards.count()).toBeLessThan(before + 1);
  await page.getByRole('searchbox', { name: '在公告里找' }).fill('没有这样的公告词');
  await page.getByText('没有找到这样的公告。').waitFor();
  expect(await page.locator('.notice-page textarea, .notice-page form').count()).toBe(0);
  await home();
});

test('R19, R61: a citizen’s card fills in who asks, its number masked; number and code are shown once, and no list of others', async () => {
  await open('voice');
  await page.locator('[data-voice="disclosure"]').click();
  await product.hands({ hand: 'placeCard', citizen: 'li-xiulan' });
  await expect.poll(() => page.getByRole('textbox', { name: '姓名' }).inputValue()).not.toBe('');
  await product.hands({ hand: 'liftCard' });
  expect(await page.getByRole('textbox', { name: '证件号码' }).inputValue()).toMatch(/^\d{6}\*{8}\w{4}$/);
  await page.getByRole('textbox', { name: '联系电话' }).fill('13800001234');
  await page.getByRole('textbox', { name: /要什么信息/ }).fill('2025年青禾镇危房改造补助资金分配表');
  await picture('kiosk-disclosure');
  await page
    .getByRole('button', { name: /提\s?交/ })
    .last()
    .click();
  await page.getByTestId('disclosure-done').getByRole('button', { name: '打印凭条' }).click();
  await page.getByText(/打好了|看一下出纸口/).waitFor();
  await picture('kiosk-disclosure-done');
  expect(await page.getByText('本窗口收到的申请').count()).toBe(0);
  const slips = (await product.bench()).printer.receipts;
  expect(JSON.stringify(slips.at(-1))).not.toContain('李秀兰');
  await home();
});
