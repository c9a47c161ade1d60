import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPin } from '../../main/demo/demo-staff.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts } from '../support/browser.ts';
import { acceptElderCard, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
let page: Page;
beforeAll(async () => {
  window = await openWindow();
  page = window.page;
});
afterAll(async () => {
  expect(window?.browser.troubles ?? []).toEqual([]);
  await window?.close();
});

const shot = (name: string) => page.screenshot({ path: path.join(artefacts, `working-day-${name}.png`) });
const rail = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
const drawer = () => page.locator('.ant-drawer-open');

test('R15, R54, R61: a working day: a number is called, two people are served, found again, counted, and the day is closed', async () => {
  // 叫号: nobody waits yet, so the panel says so and a number is taken in it.
  await page.keyboard.press('Alt+n');
  await see(page, '现在没有人在排队');
  await takeNumber(0);
  await takeNumber(1);
  await drawer()
    .getByRole('button', { name: /叫下一个/ })
    .click();
  await drawer().locator('.queue-number').getByText('A001').waitFor();
  await shot('called');
  await page.keyboard.press('Escape');

  const number = await acceptElderCard(page, window.product);
  await expect.poll(() => page.locator('.queue-button').innerText()).toContain('A001');
  // The visit began with the ticket at the window: now the key alone settles it and calls the next.
  await page.keyboard.press('Alt+n');
  await expect.poll(() => page.locator('.queue-button').innerText()).toMatch(/B001/);

  // 今日: the limit with its bar, by keyboard.
  await rail('今日');
  const row = page.locator('[data-limits=deadlines] .deadline-row').first();
  await row.waitFor();
  await row.locator('.limit-bar').waitFor();
  await row.focus();
  await page.keyboard.press('Enter');
  await drawer().getByText(number).first().waitFor();
  await page.keyboard.press('Escape');
  await shot('today');
  await expectAccessible(page, 'today');

  // 批量打印: it was printed once; the second one is a 补打, and is counted as such.
  await page.getByRole('checkbox', { name: '全选' }).check();
  const bulk = page.getByTestId('bulk-print');
  await bulk.getByRole('button', { name: '打印回执' }).click();
  await bulk.getByText('选中的都打过了').waitFor();
  await bulk.getByText('打过的也补打').click();
  await bulk.getByRole('button', { name: '打印回执' }).click();
  await bulk.getByText('打印完 1 份').waitFor();

  // 查询 by initials, by phone, and by where it was taken in.
  await rail('查询');
  const box = page.getByRole('searchbox');
  for (const query of ['lxl', '13800001234', number]) {
    await box.fill(query);
    await page.keyboard.press('Enter');
    await page.locator('.application-table').getByText(number).waitFor();
  }
  await see(page, '共 1 件');
  await page.getByRole('combobox', { name: '渠道' }).click();
  await page.locator('.ant-select-item-option').getByText('自助', { exact: true }).click();
  await see(page, '没有符合的办件');
  await shot('search');
  await expectAccessible(page, 'search');

  // 日结: one clerk and the lead, each with their own PIN.
  await rail('今日');
  await page.getByText('交接班、日结').click();
  await figure('accepted', '1');
  await figure('receiptsReprinted', '1');
  await figure('ticketsServed', '1');
  await shot('closing');
  await expectAccessible(page, 'closing');
  await sign('李慧 的 PIN', '会签的负责人', '双方签认，日结');
  await drawer().getByText('按台账重算一遍，和签认时一样').waitFor();
  await shot('closed');
  await expectAccessible(page, 'closed');
  await drawer().locator('.ant-drawer-close').last().click();

  // 交接班: the lead is at work afterwards, and sees the leader's page.
  await page.getByText('交接班', { exact: true }).click();
  await sign('李慧 的 PIN', '接班人', '双方签认，交班');
  await expect.poll(() => page.locator('.operator-name').innerText()).toBe('王建国');

  // A leader's own day: the other leader countersigns it, and nobody is offered themselves.
  await rail('今日');
  await page.getByText('交接班、日结').click();
  await page.getByRole('combobox', { name: '会签的负责人' }).click();
  await expect.poll(() => page.locator('.ant-select-item-option').allInnerTexts()).toEqual(['陆文英 · 窗口副负责人']);
  await page.keyboard.press('Escape');
  await sign('王建国 的 PIN', '会签的负责人', '双方签认，日结', '陆文英');
  await drawer().getByText('按台账重算一遍，和签认时一样').waitFor();
  await shot('closed-by-leaders');
  await drawer().locator('.ant-drawer-close').last().click();

  await rail('统计');
  await page.getByText('主任看板').click();
  const backlog = page.locator('.board .sheet', { hasText: '在办的：按事项' });
  await backlog.getByRole('button', { name: /老年人优待证办理[：\s]+1/ }).click();
  await drawer().getByText('在办 1 件').waitFor();
  await drawer().getByText(number).waitFor();
  await drawer().locator('.ant-drawer-close').last().click();
  await page.locator('.board .sheet', { hasText: '等候时间' }).getByText('2 人').first().waitFor();
  await shot('board');
  await expectAccessible(page, 'board');
  await page.getByText('运行情况').click();
  await see(page, '最近联系');
  await shot('health');
  await expectAccessible(page, 'health');

  // The county hears of both.
  const console = new URL('/console/closings', window.product.countyUrl);
  const told = async () => (await fetch(console, { headers: { cookie: window.county.cookie } })).text();
  await expect.poll(told, { timeout: 45_000 }).toMatch(/交接班[\s\S]*日结[\s\S]*王建国/);
});

async function takeNumber(kind: number): Promise<void> {
  await drawer()
    .getByRole('button', { name: /取\s?号/ })
    .click();
  await page.locator('.take-choice').nth(kind).click();
  await page.getByRole('button', { name: '不需要，普通排队' }).click();
  await see(page, '请取走号票');
  await page.getByRole('button', { name: /好\s?了/ }).click();
  await page.getByTestId('ticket-number').waitFor({ state: 'detached' });
}

async function figure(name: string, value: string): Promise<void> {
  await expect.poll(() => page.locator(`[data-figure=${name}] dd`).first().innerText()).toBe(value);
}

async function sign(mine: string, second: string, button: string, by = '王建国'): Promise<void> {
  await page.getByLabel(mine, { exact: true }).fill(demoPin);
  await page.getByRole('combobox', { name: second }).click();
  await page.locator('.ant-select-item-option').getByText(by).click();
  await page.getByLabel('对方的 PIN（由本人输入）').fill(demoPin);
  await page.getByRole('button', { name: button }).click();
}
