import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { shanghaiDate } from '../../main/domain/dates.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { workForMonths } from '../support/months-of-work.ts';
import { withOpenedTruth } from '../support/opened-truth.ts';
import { type Product, startProduct } from '../support/product.ts';
import { patience } from '../support/until.ts';

let dataDir: string;
let product: Product;
let browser: TestBrowser;
let page: Page;
let worked = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'statistics-'));
  const first = await startProduct({ dataDir });
  const hasCatalogue = async () => (await first.line.must('terminalState', {})).catalogueVersion !== null;
  await vi.waitUntil(hasCatalogue, patience).finally(() => first.stop());
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
  // The month stands there until the year is counted.
  await expect.poll(async () => Number(await received.textContent())).toBeGreaterThan(100);
  await picture('statistics');
  await expectAccessible(page, 'statistics');

  const total = Number(await received.textContent());
  expect(total).toBeLessThanOrEqual(worked);
  await received.click();
  await page.getByText(`收件 ${total} 件`).waitFor();
  await expect.poll(() => page.locator('.statistics-cases tr[data-row-key]').count()).toBe(50);
  await picture('statistics-cases');
  await expectAccessible(page, 'the cases behind a number');
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

  // The same numbers as a leader looks at them.
  await page.getByText('主任看板', { exact: true }).click();
  await page.locator('.board .bar-row').first().waitFor();
  await page.locator('.board .ant-spin').first().waitFor({ state: 'detached' });
  await expectAccessible(page, 'the leader’s page');
  await picture('leaders-page');
});

test('R10: a clerk who does not lead is told whose the page is', async () => {
  await unlockAs(/李慧/);
  await page.locator('.rail-button').filter({ hasText: '统计' }).click();
  const instead = page.getByTestId('leaders-only');
  await instead.getByText('王建国').waitFor();
  expect(await instead.getByRole('button').count()).toBe(0);
  expect(await page.locator('.statistics-tiles').count()).toBe(0);
  await expectAccessible(page, 'for those who lead');
  await picture('leaders-only');
  // How the machine does is everybody's.
  await page.getByText('运行情况', { exact: true }).click();
  await page.locator('.board h3').first().waitFor();
  await expectAccessible(page, 'how the machine does');
  await picture('health-board');
});

test('R54: the county counts the same window by its own data, and each number is a link to its cases', async () => {
  // Two months of work go up at once.
  const isSent = async () => (await product.line.must('syncState', {})).totals === null;
  await vi.waitUntil(isSent, { ...patience, timeout: 150_000 });
  await page.goto(`${product.countyUrl}/console/login`);
  await page.locator('button.main, form button').first().click();
  const year = new Date().toISOString().slice(0, 4);
  await page.goto(`${product.countyUrl}/console/statistics?from=${Number(year) - 1}-01-01&grouping=clerk`);
  const received = page.locator('dt', { hasText: '收件' }).locator('+ dd a').first();
  expect(Number(await received.textContent())).toBe(worked);
  await picture('county-statistics');
  await received.click();
  await page.getByRole('heading', { name: `收件 ${worked} 件` }).waitFor();
  await page.goto(`${product.countyUrl}/console/exchange`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  expect((await download).suggestedFilename()).toMatch(/^item-.*\.csv$/);
  await page.reload();
  await page.locator('tbody').getByText('事项信息').waitFor();
  await picture('county-exchange');
});

test('R35: catalogue and settings leave the terminal as tables, from the settings page', async () => {
  const stick = await mkdtemp(path.join(tmpdir(), 'stick-'));
  await unlockAs(/李慧/);
  await page.locator('.rail-button').filter({ hasText: '设置' }).click();
  await page.getByRole('button', { name: '导出表格' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(stick);
  await dialog.getByRole('textbox').press('Enter');
  await dialog.getByRole('radio', { name: stick }).check();
  await dialog.getByRole('button', { name: /存|Save/ }).click();
  await dialog.getByText('工作日历.csv').waitFor();
  await picture('tables-exported');
  expect((await readdir(stick)).length).toBe(4);
  await rm(stick, { recursive: true, force: true });
});
