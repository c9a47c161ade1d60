import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptElderCard, receiptsOnPaper, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('paper runs out at the receipt: accepted all the same, and exactly one receipt once there is paper', async () => {
  const { product, page } = window;
  await product.hands({ hand: 'removePaper' });
  const number = await acceptElderCard(page, product);
  await see(page, '回执没有打出来，办件已经受理，不受影响。');
  await see(page, '打印机缺纸，装好后点“继续”');
  expect((await product.bench()).printer.receipts).toEqual([]);

  await product.hands({ hand: 'loadPaper' });
  await page.getByRole('button', { name: '今日', exact: true }).click();
  await page.getByRole('row').filter({ hasText: number }).getByText('未打').waitFor();
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await see(page, '回执没有打出来，办件已经受理，不受影响。');
  expect((await product.bench()).printer.receipts).toEqual([]);

  await page.getByRole('button', { name: '继续打印' }).click();
  await see(page, '回执已打印，请交给申请人。');
  const receipts = await receiptsOnPaper(product, 1);
  expect(receipts[0]?.text).toContain(number);
  expect(receipts[0]?.text).not.toContain('补打');
});
