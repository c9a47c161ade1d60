import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shanghaiDate } from '../../main/domain/dates.ts';
import { citizenSentence } from '../../main/domain/failure-tables.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts } from '../support/browser.ts';
import { acceptElderCard, counted, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

/** The window and the county at one application: asked for more, changed on both sides, and 督办. */
let window: OpenWindow;
let clerkPage: Page;
let id: string;
let number: string;

beforeAll(async () => {
  window = await openWindow();
  const { page, product, browser } = window;
  number = await acceptElderCard(page, product);
  clerkPage = await browser.newPage();
  await clerkPage.goto(`${product.countyUrl}/console`);
  await clerkPage.getByRole('button', { name: '以演示科员身份进入' }).click();
  await clerkPage.getByRole('link', { name: '督办' }).waitFor();
}, 240_000);
afterAll(async () => {
  expect(window?.browser.troubles ?? []).toEqual([]);
  await window?.close();
});

const picture = (of: Page, name: string) =>
  of.screenshot({ path: path.join(artefacts, `${name}.png`), fullPage: true });
const atCounty = () => clerkPage.goto(`${window.product.countyUrl}/console/applications/${id}`);
/** Opens the page anew until it says so. */
const countyShows = (words: string) =>
  expect
    .poll(
      async () => {
        await atCounty();
        return clerkPage.getByText(words).count();
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
const folded = async (name: string): Promise<Locator> => {
  const summary = clerkPage.locator('summary', { hasText: name }).first();
  await summary.click();
  return summary.locator('xpath=..');
};
/** As the windows and the county count days: in Shanghai. */
const soon = () => shanghaiDate(new Date(Date.now() + 5 * 86_400_000).toISOString());
const tray = () => window.page.getByRole('navigation').getByRole('button', { name: '待办' });
const closeDetail = () => window.page.locator('.ant-drawer-open .ant-drawer-close').last().click();
const openDetail = async (button: string) => {
  await tray().click();
  await window.page.getByRole('button', { name: button }).click();
  await window.page.locator('.case-box').waitFor();
};

test('the county asks for a correction; the clerk amends and scans one page; the county sees both versions', async () => {
  const { page, product, county } = window;
  await expect.poll(() => county.find(number), { timeout: 45_000 }).toHaveLength(1);
  [id = ''] = await county.find(number);
  await countyShows('其他办理');
  const form = await folded('要求补正');
  await form.getByLabel('近期免冠照片').or(form.locator('input[name="material"]').last()).first().check();
  await form.locator('textarea[name="text"]').fill('照片看不清，请补一张，并核实联系电话');
  await form.locator('input[name="answerBy"]').fill(soon());
  await picture(clerkPage, 'county-correction');
  await form.getByRole('button', { name: '发出补正要求' }).click();
  await clerkPage.getByText('等窗口补正').first().waitFor();

  await expect.poll(() => counted(page, '需要处理'), { timeout: 45_000 }).toBe(1);
  await tray().click();
  await see(page, '照片看不清，请补一张，并核实联系电话');
  await see(page, '还剩 5 天');
  await picture(page, 'tray-correction');
  await expectAccessible(page, 'tray correction');
  await openDetail('去补正');
  await page.getByText(/演示科员 正在处理/).waitFor();
  await page.locator('.case-box').getByRole('button', { name: '去补正' }).click();
  const amend = page.locator('.amend');
  const asked = amend.locator('.paper-asked');
  await product.hands({ hand: 'feedPages', pages: ['photo'] });
  await asked.getByRole('button', { name: '扫描' }).click();
  await asked.locator('.added-page').waitFor();
  await amend.locator('#root_applicant_phone').fill('13900005678');
  await amend.getByLabel('为什么改').fill('申请人来电更正电话');
  await picture(page, 'amend');
  await expectAccessible(page, 'amend');
  await amend.getByRole('button', { name: '提交' }).click();
  await page.getByText('第 2 版').waitFor();
  await expect.poll(() => counted(page, '需要处理'), { timeout: 45_000 }).toBe(0);
  await picture(page, 'amended');

  await countyShows('版本（现为第 2 版）');
  await clerkPage.getByText('13800001234 → 13900005678').waitFor();
  await clerkPage.getByText('受理时的内容', { exact: true }).waitFor();
  await clerkPage.getByText('补交').first().waitFor();
  expect(await clerkPage.getByText('等窗口补正').count()).toBe(0);
  await picture(clerkPage, 'county-versions');
}, 180_000);

test('R48: both sides change one field while the line is cut: a person merges, and both values stay in the trail', async () => {
  const { page, product } = window;
  await product.hands({ hand: 'setLink', mood: 'cut' });
  await page.locator('.case-box').getByRole('button', { name: '修改或补交材料' }).click();
  const amend = page.locator('.amend');
  await amend.locator('#root_applicant_phone').fill('13700001111');
  await amend.getByLabel('为什么改').fill('窗口电话核实');
  await amend.getByRole('button', { name: '提交' }).click();
  await page.getByText('待送县，还没有生效').waitFor();

  await atCounty();
  const edit = await folded('修改内容');
  await edit.locator('input[name="answer:/applicant/phone"]').fill('13600002222');
  await edit.locator('textarea[name="reason"]').fill('县里电话核实');
  await picture(clerkPage, 'county-edit');
  await edit.getByRole('button', { name: '存为新版本' }).click();
  await clerkPage.getByText('版本（现为第 3 版）').waitFor();

  await product.hands({ hand: 'setLink', mood: 'open' });
  await expect.poll(() => counted(page, '需要处理'), { timeout: 60_000 }).toBe(1);
  await closeDetail();
  await openDetail('去合并');
  await page.locator('.case-box').getByRole('button', { name: '去合并' }).click();
  const merge = page.locator('.merge');
  await merge.getByText('还有 1 项没有选').waitFor();
  for (const value of ['13900005678', '13600002222', '13700001111']) await merge.getByText(value).waitFor();
  expect(await merge.getByRole('radio', { checked: true }).count()).toBe(0);
  expect(await merge.getByRole('button', { name: '按所选存为新版本' }).isDisabled()).toBe(true);
  // Playwright hovers over what stands still: the drawer has come to rest.
  await merge.getByRole('radio').first().hover();
  await picture(page, 'merge');
  await expectAccessible(page, 'merge');
  await merge.getByRole('radio').nth(1).check();
  await merge.getByRole('button', { name: '按所选存为新版本' }).click();

  await countyShows('版本（现为第 4 版）');
  for (const words of ['13900005678 → 13600002222', '13900005678 → 13700001111', '13600002222 → 13700001111']) {
    await clerkPage.getByText(words).first().waitFor();
  }
  await clerkPage.getByText('冲突，已由窗口合并').waitFor();
  await picture(clerkPage, 'county-merged');
  await expect.poll(() => counted(page, '需要处理'), { timeout: 45_000 }).toBe(0);
}, 180_000);

test('R48: what the county changes while the form is open is seen before anything goes on top of it', async () => {
  const { page } = window;
  const form = page.locator('.amend');
  const open = (button: string) => page.locator('.case-box').getByRole('button', { name: button }).click();
  await open('修改或补交材料');
  await form.locator('#root_applicant_phone').fill('13811110000');
  // Closed at once: the last stroke is kept like the first.
  await form.locator('.ant-drawer-close').click();
  await open('继续上次没改完的');
  expect(await form.locator('#root_applicant_phone').inputValue()).toBe('13811110000');
  await form.getByLabel('为什么改').fill('申请人换了电话');

  await atCounty();
  const edit = await folded('修改内容');
  await edit.locator('input[name="answer:/applicant/phone"]').fill('13822220000');
  await edit.locator('textarea[name="reason"]').fill('县里又核了一次');
  await edit.getByRole('button', { name: '存为新版本' }).click();
  await clerkPage.getByText('版本（现为第 5 版）').waitFor();

  await form.getByText('这件办件也被改了').waitFor({ timeout: 60_000 });
  expect(await form.getByRole('button', { name: '提交' }).isDisabled()).toBe(true);
  await picture(page, 'amend-overtaken');
  await form.getByRole('button', { name: '看改了什么' }).click();
  for (const value of ['13822220000', '13811110000']) await form.getByText(value).waitFor();
  expect(await form.getByRole('radio', { checked: true }).count()).toBe(0);
  const goOn = form.getByRole('button', { name: '看过了，接着改' });
  expect(await goOn.isDisabled()).toBe(true);
  await picture(page, 'amend-overtaken-choice');
  await expectAccessible(page, 'amend overtaken');
  await form.getByRole('radio').nth(1).check();
  await goOn.click();
  expect(await form.locator('#root_applicant_phone').inputValue()).toBe('13811110000');
  await form.getByRole('button', { name: '提交' }).click();
  await page.locator('.case-box').getByRole('button', { name: '修改或补交材料' }).waitFor();

  await countyShows('版本（现为第 6 版）');
  await clerkPage.getByText('13822220000 → 13811110000').first().waitFor();
}, 180_000);

test('a step that the county made while the window’s own was being prepared is looked at first', async () => {
  const { page } = window;
  const steps = page.locator('.steps-box');
  await steps.getByRole('button', { name: '撤回' }).click();
  const dialog = page.getByRole('dialog').filter({ hasText: '申请人已签字' });
  await dialog.getByLabel('具体理由').fill('申请人不办了');
  await dialog.getByText('申请人已签字').click();
  await atCounty();
  const start = await folded('流转');
  await start.getByRole('button', { name: '流转' }).click();
  // Behind the dialog the case moves on by itself.
  await expect.poll(() => steps.innerText(), { timeout: 60_000 }).toContain('办理中');
  await dialog.getByRole('button', { name: '撤回' }).click();
  await dialog.getByText(citizenSentence['case/changed-elsewhere'].zh).waitFor();
  await picture(page, 'step-overtaken');
  await dialog.getByRole('button', { name: '不办了' }).click();
  // The word about the amendment before lies over the strip, and stays for as long as a pointer rests on it.
  await page.locator('.ant-notification-notice').first().waitFor({ state: 'detached' });
}, 120_000);

test('督办 stays in sight until it is answered, and the answer reaches the console', async () => {
  const { page } = window;
  await atCounty();
  const form = await folded('督办');
  await form.locator('input[name="title"]').fill('优待证超期未发');
  await form.locator('textarea[name="text"]').fill('请说明原因');
  await form.locator('input[name="answerBy"]').fill(soon());
  await form.getByRole('button', { name: '发出督办' }).click();
  await clerkPage.getByText('督办：优待证超期未发').waitFor();

  await closeDetail();
  await page.getByRole('navigation').getByRole('button', { name: '今日' }).click();
  await page.locator('.supervision-banner').getByText('优待证超期未发').waitFor();
  await picture(page, 'supervision-banner');
  await expectAccessible(page, 'supervision banner');
  await page.locator('.supervision-banner').getByRole('button', { name: '去答复' }).click();
  await page.getByLabel('答复内容').fill('制证机故障，明天补发');
  await picture(page, 'tray-supervision');
  await expectAccessible(page, 'tray supervision');
  await page.getByRole('button', { name: '发出答复' }).click();
  await expect.poll(() => counted(page, '需要处理'), { timeout: 45_000 }).toBe(0);
  expect(await page.locator('.supervision-banner').count()).toBe(0);
  await expect
    .poll(
      async () => {
        await clerkPage.goto(`${window.product.countyUrl}/console/supervision`);
        return clerkPage.getByText('制证机故障，明天补发').count();
      },
      { timeout: 45_000 },
    )
    .toBe(1);
  await picture(clerkPage, 'county-supervision');
  await clerkPage.goto(`${window.product.countyUrl}/console/inbox`);
  await picture(clerkPage, 'county-inbox');
  await clerkPage.goto(`${window.product.countyUrl}/console/terminals`);
  await picture(clerkPage, 'county-terminals');
}, 180_000);
