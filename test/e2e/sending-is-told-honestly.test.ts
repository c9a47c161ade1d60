import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts } from '../support/browser.ts';
import { acceptElderCard, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const dayMs = 24 * 3_600_000;
const picture = (name: string) => ({ path: path.join(artefacts, `sending-${name}.png`) });

test('send now says what was sent, what still waits and why; the totals and the clock are said beside it', async () => {
  const { product, page, county } = window;
  await product.hands({ hand: 'setLink', mood: 'cut' });
  const number = await acceptElderCard(page, product);
  await see(page, '未连县里');
  await page.locator('.top-bar').getByText('未连县里').click();
  const sheet = page.locator('.link-details');
  await sheet.getByText('还有 1 件要送').waitFor();
  await sheet.getByText('还要多久，现在说不准').waitFor();
  await sheet.getByRole('button', { name: '现在就送' }).click();
  await sheet.getByText('送到 0 件').waitFor();
  await sheet.getByText('还在等 1 件：').waitFor();
  await sheet.getByText(/1 × 网络或县平台不通/).waitFor();
  await page.screenshot(picture('waiting'));

  await product.hands({ hand: 'shiftClock', shiftMs: -dayMs });
  await product.hands({ hand: 'setLink', mood: 'open' });
  await expect.poll(() => county.find(number), { timeout: 45_000 }).toHaveLength(1);
  await sheet.getByText('没有排队要送的，都在县里了').waitFor();
  await sheet.getByText(/和县里差 24 小时/).waitFor();
  await page.screenshot(picture('sent'));

  await sheet.getByText('25%', { exact: true }).click();
  await expect.poll(async () => (await product.line.must('syncState', {})).uploadShare, { timeout: 45_000 }).toBe(0.25);
});
