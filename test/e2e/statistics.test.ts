import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shanghaiDate } from '../../main/domain/dates.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { workForMonths } from '../support/months-of-work.ts';
import { withOpenedTruth } from '../support/opened-truth.ts';
import { type Product, startProduct } from '../support/product.ts';

let dataDir: string;
let product: Product;
let browser: TestBrowser;
let page: Page;
let worked = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'statistics-'));
  const first = await startProduct({ dataDir });
  await expect.poll(async () => (await first.line.must('terminalState', {})).catalogueVersion).not.toBeNull();
  await first.stop();
  await withOpenedTruth(dataDir, ({ ledger }) => {
    worked = workForMonths(ledger, shanghaiDate(new Date().toISOString()));
  });
  product = await startProduct({ dataDir });
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function unlockAs(name: RegExp): Promise<void> {
  await product.line.must('lock', {});
  await page.goto(product.terminalUrl);
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: /填\s?上/ }).click();
  await page.getByRole('button', { name: '开始工作' }).click();
  await page.locator('.intake').waitFor();
}
const picture = (name: string) => page.screenshot({ path: path.join(artefacts, `${name}.png`) });

test('R54: the leader sees the numbers of the window, and behind each number as many cases as it says', async () => {
  await unlockAs(/王建国/);
  await page.locator('.rail-button').filter({ hasText: '统计' }).click();
  await page.getByText('今年', { exact: true }).click();
  const received = page.locator('.statistics-tiles > div').filter({ hasText: '收件' }).locator('button');
  await received.waitFor();
  await picture('statistics');

  const total = Number(await received.textContent());
  expect(total).toBeGreaterThan(100);
  expect(total).toBeLessThanOrEqual(worked);
  await received.click();
  await page.getByText(`收件 ${total} 件`).waitFor();
  await expect.poll(() => page.locator('.statistics-cases tr[data-row-key]').count()).toBe(50);
  await picture('statistics-cases');
  await page.keyboard.press('Escape');

  // Narrowed to one clerk: each row of the items, added up, is that clerk's number.
  await page.getByText('按经办人', { exact: true }).click();
  const clerk = page.locator('.statistics tr').filter({ hasText: '王建国' });
  const ofClerk = Number(await clerk.locator('.statistics-count').first().textContent());
  await clerk.getByRole('button', { name: '王建国' }).click();
  await expect.poll(async () => Number(await received.textContent())).toBe(ofClerk);
  await page.getByText('按事项', { exact: true }).click();
  const parts = await page.locator('.statistics > .sheet tbody tr[data-row-key] td:nth-child(2)').allTextContents();
  expect(parts.reduce((sum, part) => sum + Number(part), 0)).toBe(ofClerk);
  await page.locator('.statistics > .sheet').scrollIntoViewIfNeeded();
  await picture('statistics-narrowed');
});

test('R10: a clerk who does not lead is told whose the page is', async () => {
  await unlockAs(/李慧/);
  await page.locator('.rail-button').filter({ hasText: '统计' }).click();
  await page.getByText('这一步由别的岗位办理').waitFor();
  expect(await page.locator('.statistics-tiles').count()).toBe(0);
});
