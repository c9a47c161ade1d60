import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts } from '../support/browser.ts';
import { acceptElderCard, elderCard, startItem } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let open: OpenWindow;
let number: string;
beforeAll(async () => {
  open = await openWindow();
  number = await acceptElderCard(open.page, open.product);
});
afterAll(() => open?.close());

const picture = (name: string) => open.page.screenshot({ path: path.join(artefacts, `${name}.png`) });
const rail = (name: string) => open.page.locator('.rail-button').filter({ hasText: name }).click();

/** How the county's page about it looks, for whoever opens the picture. */
async function countyPicture(address: string, name: string): Promise<void> {
  const { page, county, product } = open;
  const [cookie = '', value = ''] = county.cookie.split('=');
  await page.context().addCookies([{ name: cookie, value, url: new URL(product.countyUrl).origin }]);
  const desk = await page.context().newPage();
  await desk.goto(new URL(address, product.countyUrl).href);
  await desk.screenshot({ path: path.join(artefacts, `${name}.png`) });
  await desk.close();
}

test('R15, R41: what was handed in for one item is offered for the next of the visit, with one click and a watermark', async () => {
  const { page, product } = open;
  await page.getByRole('button', { name: '同一位申请人再办一项' }).click();
  await page.locator('.visitor').getByText('李秀兰', { exact: true }).waitFor();
  await startItem(page, elderCard.code);
  await page.keyboard.press('Alt+4');
  const row = page.locator('[data-material="SF"]');
  await row.locator('[data-wallet="offer"]').waitFor();
  await picture('wallet-offer');
  await row.getByRole('button', { name: '征得同意，直接用' }).click();
  await row.locator('[data-wallet="taken"]').waitFor();
  await row.locator('.material-state.good').waitFor();
  await picture('wallet-taken');
  await row.getByRole('button', { name: '不用这份，重新收' }).click();
  await row.locator('[data-wallet="offer"]').waitFor();
  await product.hands({ hand: 'liftCard' });
});

test('R40: without a card the path, the paper that was seen, and a guardian are asked for', async () => {
  const { page } = open;
  const started = await open.product.line.must('startDraft', {
    itemCode: elderCard.code,
    readingId: null,
    channel: 'window',
  });
  await rail('待办');
  await page.locator('.card').filter({ hasText: '还没有姓名' }).getByRole('button', { name: '接着办' }).click();
  const panel = page.locator('.manual-reason');
  await panel.waitFor();
  await panel.locator('#manual-path').click();
  await page.locator('.ant-select-item-option').getByText('婴幼儿、未成年人没有办证', { exact: true }).click();
  await panel.getByLabel('监护人 姓名').fill('韦母');
  await panel.getByText('出生医学证明').click();
  await picture('manual-infant');
  const missing = async () =>
    (await open.product.line.must('checkDraft', { draftId: started.id })).problems
      .map(({ pointer }) => pointer)
      .filter((pointer) => pointer.startsWith('/identity'));
  await expect.poll(missing).toEqual(['/identity/guardian']);
  await panel.getByLabel('监护人 证件号码').fill('11010519491231002X');
  await panel.getByLabel('监护人 与申请人关系').fill('母亲');
  await expect.poll(missing).toEqual([]);
});

test('R39: a mismatch after sync holds the case, is shown in the tray, and the lead answers it', async () => {
  const { page, product, county } = open;
  await expect.poll(async () => (await county.find(number)).length).toBe(1);
  const [id = ''] = await county.find(number);
  const origin = new URL(product.countyUrl).origin;
  const headers = { cookie: county.cookie, origin };
  const list = await (await fetch(`${origin}/console/identity`, { headers })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(list)?.[1] ?? '';
  await fetch(`${origin}/console/identity/check/${id}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ csrf, verdict: 'mismatch', note: '人口库姓名为“李秀兰兰”' }),
    redirect: 'manual',
  });
  await rail('待办');
  await page.locator('[data-tray="identity"]').waitFor();
  await picture('identity-task');
  await page.locator('[data-tray="identity"]').getByRole('button', { name: '去核实' }).click();
  await page.locator('[data-standing="mismatch"]').waitFor();
  // A clerk sees it; only the lead may answer.
  await page.getByText('由谁处理：窗口负责人').last().waitFor();
  expect(await page.locator('.finding-form').count()).toBe(0);
  await page.keyboard.press('Escape');
  await product.line.must('unlock', { operatorId: 'W02', pin: '135790' });
  await page.reload();
  await rail('待办');
  await page.locator('[data-tray="identity"]').getByRole('button', { name: '去核实' }).click();
  await page.locator('.finding-form').waitFor();
  await picture('identity-mismatch');
  await page.locator('#finding').click();
  await page.locator('.ant-select-item-option').getByText('本人持原件到场，身份属实', { exact: true }).click();
  await page.getByLabel('怎么核实的').fill('带户口簿到场，是曾用名');
  await page.getByRole('button', { name: '登记并请县里再核' }).click();
  await page.getByText('等县里再核').waitFor();
  await expect.poll(async () => (await fetch(`${origin}/console/identity`, { headers })).text()).toContain('是曾用名');

  await countyPicture('/console/identity', 'county-identity');
  // Originals, on the same page.
  await page.getByRole('button', { name: '留存原件' }).click();
  await page.locator('.original-form .ant-select').first().click();
  await page.locator('.ant-select-item-option').getByText('居民身份证', { exact: true }).click();
  await page.getByLabel('放在哪里').fill('3号柜');
  await page.locator('.original-form').getByRole('button', { name: '登记' }).click();
  await page.locator('.originals-box').getByText('窗口保管（3号柜）').waitFor();
  await picture('originals-box');
  expect(open.browser.troubles).toEqual([]);
});
