import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptElderCard, counted, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const nonsense = [
  { mood: 'http-500', strip: '未连县里', words: '县里的系统正忙，稍后会自动再送。您办的事已存在本机。' },
  { mood: 'http-404', strip: '未连县里', words: '县里暂时找不到这一项，工作人员会核对。您办的事已存在本机。' },
  { mood: 'captive-portal', strip: '网络要登录', words: '网络还没有接通县里，您办的事已存在本机，接通后会自动送去。' },
] as const;

test('500, 404 and a captive portal: the strip says what it is, nothing is lost, nothing is doubled', async () => {
  const { product, page, county } = window;
  await product.hands({ hand: 'setLink', mood: 'cut' });
  const number = await acceptElderCard(page, product);
  for (const { mood, strip, words } of nonsense) {
    await product.hands({ hand: 'setLink', mood });
    await page.getByRole('button', { name: strip }).click();
    await page.getByRole('button', { name: '现在就送' }).click();
    await see(page, words);
    await page.keyboard.press('Escape');
    await page.locator('.link-details').waitFor({ state: 'hidden' });
    expect(await counted(page, '已存本机')).toBe(1);
    expect(await county.find(number)).toEqual([]);
  }
  await product.hands({ hand: 'setLink', mood: 'open' });
  await see(page, '已连县里');
  await expect.poll(() => counted(page, '已存本机'), { timeout: 20_000 }).toBe(0);
  expect(await county.find(number)).toHaveLength(1);
});
