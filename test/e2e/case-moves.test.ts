import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts } from '../support/browser.ts';
import { answerElderCard, elderCard, placeCard, scan, see, shownNumber, startItem } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

/** A case that is not complete: received, corrected, accepted, started by the county, delivered; by the screens. */
let window: OpenWindow;

beforeAll(async () => {
  window = await openWindow();
}, 240_000);
afterAll(async () => {
  expect(window?.browser.troubles ?? []).toEqual([]);
  await window?.close();
});

const picture = (name: string) => window.page.screenshot({ path: path.join(artefacts, `${name}.png`), fullPage: true });

test('R24: with a paper missing the review offers 容缺, 补正 and 不予; R13: a refusal is signed by a second person', async () => {
  const { page, product } = window;
  await placeCard(page, product, 'li-xiulan');
  await startItem(page, elderCard.code);
  await answerElderCard(page);
  await page.keyboard.press('Alt+4');
  await scan(page, product, 'SF', ['id-card-front', 'id-card-back']);
  await page.keyboard.press('F9');
  const bar = page.locator('.decide-bar');
  await bar.getByRole('button', { name: '补正告知' }).waitFor();
  await picture('moves-review');
  await expectAccessible(window.page, 'moves review');
  await bar.getByRole('button', { name: '不予受理' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('具体理由').fill('不在本镇居住');
  await dialog.getByLabel('法律依据').fill('本县老年人优待办法第六条');
  await dialog.getByRole('button', { name: '不予受理' }).click();
  await see(page, /要另一个人签字/);
  await picture('moves-refuse');
  await expectAccessible(window.page, 'moves refuse');
  await dialog.getByRole('button', { name: '不办了' }).click();
  await bar.getByRole('button', { name: '补正告知' }).click();
  await picture('moves-correction');
  await expectAccessible(window.page, 'moves correction');
  await dialog.getByRole('button', { name: '一次性告知补正' }).click();
  await shownNumber(page);
  await picture('moves-received');
}, 240_000);

test('R10: the drawer shows the steps, and the buttons of this clerk’s posts', async () => {
  const { page } = window;
  await page.getByRole('navigation').getByRole('button', { name: '今日' }).click();
  await page.locator('.application-table tbody tr[data-row-key]').first().click();
  const steps = page.locator('.steps-box');
  await steps.getByText('待补正').first().waitFor();
  await steps.getByRole('button', { name: '撤回' }).waitFor();
  expect(await steps.getByRole('button', { name: '决定' }).count()).toBe(0);
  await steps.scrollIntoViewIfNeeded();
  await picture('moves-drawer');
  await expectAccessible(window.page, 'moves drawer');
  await steps.getByRole('button', { name: '撤回' }).click();
  const dialog = page.getByRole('dialog').filter({ hasText: '申请人已签字' });
  await dialog.getByLabel('具体理由').fill('申请人不办了');
  await dialog.getByRole('button', { name: '撤回' }).click();
  await see(page, '撤回要申请人签字');
  await dialog.getByText('申请人已签字').click();
  await dialog.getByRole('button', { name: '撤回' }).click();
  await steps.getByText('已撤回').first().waitFor();
}, 240_000);
