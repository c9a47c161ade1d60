import { afterAll, beforeAll, expect, test } from 'vitest';
import { elderCard, placeCard, see, startItem } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('the scanner jams on page 2: page 1 stays, and after clearing the rest follows', async () => {
  const { product, page } = window;
  await placeCard(page, product, 'li-xiulan');
  await startItem(page, elderCard.code);
  await page.keyboard.press('Alt+4');
  const pages = page.locator('[data-material="SF"] .page-thumbnail');
  await product.hands(
    { hand: 'feedPages', pages: ['id-card-front', 'id-card-back', 'register-home'] },
    { hand: 'jamScannerAtPage', page: 2 },
  );
  await page.keyboard.press('F4');
  await see(page, '扫描仪卡纸了，取出后从这一页接着扫。前面扫好的都在。');
  await see(page, '“居民身份证”前 1 页已存好，处理好后可接着扫。');
  expect(await pages.count()).toBe(1);

  await product.hands({ hand: 'clearScanner' }, { hand: 'feedPages', pages: ['id-card-back', 'register-home'] });
  await page.getByRole('alert').getByRole('button', { name: '接着扫描' }).click();
  await expect.poll(() => pages.count()).toBe(3);
  expect(await page.getByText('扫描仪卡纸了').count()).toBe(0);
});
