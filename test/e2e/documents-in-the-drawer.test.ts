import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts } from '../support/browser.ts';
import { acceptElderCard, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

/** 文书: after a step its document is there to be issued; the paper's code is good at the county. */
let window: OpenWindow;
let number: string;

beforeAll(async () => {
  window = await openWindow();
  number = await acceptElderCard(window.page, window.product);
}, 240_000);
afterAll(async () => {
  // A complaint on the page must not leave the product running.
  const troubles = window?.browser.troubles ?? [];
  await window?.close();
  expect(troubles).toEqual([]);
});

const picture = (name: string) => window.page.screenshot({ path: path.join(artefacts, `${name}.png`) });

test('the notice of an acceptance is offered, issued once, printed in two copies, reprinted as such', async () => {
  const { page } = window;
  await page.keyboard.press('Control+k');
  await page.keyboard.type(number);
  await page.getByRole('dialog').getByText(number).first().click();
  const drawer = page.locator('.ant-drawer-open');
  await drawer.getByRole('tab', { name: '文书（1 份待开）' }).click();
  await drawer.getByTestId('possible-acceptance').getByRole('button', { name: '签发' }).waitFor();
  await picture('documents-offered');
  await drawer.getByTestId('possible-acceptance').getByRole('button', { name: '签发' }).click();
  await page.getByTestId('issue-dialog').getByText('一式两份').waitFor();
  await page.getByRole('button', { name: '签发并打印' }).click();
  const row = drawer.getByTestId('issued-document');
  await row.getByText(/受〔\d{4}〕1号/).waitFor();
  await expect.poll(() => row.getByText('已打 1 次').count(), { timeout: 45_000 }).toBe(2);
  await see(page, '已交给“演示打印机”。');
  await drawer.getByRole('tab', { name: '文书', exact: true }).waitFor();
  await row.getByRole('button', { name: '补打' }).first().click();
  await row.getByText('已打 2 次').waitFor();
  await picture('documents-issued');
});

test('an authorisation asks for what it says before it takes a number', async () => {
  const { page } = window;
  const drawer = page.locator('.ant-drawer-open');
  await drawer.getByTestId('possible-power-of-attorney').getByRole('button', { name: '签发' }).click();
  const dialog = page.getByRole('dialog', { name: '授权委托书' });
  await expect.poll(() => dialog.getByRole('button', { name: '签发并打印' }).isDisabled()).toBe(true);
  await dialog.getByLabel('受托人姓名').fill('韦大山');
  await dialog.getByLabel('受托人证件号码').fill('450102197001010013');
  await dialog.getByLabel('受托人电话').fill('13900005678');
  await dialog.getByLabel('与委托人关系').fill('父女');
  await picture('documents-authorisation');
  await dialog.getByRole('button', { name: '签发并打印' }).click();
  await drawer.getByText(/委〔\d{4}〕1号/).waitFor();
});

test('the county says that the code is good, and after the voiding that it is void', async () => {
  const { page, product } = window;
  const [found] = await product.line.must('searchApplications', { query: number, limit: 1 });
  const applicationId = found?.id ?? '';
  const { issued } = await product.line.must('documentsOf', { applicationId });
  const notice = issued.find(({ kind }) => kind === 'acceptance');
  const documentId = notice?.id ?? '';
  const saved = await product.line.must('saveCaseDocument', {
    documentId,
    copy: 'citizen',
    jobId: crypto.randomUUID(),
  });
  const pdf = await page.evaluate(async (url) => {
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }, saved.url);
  const id = /\/DocumentToken (\d+) 0 R/.exec(pdf)?.[1];
  const token = new RegExp(`\\n${id} 0 obj\\n\\(([\\w.-]+)\\)`).exec(pdf)?.[1] ?? '';
  const checked = await window.browser.newPage();
  const shows = (words: string) =>
    expect
      .poll(
        async () => {
          await checked.goto(`${product.countyUrl}/verify/${token}`);
          return checked.getByText(words).count();
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
  await shows('有效：这份文书是真的');
  await see(checked, notice?.numberText ?? 'no number');
  await checked.screenshot({ path: path.join(artefacts, 'documents-verified.png') });

  const row = page.locator('.ant-drawer-open').getByTestId('issued-document').filter({ hasText: '受理通知书' });
  await row.getByRole('button', { name: '作废' }).click();
  const dialog = page.getByRole('dialog', { name: /作废这份文书/ });
  await dialog.getByLabel('作废原因').fill('申请人姓名写错');
  await dialog.getByRole('button', { name: '作废' }).click();
  await row.getByText(/已作废：申请人姓名写错/).waitFor();
  await shows('已作废');
  await checked.close();
});
