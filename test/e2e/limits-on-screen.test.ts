import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts } from '../support/browser.ts';
import { acceptElderCard, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

/** A promise that runs out: seen at the window in words, and explained. */
let window: OpenWindow;

beforeAll(async () => {
  window = await openWindow();
  await acceptElderCard(window.page, window.product);
}, 300_000);
afterAll(async () => {
  expect(window?.browser.troubles ?? []).toEqual([]);
  await window?.close();
});

const patience = { timeout: 90_000 };
const picture = (of: Page, name: string) =>
  of.screenshot({ path: path.join(artefacts, `${name}.png`), fullPage: true });
const rail = (name: string) => window.page.getByRole('navigation').getByRole('button', { name }).click();
const dayMs = 86_400_000;

test('R22: what has to be kept is seen by its urgency, and every limit says how it was counted', async () => {
  const { page } = window;
  await rail('今日');
  const row = page.locator('[data-limits=deadlines] .deadline-row').first();
  await row.waitFor(patience);
  await picture(page, 'limits-today');
  await expectAccessible(page, 'limits today');
  await row.click();
  const clocks = page.locator('[data-limits=clocks]');
  await clocks.waitFor(patience);
  await clocks.getByText(/个工作日，.*受理，应于.*前办结/).waitFor(patience);
  await picture(page, 'limits-clocks');
  await expectAccessible(page, 'limits clocks');
  await page.locator('.ant-drawer-open .ant-drawer-close').last().click();
});

test('R22: over the promise a yellow card stands, in words, and the window says why', async () => {
  const { page, product } = window;
  await product.hands({ hand: 'shiftClock', shiftMs: 50 * dayMs });
  await rail('待办');
  const card = page.locator('[data-alarm=SX-PROMISE]');
  await card.waitFor(patience);
  expect(await card.getAttribute('data-level')).toBe('yellow');
  await see(page, '黄牌');
  await picture(page, 'limits-alarms');
  await expectAccessible(page, 'limits alarms');
  await card.getByRole('button', { name: '说明情况' }).click();
  await card.getByLabel('为什么、打算怎么办').fill('等县里评估，下周办结');
  await picture(page, 'limits-explain');
  await expectAccessible(page, 'limits explain');
  await card.getByRole('button', { name: '提交说明' }).click();
  await card.getByText('等县里评估，下周办结').waitFor(patience);
  await picture(page, 'limits-explained');
  // The clock was wrong: what it raised goes with it.
  await product.hands({ hand: 'shiftClock', shiftMs: 0 });
  await expect.poll(() => card.count(), patience).toBe(0);
});
