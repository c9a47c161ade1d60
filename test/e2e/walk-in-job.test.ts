import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesForCounty } from '../../main/domain/county-files.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts } from '../support/browser.ts';
import {
  accept,
  answerElderCard,
  choose,
  counted,
  elderCard,
  placeCard,
  receiptsOnPaper,
  scan,
  see,
} from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

/** The whole job of issue one: without a network from card to receipt, then to the county and back. */
let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('R14, R50: a walk-in application for another township: card, form, scans, receipt offline; that place decides, and back', async () => {
  const { product, page, browser, county } = window;
  const places = async () => (await product.line.must('handlingPlaces', { itemCode: null })).places.length;
  await expect.poll(places).toBeGreaterThan(0);
  await product.hands({ hand: 'setLink', mood: 'cut' });
  await see(page, '未连县里');

  await placeCard(page, product, 'li-xiulan');
  await choose(page, '#handling-place', '城关镇');
  await see(page, '异地代收：由城关镇办理');
  const search = page.getByRole('textbox', { name: '要办什么事？' });
  for (const words of ['老年人优待', elderCard.initials, elderCard.code]) {
    await search.fill(words);
    await page.getByRole('option').first().getByText(elderCard.name).waitFor();
  }
  await page.keyboard.press('Enter');

  await page.locator('.item-form').waitFor();
  await expect.poll(() => page.locator('#root_applicant_name').inputValue()).toBe('李秀兰');
  const nameField = page.locator('.form-field', { has: page.locator('#root_applicant_name') });
  expect(await nameField.textContent()).toContain('读自芯片');
  expect(await page.locator('#root_applicant_name').isEditable()).toBe(false);

  await page.keyboard.press('F9');
  await see(page, '还有 5 处要补');
  await page.getByRole('button', { name: '还差：联系电话' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('root_applicant_phone');
  await answerElderCard(page);
  await page.keyboard.press('Alt+4');
  await scan(page, product, 'SF', ['id-card-front', 'id-card-back']);
  await page.keyboard.press('F9');
  await see(page, '还差：近期免冠照片');
  await page.getByRole('button', { name: '还差：近期免冠照片' }).click();
  await scan(page, product, 'ZP', ['photo']);
  await page.locator('.material-state.warn').first().waitFor({ state: 'detached' });
  await page.screenshot({ path: path.join(artefacts, 'window-intake.png'), animations: 'disabled' });

  const number = await accept(page);
  await see(page, '回执已打印，请交给申请人。');
  await expect.poll(() => counted(page, '已存本机')).toBe(1);
  const receipts = await receiptsOnPaper(product, 1);
  expect(receipts[0]?.text).toContain(number);
  expect(receipts[0]?.text).toContain('李秀兰');
  expect(receipts[0]?.text).toContain('城关镇');
  await writeFile(path.join(artefacts, 'receipt.png'), Buffer.from(receipts[0]?.png ?? '', 'base64'));
  await page.screenshot({ path: path.join(artefacts, 'receipt-on-screen.png') });
  expect(await county.find(number)).toEqual([]);

  await product.hands({ hand: 'setLink', mood: 'open' });
  await page.getByRole('button', { name: '今日', exact: true }).click();
  await page.getByRole('row').filter({ hasText: number }).getByText('县里已收').waitFor();
  expect(await counted(page, '已存本机')).toBe(0);
  const arrived = await county.find(number);
  expect(arrived).toHaveLength(1);
  const id = arrived[0] ?? '';
  const { application } = await product.line.must('application', { applicationId: id });
  const scanned = application.materials.flatMap(({ pages }) => pages.map(({ sha256 }) => sha256)).sort();
  expect(scanned).toHaveLength(3);
  const sent = application.materials.flatMap(filesForCounty).map(({ sha256 }) => sha256);
  expect(sent).toHaveLength(2);
  expect(await county.fileHashes(id)).toEqual(sent.sort());
  expect(await shownHashes(window, scanned)).toEqual(scanned);

  const clerkPage = await browser.newPage();
  await clerkPage.goto(`${product.countyUrl}/console`);
  // The place that decides has it in its own inbox.
  await clerkPage.getByRole('button', { name: '以城关镇演示科员身份进入' }).click();
  await clerkPage.getByRole('link', { name: number }).or(clerkPage.getByText(number)).first().waitFor();
  await clerkPage.goto(`${product.countyUrl}/console/applications/${id}`);
  await clerkPage.getByText('李秀兰').first().waitFor();
  await clerkPage.getByText('城关镇（990101100），异地代收').waitFor();
  await clerkPage.getByText('共 2 页，一个 PDF 文件').waitFor();
  await expect.poll(() => shownPageCount(clerkPage), { timeout: 45_000 }).toBe('2');
  await clerkPage.screenshot({ path: path.join(artefacts, 'county-console.png') });
  const answered = clerkPage.waitForResponse((response) => response.url().endsWith('/decision'));
  await clerkPage.getByRole('button', { name: '同意' }).click();
  await answered;
  await page.getByRole('row').filter({ hasText: number }).getByText('准予').waitFor();
  await see(page, '县里有结果了');
  await copiedOut(number);
  expect(browser.troubles).toEqual([]);
});

/** 抄录: field by field in the other system's order, by one key; gone from the clipboard with the lock. */
async function copiedOut(number: string): Promise<void> {
  const { page, browser, product } = window;
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.bringToFront();
  await page.getByRole('row').filter({ hasText: number }).click();
  const drawer = page.locator('.ant-drawer-open');
  await drawer.getByText('异地代收：由城关镇办理').waitFor();
  await drawer.getByRole('button', { name: '抄录到别的系统…' }).click();
  await drawer.getByText('按“省老年人优待证管理系统”的栏目顺序').waitFor();
  const system = await product.line.must('copyOut', { applicationId: (await window.county.find(number))[0] ?? '' });
  for (const [index, row] of system.rows.slice(0, 3).entries()) {
    await page.keyboard.press('F7');
    await drawer.getByText(`已复制 ${index + 1} / ${system.rows.length} 栏`).waitFor();
    await expect.poll(clipboard).toBe(row.value);
  }
  await page.screenshot({ path: path.join(artefacts, 'window-copy-out.png') });
  await expectAccessible(page, 'copying out');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '锁屏' }).click();
  await expect.poll(clipboard).toBe('');
}

/** What the browser's own viewer says of the PDF in the console: it has it, and has taken it apart. */
async function shownPageCount(page: Page): Promise<string | null> {
  const viewer = page.frames().find((frame) => frame.url().startsWith('chrome-extension://'));
  const count = viewer?.locator('#pagelength');
  return count !== undefined && (await count.count()) === 1 ? count.textContent() : null;
}

/** The pages as the terminal shows them, hashed from their bytes. */
async function shownHashes({ page }: OpenWindow, hashes: readonly string[]): Promise<string[]> {
  const bytes = await page.evaluate(
    (wanted) =>
      Promise.all(wanted.map(async (hash) => [...new Uint8Array(await (await fetch(`/pages/${hash}`)).arrayBuffer())])),
    [...hashes],
  );
  return bytes.map((page) => createHash('sha256').update(Uint8Array.from(page)).digest('hex')).sort();
}
