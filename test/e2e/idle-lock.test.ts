import { afterAll, beforeAll, expect, test } from 'vitest';
import { elderCard, placeCard, see, startItem } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('R56 R59: nobody touches the window for ten minutes: it asks, locks, and keeps what was being typed', async () => {
  const { product, page } = window;
  await page.clock.install();
  await page.reload();
  await see(page, '已连县里');
  await page.getByRole('button', { name: '现在读卡' }).waitFor();
  await placeCard(page, product, 'li-xiulan');
  await startItem(page, elderCard.code);
  await page.locator('#root_applicant_phone').fill('13800001234');

  await page.clock.fastForward('09:40');
  await see(page, '还在吗？');
  await page.getByRole('button', { name: /我\s?在/ }).click();
  await expect.poll(() => page.getByText('还在吗？').isVisible()).toBe(false);

  await page.clock.fastForward('10:05');
  await page.getByRole('button', { name: /李慧/ }).click();
  expect(await page.locator('.intake').count()).toBe(0);
  await page.getByRole('button', { name: /填\s?上/ }).click();
  await page.getByRole('button', { name: '开始工作' }).click();
  await see(page, elderCard.name);
  await expect
    .poll(() =>
      page
        .locator('#root_applicant_phone')
        .inputValue()
        .catch(() => ''),
    )
    .toBe('13800001234');
});
