import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { helpPages } from '../../renderer/help/help-pages.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { acceptElderCard, receiptsOnPaper } from '../support/clerk.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(product.terminalUrl);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const band = () => page.getByTestId('training-band');
const shot = (name: string) => page.screenshot({ path: path.join(artefacts, `practice-${name}.png`) });

async function signIn(): Promise<void> {
  await page.getByRole('button', { name: /李慧/ }).click();
  await page.getByRole('button', { name: /填\s?上/ }).click();
  await page.getByRole('button', { name: '开始工作' }).click();
  await page.locator('.intake').waitFor();
}

test('R65: from the lock page into practice: a band on every page, a number of its own, and void paper', async () => {
  await expectAccessible(page, 'lock page');
  await page.getByRole('button', { name: /练习$/ }).click();
  await band().waitFor();
  await expectAccessible(page, 'lock page of practice');
  await page.getByRole('button', { name: /李慧/ }).click();
  await expectAccessible(page, 'PIN pad');
  await page.getByRole('button', { name: /填\s?上/ }).click();
  await page.getByRole('button', { name: '开始工作' }).click();
  await page.locator('.intake').waitFor();
  await expectAccessible(page, 'practice');
  const number = await acceptElderCard(page, product);
  expect(number).toMatch(/^LIAN-/);
  const [receipt] = await receiptsOnPaper(product, 1);
  expect(receipt?.text.split('练习·无效')).toHaveLength(3);
  await shot('accepted');
  await page.getByText('练习，不连县里').waitFor();
});

test('on each page F1 tells what it is for, its keys, and what to do when something goes wrong', async () => {
  const rail = page.locator('.rail-button[data-help]');
  const pages = await page.locator('.rail-button:not([data-help])').all();
  expect(pages.length).toBeGreaterThan(6);
  for (const name of pages) {
    await name.click();
    expect(await band().isVisible()).toBe(true);
    await page.keyboard.press('F1');
    const help = (await rail.getAttribute('data-help')) as keyof typeof helpPages;
    const sheet = page.locator('.help-sheet');
    await sheet.getByText(helpPages[help].zh.what).waitFor();
    expect(await sheet.locator('.help-problems dt').count()).toBe(3);
    if (help === 'window.intake') {
      await shot('help');
      await expectAccessible(page, 'help');
    }
    await page.keyboard.press('F1');
    await sheet.waitFor({ state: 'hidden' });
  }
});

test('R65: ended by a person who keeps it, it leaves the real terminal as it was, and can be gone on with from the settings', async () => {
  await page.getByRole('button', { name: '结束练习' }).click();
  await shot('end');
  await expectAccessible(page, 'ending practice');
  await page.getByRole('button', { name: '保留，下次接着练' }).click();
  await band().waitFor({ state: 'detached' });
  await signIn();
  const { counts } = await product.line.must('syncState', {});
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(0);

  await page.getByRole('button', { name: '设置', exact: true }).click();
  const sheet = page.getByTestId('training');
  await sheet.getByText('上次练习的内容还在').waitFor();
  await sheet.getByRole('button', { name: '开始练习' }).click();
  // The same person goes on in practice, without another PIN.
  await band().waitFor();
  await page.locator('.intake').waitFor();
  expect((await product.line.must('terminalState', {})).operator?.name).toBe('李慧');
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await shot('settings');
  await expectAccessible(page, 'settings in practice');
  await page.getByRole('button', { name: '锁屏' }).click();
  await band().waitFor({ state: 'detached' });
  expect(await product.line.must('terminalState', {})).toMatchObject({ training: false, operator: null });
});
