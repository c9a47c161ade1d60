import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts } from '../support/browser.ts';
import { accept, answerElderCard, elderCard, placeCard, scanElderCard, see, startItem } from '../support/clerk.ts';
import { typingHand } from '../support/gun.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('settings: a device is tried, another address is typed and used, and nothing is cut off', async () => {
  const { page } = window;
  await page.getByRole('button', { name: '设置', exact: true }).click();
  const scanner = page.locator('[data-device="document-scanner"]');
  await expect.poll(() => scanner.textContent()).toContain('可用');

  await page.getByRole('button', { name: '打测试小票' }).click();
  await see(page, '打印机说打好了');
  await page.getByRole('button', { name: '打测试页' }).click();
  await see(page, '已交给“演示打印机”');
  await page.screenshot({ path: path.join(artefacts, 'settings-devices.png') });
  // A button that still spins is wider than its place for a moment.
  await expect.poll(cutOff).toEqual([]);

  // By keyboard alone.
  await scanner.getByLabel('扫描仪 接在哪里').focus();
  await page.keyboard.type('http://127.0.0.1:9/eSCL');
  await page.keyboard.press('Tab');
  await see(page, '有改动还没保存');
  await page.getByRole('button', { name: '保存并启用' }).press('Enter');
  await see(page, '已保存');
  await expect.poll(() => scanner.textContent()).toContain('未连接');
  await scanner.getByRole('button', { name: '扫一页' }).click();
  await see(page, '检查扫描仪电源');

  await scanner.getByLabel('扫描仪 接在哪里').fill('');
  await page.getByRole('button', { name: '保存并启用' }).click();
  await expect.poll(() => scanner.textContent()).toContain('可用');
  await page.getByRole('button', { name: '找一找设备' }).click();
  await see(page, /找到 \d+ 个可用的/);
  await expect.poll(cutOff).toEqual([]);
});

test('a receipt before the gun opens its application; another number says so quietly', async () => {
  const { page, product } = window;
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await placeCard(page, product, 'li-xiulan');
  await startItem(page, elderCard.code);
  await answerElderCard(page, '13600001234');
  await scanElderCard(page, product);
  await accept(page);
  const [application] = await product.line.must('searchApplications', { query: '', limit: 1 });
  const number = application?.localNumber ?? '';
  await page.getByRole('button', { name: '今日' }).click();
  await product.hands({ hand: 'scanCode', text: number });
  const drawer = page.getByRole('dialog').filter({ hasText: number });
  await drawer.waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  // A gun that types.
  const hand = await typingHand(page);
  await hand.scan(`${number}\n`);
  await drawer.waitFor();
  await page.keyboard.press('Escape');
  await product.hands({ hand: 'scanCode', text: 'https://example.com/' });
  await see(page, '扫到的码不是回执，也不是证件号码');
});

/** What stands in the table and can't be seen whole from left to right. */
function cutOff(): Promise<readonly string[]> {
  return window.page.evaluate(() =>
    [...document.querySelectorAll('.device-table button, .device-table td, .device-table th, .device-actions button')]
      .filter((part) => {
        const { right, left } = part.getBoundingClientRect();
        return right > document.documentElement.clientWidth || left < 0 || part.scrollWidth > part.clientWidth + 1;
      })
      .map((part) => part.textContent ?? ''),
  );
}
