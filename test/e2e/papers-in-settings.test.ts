import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts } from '../support/browser.ts';
import { receiptsOnPaper, see } from '../support/clerk.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const settingsPage = () => window.page.getByRole('button', { name: '设置', exact: true }).click();

test('copies and sides are chosen for each kind of document, and are kept', async () => {
  const { page, product } = window;
  await settingsPage();
  const copies = page.getByLabel('受理回执 打几份');
  // A numbered document comes in the copies that it calls for.
  expect(await page.getByLabel('各类文书 打几份').count()).toBe(0);
  await copies.fill('2');
  await page.getByLabel('申请表 单面还是双面').press('Enter');
  await page.locator('.ant-select-item-option').getByText('双面，长边翻', { exact: true }).click();
  await page.getByRole('button', { name: '保存并启用' }).click();
  await see(page, '已保存');
  await page.screenshot({ path: path.join(artefacts, 'settings-copies.png') });
  await expect.poll(cutOff).toEqual([]);
  const { settings } = await product.line.must('deviceSettings', {});
  expect(settings.queues.byKind).toEqual({
    receipt: { queue: null, copies: 2, duplex: 'one-sided' },
    'application-form': { queue: null, copies: 1, duplex: 'long-edge' },
  });

  await page.getByRole('button', { name: '今日' }).click();
  await settingsPage();
  await expect.poll(() => copies.inputValue()).toBe('2');
  // As usual again: nothing is kept of it.
  await copies.fill('1');
  await page.getByRole('button', { name: '保存并启用' }).click();
  await see(page, '已保存');
  const after = await product.line.must('deviceSettings', {});
  expect(Object.keys(after.settings.queues.byKind)).toEqual(['application-form']);
});

test('the certificate of a scanner that was exchanged is taken out, after a question', async () => {
  const { page, product } = window;
  const file = path.join(product.dataDir, 'scanner-pins.json');
  const fingerprint = Array.from({ length: 32 }, (_one, at) => (at + 16).toString(16).toUpperCase()).join(':');
  await writeFile(file, JSON.stringify({ '10.0.0.5:443': fingerprint, 'scanner.local:8443': fingerprint }));
  await page.getByRole('button', { name: '今日' }).click();
  await settingsPage();
  const known = page.getByRole('region', { name: '记住的扫描仪证书' });
  await known.getByText('10.0.0.5:443').waitFor();
  await known.scrollIntoViewIfNeeded();
  await page.screenshot({ path: path.join(artefacts, 'settings-certificates.png') });

  await known.getByRole('button', { name: '去掉 10.0.0.5:443' }).click();
  const question = page.getByRole('dialog').filter({ hasText: '去掉记住的证书？' });
  await question.getByRole('button', { name: '留着' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await known.getByText('10.0.0.5:443').count()).toBe(1);

  await known.getByRole('button', { name: '去掉 10.0.0.5:443' }).click();
  await question.getByRole('button', { name: '去掉', exact: true }).click();
  await known.getByText('10.0.0.5:443').waitFor({ state: 'detached' });
  expect(Object.keys(JSON.parse(await readFile(file, 'utf8')))).toEqual(['scanner.local:8443']);

  await writeFile(file, 'half a fi');
  await page.getByRole('button', { name: '今日' }).click();
  await settingsPage();
  await known.getByText('记证书的文件读不出来').waitFor();
  await known.getByRole('button', { name: '去掉文件' }).click();
  await question.getByRole('button', { name: '去掉', exact: true }).click();
  await known.waitFor({ state: 'detached' });
  expect(await readFile(`${file}.damaged`, 'utf8')).toBe('half a fi');
});

test('a character that no font has: the clerk is told to write it in', async () => {
  const { page, product } = window;
  const { localNumber } = await acceptOne((method, input) => product.line.call(method, input), {
    readingId: null,
    name: '王𪚥',
  });
  // On the settings page codes are being tried, and open nothing.
  await page.getByRole('button', { name: '今日' }).click();
  await product.hands({ hand: 'scanCode', text: localNumber });
  const drawer = page.getByRole('dialog').filter({ hasText: localNumber });
  await drawer.getByRole('button', { name: '打印回执' }).click();
  await drawer.getByText('字库里没有 𪚥（U+2A6A5）').waitFor();
  await page.screenshot({ path: path.join(artefacts, 'receipt-written-in.png') });
  const [receipt] = await receiptsOnPaper(product, 1);
  expect(receipt?.text).toContain('王〔U+2A6A5〕');
  expect(window.browser.troubles).toEqual([]);
});

/** Choices that can't be read to their end; a fraction of a dot is enough for the ellipsis. */
function cutOff(): Promise<readonly string[]> {
  return window.page.evaluate(() =>
    [...document.querySelectorAll('.device-queues .ant-select-content')]
      .filter((choice) => {
        const words = document.createRange();
        words.selectNodeContents(choice.firstChild ?? choice);
        return words.getBoundingClientRect().width > choice.getBoundingClientRect().width;
      })
      .map((choice) => choice.textContent ?? ''),
  );
}
