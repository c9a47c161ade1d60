import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptElderCard, receiptsOnPaper, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('the cover is open at the receipt: the strip and the page say so; closed again, one receipt comes out', async () => {
  const { product, page } = window;
  await product.hands({ hand: 'openPrinterCover' });
  await page.locator('.health-strip').getByText('打印 要人看').waitFor();
  const number = await acceptElderCard(page, product);
  await see(page, '打印机的盖子开着，盖好后点“继续”');
  await product.hands({ hand: 'closePrinterCover' });
  await page.getByRole('button', { name: '继续打印' }).click();
  await see(page, '回执已打印，请交给申请人。');
  const receipts = await receiptsOnPaper(product, 1);
  expect(receipts[0]?.text).toContain(number);
});
