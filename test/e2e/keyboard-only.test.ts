import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { elderCard, receiptsOnPaper, see, shownNumber } from '../support/clerk.ts';
import { type Product, startProduct } from '../support/product.ts';

/** A whole visit without a mouse: the page counts what a pointer does to it, and there is nothing to count. */
let product: Product;
let browser: TestBrowser;
let page: Page;
let strokes = 0;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  page = await browser.newPage();
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { pointerSeen: seen });
    for (const kind of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'wheel', 'dblclick']) {
      addEventListener(kind, () => seen.push(kind), { capture: true });
    }
  });
  await page.goto(product.terminalUrl);
});
afterAll(async () => {
  await page?.screenshot({ path: path.join(artefacts, 'last-keyboard-only.png') }).catch(() => {});
  await browser?.close();
  await product?.stop();
});

test('R15: a visit of two items by keyboard alone: card, item, form, scans, receipts, and never a pointer', async () => {
  await tabTo(page.getByRole('button', { name: /李慧/ }));
  await press('Enter');
  await tabTo(page.getByRole('button', { name: /填\s?上/ }));
  await press('Enter');
  await tabTo(page.getByRole('button', { name: '开始工作' }));
  await press('Enter');
  await page.locator('.intake').waitFor();

  // 1. The shortest walk-in job, counted.
  strokes = 0;
  await product.hands({ hand: 'placeCard', citizen: 'li-xiulan' });
  await page.locator('.visitor').getByText('李秀兰', { exact: true }).waitFor();
  const search = page.getByRole('textbox', { name: '要办什么事？' });
  await expect.poll(() => isFocused(search)).toBe(true);
  await type(elderCard.initials);
  await page.getByRole('option').first().getByText(elderCard.name).waitFor();
  await press('Enter');
  await answerElderCardByKeys('13800001234');
  await shot('form');
  await press('Alt+4');
  await scanByKeys('SF', ['id-card-front', 'id-card-back']);
  await scanByKeys('ZP', ['photo']);
  await press('F9');
  await see(page, '材料和表单都齐了，可以受理。');
  await shot('review');
  await press('F9');
  const first = await shownNumber(page);
  await receiptsOnPaper(product, 1);
  const shortest = strokes;
  await shot('done');
  process.stdout.write(`shortest walk-in job: ${shortest} key strokes (phone and search words among them), 0 clicks\n`);

  // 2. What is accepted is not taken back by a key, and the page says by what it can be.
  await press('Control+Z');
  await see(page, '已经受理，不能撤销');

  // 3. Another item for the same visitor: known already, scanned already.
  await press('Alt+A');
  await expect.poll(() => isFocused(search)).toBe(true);
  await type('ncjtjc');
  await page.getByRole('option').first().getByText('农村集体聚餐申报备案').waitFor();
  await press('Enter');
  await page.locator('.item-form').waitFor();
  await expect.poll(() => page.locator('#root_applicant_phone').inputValue()).toBe('13800001234');
  expect(await page.locator('#root_applicant_name').inputValue()).toBe('李秀兰');
  await press('Alt+4');
  await page.getByText('这次来访已经扫描过，可以直接用：').waitFor();
  await shot('shared-scans');
  await expect.poll(() => isFocused(page.getByRole('button', { name: '全部用上' }))).toBe(true);
  await press('Enter');
  await expect.poll(() => page.locator('[data-material="SF"] .page-thumbnail').count()).toBe(2);

  // 4. A removed page, and the last field, come back.
  await tabTo(page.locator('[data-material="SF"]').getByRole('button', { name: '删去第 1 页' }));
  await press('Enter');
  await expect.poll(() => page.locator('[data-material="SF"] .page-thumbnail').count()).toBe(1);
  await press('Control+Z');
  await expect.poll(() => page.locator('[data-material="SF"] .page-thumbnail').count()).toBe(2);

  // 5. The same item once more: said before anything is accepted, and begun only with a reason.
  await press('F2');
  await see(page, '已暂存');
  await product.hands({ hand: 'liftCard' }, { hand: 'placeCard', citizen: 'li-xiulan' });
  await expect.poll(() => isFocused(search)).toBe(true);
  await type(elderCard.code);
  await page.getByRole('option').first().getByText(elderCard.name).waitFor();
  await press('Enter');
  await page.locator('.earlier-cases').getByText(first).waitFor();
  await shot('earlier-case');
  await tabTo(page.getByRole('textbox', { name: '另办一件的理由' }), 'Shift+Tab');
  await type('lost the card');
  await press('Enter');
  await see(page, '另办理由：lost the card');
  await answerElderCardByKeys('13800001234');
  await press('Alt+4');
  await scanByKeys('SF', ['id-card-front', 'id-card-back']);
  await scanByKeys('ZP', ['photo']);
  await press('F9');
  await see(page, '材料和表单都齐了，可以受理。');
  await press('F9');
  const second = await shownNumber(page);
  expect(second).not.toBe(first);
  await receiptsOnPaper(product, 2);

  const pointer = await page.evaluate(() => (globalThis as unknown as { pointerSeen: string[] }).pointerSeen);
  expect(pointer).toEqual([]);
  expect(browser.troubles).toEqual([]);
});

/** Phone, township, how to get the result. */
async function answerElderCardByKeys(phone: string): Promise<void> {
  await page.locator('.item-form').waitFor();
  const field = page.locator('#root_applicant_phone');
  await expect.poll(() => isFocused(field)).toBe(true);
  await type(phone);
  // F9 names what is still open, Enter leads to the first of it: quicker than walking through what may stay empty.
  await leadTo('还差：户籍或居住地', page.locator('#root_item_residence'));
  const option = page.locator('.ant-select-item-option-active');
  await press('ArrowDown');
  await option.getByText('城关镇').waitFor();
  await press('Enter');
  await option.first().waitFor({ state: 'hidden' });
  await leadTo('还差：领取方式', page.locator('#root_delivery_method input[type="radio"]').first());
  await press('Space');
}

async function leadTo(missing: string, field: Locator): Promise<void> {
  await press('F9');
  await expect.poll(() => isFocused(page.getByRole('button', { name: missing }))).toBe(true);
  await press('Enter');
  await expect.poll(() => isFocused(field)).toBe(true);
}

/** The row in hand has the focus; F4 feeds it, and its original is ticked off. */
async function scanByKeys(material: string, pages: readonly string[]): Promise<void> {
  await product.hands({ hand: 'feedPages', pages: [...pages] });
  const row = page.locator(`[data-material="${material}"]`);
  await expect.poll(() => isFocused(row.locator('.scan-button'))).toBe(true);
  await press('F4');
  await row
    .locator('.page-thumbnail')
    .nth(pages.length - 1)
    .waitFor();
  await tabTo(row.getByRole('checkbox'));
  await press('Space');
}

async function press(keys: string): Promise<void> {
  strokes += 1;
  await page.keyboard.press(keys);
}

async function type(words: string): Promise<void> {
  strokes += words.length;
  await page.keyboard.type(words);
}

/** Tab by Tab, as a person without a mouse; what can't be reached so fails here. */
async function tabTo(target: Locator, key = 'Tab'): Promise<void> {
  await target.first().waitFor({ state: 'attached' });
  for (let tries = 0; tries < 80; tries += 1) {
    if (await isFocused(target.first())) return;
    await press(key);
  }
  throw new Error(`${key} does not lead to ${String(target)}`);
}

const isFocused = (target: Locator): Promise<boolean> =>
  target
    .first()
    .evaluate((element) => element === document.activeElement)
    .catch(() => false);

const shot = (name: string) =>
  page.screenshot({ path: path.join(artefacts, `keyboard-${name}.png`), animations: 'disabled' });
