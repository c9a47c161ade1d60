import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../main/domain/result.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts } from '../support/browser.ts';
import { acceptDraft, fillDraft } from '../support/journey-cases.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let open: OpenWindow;
let page: Page;
beforeAll(async () => {
  open = await openWindow();
  page = open.page;
  page.setDefaultTimeout(45_000);
});
afterAll(() => open?.close());

const picture = (name: string) => page.screenshot({ path: path.join(artefacts, `${name}.png`) });
const origin = () => new URL(open.product.countyUrl).origin;
const headers = () => ({ cookie: open.county.cookie, origin: origin() });
async function post(from: string, to: string, fields: Record<string, string>): Promise<number> {
  const text = await (await fetch(`${origin()}${from}`, { headers: headers() })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const body = new URLSearchParams({ csrf, ...fields });
  return (await fetch(`${origin()}${to}`, { method: 'POST', headers: headers(), body, redirect: 'manual' })).status;
}

test('R03, R38: the window’s items are browsed by facet, the four themes of the township first', async () => {
  await page.locator('.intake').waitFor();
  await page.keyboard.press('Alt+2');
  const bar = page.locator('.intake-item .facets');
  await bar.waitFor();
  const chips = await bar.locator('.facet-value').allInnerTexts();
  expect(chips.slice(0, 5).map((words) => words.replace(/ \d+$/, ''))).toEqual([
    '全部',
    '劳动就业',
    '社会保障',
    '社会救助',
    '扶贫脱贫',
  ]);
  await bar.getByRole('button', { name: /扶贫脱贫/ }).click();
  await expect.poll(() => page.locator('.item-match').count()).toBe(4);
  await picture('window-facets');
  await expectAccessible(page, 'items by facet');
});

test('R06, R09, R20: the guide asks before it lists, says as of when, and turns amber past its review date', async () => {
  await page.locator('.rail').getByText('公开', { exact: true }).click();
  await page.getByRole('textbox', { name: /按事项名称/ }).fill('残疾人证新办');
  const list = page.getByTestId('guide-materials');
  await list.getByText('监护人身份及关系证明').waitFor();
  await page.getByRole('radio', { name: '不是', exact: true }).check();
  await list.getByText('监护人身份及关系证明').waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: '是', exact: true }).check();
  await list.getByText('监护人身份及关系证明').waitFor();
  await page
    .locator('.as-of')
    .getByText(/截至 \d{4}年/)
    .waitFor();
  await picture('window-guide');
  await expectAccessible(page, 'a guide');
  const [paper] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: '打印一次性告知单' }).click(),
  ]);
  await expect.poll(() => paper.url()).toContain('/documents/item-sheet-');
  await paper.close();
  await page.getByRole('textbox', { name: /按事项名称/ }).fill('老年人优待证');
  await page
    .locator('.as-of[data-stale="true"]')
    .getByText(/应在 2026年6月30日 前复核/)
    .waitFor();
  await picture('window-guide-stale');
  await expectAccessible(page, 'a guide past its date');
});

test('R19: a request of information goes to the county and its answer comes back to who holds number and code', async () => {
  await page.getByRole('tab', { name: '依申请公开' }).click();
  await page
    .getByRole('button', { name: '提 交' })
    .or(page.getByRole('button', { name: '提交', exact: true }))
    .click();
  await page.getByText(/还差：姓名、证件号码、联系电话、要什么信息/).waitFor();
  const fill = async (label: RegExp, text: string) => page.getByRole('textbox', { name: label }).fill(text);
  await fill(/^姓名/, '覃小燕');
  await fill(/^证件号码/, '450102199001011234');
  await fill(/^联系电话/, '13800001234');
  await fill(/^要什么信息/, '2025年青禾镇危房改造补助资金分配表');
  await picture('window-disclosure-form');
  await expectAccessible(page, 'a request of information');
  await page
    .getByRole('button', { name: /提\s?交/ })
    .last()
    .click();
  const done = page.getByTestId('disclosure-done');
  const number = (await done.locator('.disclosure-number').innerText()).trim();
  const code = (await done.locator('.disclosure-code').innerText()).trim();
  expect(number).toContain('-YGK');
  await done.getByRole('button', { name: '打印凭条' }).click();
  await done.getByText(/打好了|看一下出纸口/).waitFor();
  await picture('window-disclosure-done');
  await expectAccessible(page, 'a request handed in');

  await page.getByText('查办理情况').click();
  await fill(/登记编号/, number);
  await fill(/查询码/, code);
  await expect
    .poll(async () => {
      await page
        .getByRole('button', { name: /查\s?询/ })
        .last()
        .click();
      return page.locator('.disclosure-card').innerText();
    })
    .toContain('县里已收到');
  const inbox = await (await fetch(`${origin()}/console/disclosure`, { headers: headers() })).text();
  const at = /href="(\/console\/disclosure\/[0-9a-f-]{36})"/.exec(inbox)?.[1] ?? '';
  expect(await post(at, `${at}/register`, {})).toBe(303);
  expect(await post(at, `${at}/answer`, { outcome: 'public', text: '请到窗口领取复印件' })).toBe(303);
  await expect
    .poll(async () => {
      await page
        .getByRole('button', { name: /查\s?询/ })
        .last()
        .click();
      return page.locator('.disclosure-card').innerText();
    })
    .toContain('请到窗口领取复印件');
  await picture('window-disclosure-answered');
  await expectAccessible(page, 'a request answered');
});

test('R25, R57: what has to be paid says 待缴, has a notice and no button to pay; the county’s word makes it 已缴', async () => {
  const ask = open.product.line.call;
  const draft = await fillDraft(ask, { itemCode: 'DEMO-027', readingId: null });
  const { localNumber, applicantName } = must(await acceptDraft(ask, draft));
  await page.locator('.rail').getByText('今日', { exact: true }).click();
  await page.getByText(applicantName).first().click();
  const fee = page.getByTestId('fee');
  await fee.getByText('待缴').waitFor();
  await fee.getByText('合计 20.00 元').waitFor();
  expect(await fee.getByRole('button').allInnerTexts()).toEqual(['缴款通知', '直接打印']);
  await picture('window-fee-due');
  await expectAccessible(page, 'a fee that is due');
  await expect
    .poll(() =>
      post('/console/payments', '/console/payments', {
        localNumber,
        reference: 'FS-0001',
        amount: '20.00',
        paidOn: '2026-11-22',
        channel: '非税收缴平台',
      }),
    )
    .toBe(303);
  await fee.getByText('已缴').waitFor();
  expect(await fee.getByRole('button').count()).toBe(0);
  await picture('window-fee-paid');
});
