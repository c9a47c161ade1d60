import { afterAll, beforeAll, expect, test } from 'vitest';
import { elderCard, placeCard, see, startItem } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('the next citizen’s card while a draft is open: asked first, nothing mixed up, the draft is kept', async () => {
  const { product, page } = window;
  const phone = page.locator('#root_applicant_phone');
  const name = page.locator('#root_applicant_name');
  await placeCard(page, product, 'li-xiulan');
  await startItem(page, elderCard.code);
  await phone.fill('13500001234');

  await product.hands({ hand: 'liftCard' }, { hand: 'placeCard', citizen: 'wang-jianguo' });
  await see(page, '换下一位？');
  await see(page, '读到 王建国 的证件。李秀兰 还有没办完的草稿');
  await page.getByRole('button', { name: '先不换' }).click();
  await page.getByText('换下一位？').waitFor({ state: 'hidden' });
  expect(await name.inputValue()).toBe('李秀兰');

  await product.hands({ hand: 'liftCard' }, { hand: 'placeCard', citizen: 'wang-jianguo' });
  await page.getByRole('button', { name: '换成 王建国' }).click();
  await startItem(page, elderCard.code);
  await expect.poll(() => name.inputValue()).toBe('王建国');
  expect(await phone.inputValue()).toBe('');

  await page.getByRole('button', { name: '再办一项' }).click();
  await startItem(page, 'DEMO-036');
  await expect.poll(() => name.inputValue()).toBe('王建国');
  expect(await page.locator('.visitor-tab').allInnerTexts()).toEqual([elderCard.name, '农村集体聚餐申报备案']);

  await page.getByRole('button', { name: '待办' }).click();
  const kept = page.locator('.card').filter({ hasText: '李秀兰' });
  await kept.getByRole('button', { name: '接着办' }).click();
  await expect.poll(() => name.inputValue()).toBe('李秀兰');
  expect(await phone.inputValue()).toBe('13500001234');
});
