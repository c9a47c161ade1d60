import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../main/domain/result.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import {
  answerElderCard,
  elderCard,
  placeCard,
  scanElderCard,
  see,
  shownNumber,
  startItem,
  unlock,
} from '../support/clerk.ts';
import { acceptDraft, fillDraft } from '../support/journey-cases.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let open: OpenWindow;
let otherSide: TestBrowser;
let display: Page;
beforeAll(async () => {
  open = await openWindow({ env: { SECOND_SCREEN: 'page' } });
  otherSide = await openBrowser();
  display = await otherSide.newPage();
  await display.setViewportSize({ width: 1280, height: 800 });
});
afterAll(async () => {
  await otherSide?.close();
  await open?.close();
});

const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join(artefacts, `second-screen-${name}.png`) });
const shows = (kind: string) => display.locator(`[data-view="${kind}"]`).waitFor();

const press = (key: string) => display.locator('.keyboard').getByRole('button', { name: key, exact: true }).click();
const fontSizeOf = (selector: string) =>
  display
    .locator(selector)
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

/** To the last page, as somebody who reads every one of them. */
async function readOn(): Promise<void> {
  const next = display.getByRole('button', { name: '下一页' });
  while ((await next.count()) > 0) {
    await display.locator('.display-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
    await next.click();
  }
}

async function writeName(): Promise<void> {
  const box = await display.locator('.display-canvas').boundingBox();
  if (!box) throw new Error('nowhere to write');
  for (const from of [0.25, 0.45, 0.65]) {
    await display.mouse.move(box.x + box.width * from, box.y + box.height * 0.4);
    await display.mouse.down();
    for (let step = 1; step <= 12; step += 1) {
      const [x, y] = [from + step * 0.01, 0.4 + 0.2 * Math.sin(step)];
      await display.mouse.move(box.x + box.width * x, box.y + box.height * y);
    }
    await display.mouse.up();
  }
}

test('R61: a visit on both sides of the glass, and nothing of it stays on the citizen’s side', async () => {
  const { page, product } = open;
  await placeCard(page, product, 'li-xiulan');
  await startItem(page, elderCard.code);
  await answerElderCard(page);
  await scanElderCard(page, product);
  await page.keyboard.press('F9');
  await see(page, '材料和表单都齐了，可以受理。');
  await see(page, '没有接第二屏');

  await display.goto(product.displayUrl ?? '');
  await shows('idle');
  await picture(display, 'idle');
  await expectAccessible(display, 'idle page');
  expect(await display.evaluate(async () => (await fetch('/')).status)).toBe(403);

  // A wrong answer: the clerk learns which, corrects it, and asks again.
  await see(page, '群众屏已接好');
  await page.keyboard.press('F10');
  await shows('confirm');
  await see(page, '群众正在看第 1 页');
  expect(await display.locator('body').innerText()).not.toMatch(/\d{17}[\dX]/);
  for (const row of await display.locator('button.display-row').all()) {
    expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(60);
  }
  await picture(display, 'confirm');
  await expectAccessible(display, 'answers to check');
  // 长辈模式 and English: the words that are signed stay as they are.
  await display.getByRole('button', { name: '大字' }).click();
  expect(await fontSizeOf('.display-row')).toBeGreaterThanOrEqual(36);
  await expectAccessible(display, 'answers to check, large');
  await picture(display, 'confirm-large');
  await display.getByRole('button', { name: 'English' }).click();
  await display.getByText('The form itself is in Chinese').waitFor();
  await picture(display, 'confirm-large-english');
  await display.getByRole('button', { name: '中文' }).click();
  await display.getByRole('button', { name: '标准字' }).click();
  // A second browser with the same page shows the same, and the clerk is told; the line breaks, and is told too.
  const another = await otherSide.context.newPage();
  await another.goto(display.url());
  await another.locator('[data-view="confirm"]').waitFor();
  await see(page, '同时开着 2 个群众屏');
  await another.close();
  await display.goto('about:blank');
  await see(page, '群众屏断开了');
  await picture(page, 'clerk-lost');
  await display.goto(new URL('/display.html', product.terminalUrl).href);
  await shows('confirm');
  await display.locator('[data-pointer="/applicant/phone"]').click();
  await display.getByRole('button', { name: '告诉工作人员：1 处有错' }).click();
  await shows('thanks');
  await see(page, '群众说有错');
  await picture(page, 'clerk-told');
  await page.getByRole('button', { name: '去改' }).click();
  await page.locator('#root_applicant_phone').fill('13900005678');
  await page.keyboard.press('F9');
  await see(page, '材料和表单都齐了，可以受理。');
  // Asked before the correction was stored, the sheet is void a moment later: then the clerk asks again.
  const corrected = display.getByText('13900005678');
  const askAgain = async () => {
    if (!(await corrected.isVisible())) await page.keyboard.press('F10');
    return corrected.isVisible();
  };
  await expect.poll(askAgain, { timeout: 45_000, interval: 1_000 }).toBe(true);
  await shows('confirm');
  await readOn();
  await display.getByRole('button', { name: '确认无误，去签名' }).click();
  await shows('sign');
  expect(await display.getByRole('button', { name: '签好了' }).isDisabled()).toBe(true);
  await writeName();
  await picture(display, 'written');
  await expectAccessible(display, 'signature');
  await display.getByRole('button', { name: '签好了' }).click();
  await display.getByText('签名已保存').waitFor();
  await see(page, /群众 .* 已签名/);

  // Loaded anew in the middle, the page shows the present state and nothing more.
  await display.reload();
  await display.getByText('签名已保存').waitFor();
  await page.keyboard.press('F9');
  const number = await shownNumber(page);
  await shows('idle');
  await expect.poll(() => display.locator('body').innerText()).not.toMatch(/李秀兰|13900005678|签名/);
  expect(await display.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
  const residue = await display.evaluate(
    () => document.documentElement.outerHTML + JSON.stringify({ ...localStorage }),
  );
  expect(residue).not.toMatch(/李秀兰|13900005678|341225/);
  await picture(display, 'after-the-visit');

  // R52: rated on that side while the clerk stays at work.
  await page.getByRole('button', { name: '群众屏评价' }).click();
  await shows('rate');
  await picture(display, 'rate');
  await expectAccessible(display, 'rating');
  await display.locator('[data-level="1"]').click();
  // In their own words, by the page's own keys: sealed for the county, and never on the clerk's side.
  await display.getByRole('textbox', { name: '想说点什么' }).click();
  for (const letter of 'henhao') await press(letter);
  await display.locator('.candidate-list').getByRole('button', { name: '很好', exact: true }).click();
  await picture(display, 'rate-words');
  await expectAccessible(display, 'rating with its keys');
  await press('收起');
  await display.locator('.keyboard').waitFor({ state: 'detached' });
  // Larger type takes nothing of it away.
  await display.getByRole('button', { name: '大字' }).click();
  expect(await display.getByRole('textbox', { name: '想说点什么' }).inputValue()).toBe('很好');
  await picture(display, 'rate-large');
  expect(JSON.stringify(await product.line.must('displayState', {}))).not.toContain('很好');
  await display.getByRole('button', { name: '提交评价' }).click();
  await display.getByText('谢谢您的评价').waitFor();
  await expectAccessible(display, 'thanks');
  await page.locator('.hand-over').getByText('已评价', { exact: true }).waitFor();
  expect((await product.line.must('terminalState', {})).operator).not.toBeNull();
  await display.getByRole('button', { name: '完成' }).click();
  await shows('idle');

  // A document is read to its end before there is a pen.
  const [found] = await product.line.must('searchApplications', { query: number, limit: 1 });
  const applicationId = found?.id ?? '';
  const { possible } = await product.line.must('documentsOf', { applicationId });
  const notice = possible.find(({ kind }) => kind === 'acceptance');
  const documentId = randomUUID();
  const wanted = {
    applicationId,
    kind: 'acceptance',
    moveId: notice?.moveId ?? null,
    extra: null,
    documentId,
  } as const;
  await product.line.must('issueDocument', wanted);
  await product.line.must('askOnDisplay', { what: 'sign-document', documentId });
  await shows('sign');
  const go = display.getByRole('button', { name: '看完了，去签名' });
  expect(await go.isDisabled()).toBe(true);
  await picture(display, 'document');
  await expectAccessible(display, 'document');
  await display.locator('.display-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
  await go.click();
  await display.setViewportSize({ width: 1920, height: 1080 });
  await writeName();
  await picture(display, 'written-large');
  await page.keyboard.press('Escape');
  await product.line.must('lock', {});
  await shows('idle');
  expect((await product.line.must('displayState', {})).task).toBeNull();
  expect(otherSide.troubles.filter((trouble) => !trouble.includes('403'))).toEqual([]);
});

test('R57: what has to be paid stands on the citizen’s side, with the number to pay under, and nothing to pay with', async () => {
  const { page, product } = open;
  await display.setViewportSize({ width: 1280, height: 800 });
  await unlock(page, product);
  const draft = await fillDraft(product.line.call, { itemCode: 'DEMO-027', readingId: null });
  const { id, localNumber } = must(await acceptDraft(product.line.call, draft));
  await page.getByRole('navigation').getByRole('button', { name: '今日' }).click();
  await page.locator(`tr[data-row-key="${id}"]`).click();
  await page.getByRole('button', { name: '群众屏看缴费' }).click();
  await shows('fee');
  await display.getByText('20.00 元').last().waitFor();
  await display.getByText(localNumber).waitFor();
  for (const words of await display.getByRole('button').allInnerTexts()) expect(words).not.toMatch(/付|缴/);
  await picture(display, 'fee');
  await expectAccessible(display, 'fee');
  await display.getByRole('button', { name: '大字' }).click();
  await picture(display, 'fee-large');
  await display.getByRole('button', { name: '知道了' }).click();
  await shows('idle');
});
