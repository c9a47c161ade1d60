import { afterAll, beforeAll, expect, test } from 'vitest';
import { accept, answerElderCard, elderCard, placeCard, scanElderCard, see, startItem } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('one draft in two windows: both answers stay, and the second learns that it was accepted', async () => {
  const { product, page, browser } = window;
  await placeCard(page, product, 'li-xiulan');
  await startItem(page, elderCard.code);
  const second = await browser.newPage();
  await second.goto(new URL('/', product.terminalUrl).href);
  await second.getByRole('button', { name: '待办' }).click();
  await second.getByRole('button', { name: '接着办' }).click();
  await second.locator('.item-form').waitFor();

  await page.locator('#root_applicant_phone').fill('13600001234');
  await second.locator('#root_applicant_liveAddress').fill('新街 18 号');
  for (const shown of [page, second]) {
    await expect.poll(() => shown.locator('#root_applicant_phone').inputValue()).toBe('13600001234');
    await expect.poll(() => shown.locator('#root_applicant_liveAddress').inputValue()).toBe('新街 18 号');
  }

  await answerElderCard(page, '13600001234');
  await scanElderCard(page, product);
  await accept(page);
  await see(second, '这份草稿已经在别的窗口受理或作废了。');
  await second.getByRole('button', { name: '知道了' }).click();
  expect((await product.line.must('searchApplications', { query: '李秀兰', limit: 10 })).length).toBe(1);
});
