import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import {
  accept,
  acceptElderCard,
  answerElderCard,
  elderCard,
  placeCard,
  receiptsOnPaper,
  scanElderCard,
  see,
  startItem,
  unlock,
} from '../support/clerk.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: TestBrowser;
beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser({ args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('a page under the document camera is taken, looked at and kept with its material', async () => {
  const page = await browser.newPage();
  await unlock(page, product);
  await placeCard(page, product, 'li-xiulan');
  await startItem(page, elderCard.code);
  await answerElderCard(page, '13600001234');
  await scanElderCard(page, product);
  const row = page.locator('.material-row').first();
  const before = await row.locator('figure').count();
  await row.getByRole('button', { name: '拍照' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('video:not([hidden])').waitFor();
  await dialog.locator('.ant-btn-primary').click();
  await dialog.locator('img').waitFor();
  await dialog.locator('.ant-btn-primary').click();
  await expect.poll(() => row.locator('figure').count(), { timeout: 20_000 }).toBe(before + 1);
  await page.screenshot({ path: path.join(artefacts, 'photo-kept.png') });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  const number = await accept(page);
  await page.getByRole('button', { name: '受理通知书' }).click();
  await see(page, '已交给“演示打印机”。');
  await page.getByText(/受〔\d{4}〕1号/).waitFor();
  await page.screenshot({ path: path.join(artefacts, 'notice-issued.png') });
  const printed = () =>
    product.line
      .must('documentsOf', { applicationId })
      .then(({ issued }) => issued.map(({ kind, copies }) => [kind, copies.map(({ prints }) => prints)]));
  const [found] = await product.line.must('searchApplications', { query: number, limit: 1 });
  const applicationId = found?.id ?? '';
  expect(await printed()).toEqual([['acceptance', [1, 1]]]);
  // The same document again, under its number.
  await page.getByRole('button', { name: '受理通知书' }).click();
  await expect.poll(printed).toEqual([['acceptance', [2, 2]]]);
  await page.close();
});

test('the receipt does not come out: another printer takes it, and it is there as PDF', async () => {
  const { otherwise, settings } = await product.line.must('deviceSettings', {});
  const bench = otherwise['receipt-printer'] ?? '';
  await product.line.must('saveDeviceSettings', {
    settings: {
      ...settings,
      receiptPrinters: [
        { name: '前台', address: 'tcp://127.0.0.1:9', profile: '80mm' },
        { name: '后台', address: bench, profile: '80mm' },
      ],
    },
  });
  const page = await browser.newPage();
  await page.goto(new URL('/', product.terminalUrl).href);
  await page.locator('.intake').waitFor();
  await product.hands({ hand: 'liftCard' });
  const earlier = (await product.bench()).printer.receipts.length;
  const number = await acceptElderCard(page, product, 'elder');
  await see(page, '回执没有打出来，办件已经受理，不受影响。');
  await page.screenshot({ path: path.join(artefacts, 'receipt-rescue.png') });

  const [pdf] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: '存成 PDF' }).click()]);
  await expect.poll(() => pdf.url()).toMatch(/\/documents\/receipt-[0-9a-f-]{36}\.pdf$/);
  const served = await page.request.get(pdf.url());
  expect(served.headers()['content-type']).toBe('application/pdf');
  expect((await served.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await pdf.close();

  await page.getByRole('button', { name: '换“后台”打' }).click();
  await see(page, '回执已打印，请交给申请人。');
  const receipts = await receiptsOnPaper(product, earlier + 1);
  expect(receipts.at(-1)?.text).toContain(number);
  expect(receipts.at(-1)?.text).not.toContain('补打');
});
