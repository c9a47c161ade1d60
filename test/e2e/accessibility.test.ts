import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessFindings, expectAccessible } from '../support/accessibility.ts';
import { acceptElderCard, answerElderCard, elderCard, placeCard, scanElderCard, startItem } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let open: OpenWindow;
let page: Page;
beforeAll(async () => {
  open = await openWindow();
  page = open.page;
});
afterAll(() => open?.close());

test('a page that nobody can use is found', async () => {
  await page.evaluate(() => {
    const trap = document.createElement('div');
    trap.id = 'trap';
    trap.style.cssText = 'position:fixed;inset:0;z-index:9999;background:#fff';
    trap.innerHTML = '<button></button><p style="color:#ccc;background:#fff">pale</p><input>';
    document.body.append(trap);
  });
  const found = await accessFindings(page);
  await page.evaluate(() => document.querySelector('#trap')?.remove());
  for (const rule of ['button-name', 'color-contrast', 'label'])
    expect(found.filter((line) => line.includes(rule)).length, rule).toBeGreaterThan(0);
});

test('WCAG 2.2 AA: the walk-in job, step by step', async () => {
  await expectAccessible(page, 'identity, nobody yet');
  await placeCard(page, open.product, 'li-xiulan');
  await expectAccessible(page, 'identity, a card read');
  await startItem(page, elderCard.code);
  await expectAccessible(page, 'form');
  await answerElderCard(page);
  await scanElderCard(page, open.product);
  await expectAccessible(page, 'materials');
  await page.keyboard.press('F9');
  await page.getByText('材料和表单都齐了，可以受理。').waitFor();
  await expectAccessible(page, 'review');
  await page.keyboard.press('F9');
  await page.getByTestId('local-number').filter({ hasText: /\d{8}/ }).waitFor();
  await expectAccessible(page, 'accepted');
  await open.product.hands({ hand: 'liftCard' });
  expect(await acceptElderCard(page, open.product)).toMatch(/\d{8}/);
});

test('WCAG 2.2 AA: every page of the rail, and the drawer', async () => {
  for (const name of ['今日', '待办', '查询', '公开', '统计', '设置']) {
    await page.locator('.rail').getByText(name, { exact: true }).click();
    await page.locator('main .ant-spin-spinning').waitFor({ state: 'detached' });
    await expectAccessible(page, name);
  }
  await page.locator('.rail').getByText('今日', { exact: true }).click();
  await page.getByRole('row').filter({ hasText: '老年人优待证办理' }).first().click();
  await page.getByRole('dialog').getByRole('tab').first().waitFor();
  for (const tab of await page.getByRole('dialog').getByRole('tab').all()) {
    await tab.click();
    await expectAccessible(page, `drawer: ${await tab.innerText()}`);
  }
});

test('WCAG 2.2 AA: the county’s console', async () => {
  const clerkPage = await open.browser.newPage();
  await clerkPage.goto(`${open.product.countyUrl}/console/login`);
  await expectAccessible(clerkPage, 'console login');
  await clerkPage.getByRole('button', { name: '以演示科员身份进入' }).click();
  await clerkPage.waitForURL(/console/);
  const addresses = await clerkPage
    .locator('nav a[href^="/console"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(5);
  for (const address of new Set(addresses)) {
    await clerkPage.goto(new URL(address, open.product.countyUrl).href);
    await expectAccessible(clerkPage, address);
  }
  const [id = ''] = await open.county.find('李秀兰');
  await clerkPage.goto(`${open.product.countyUrl}/console/applications/${id}`);
  await expectAccessible(clerkPage, 'one application at the console');
});
