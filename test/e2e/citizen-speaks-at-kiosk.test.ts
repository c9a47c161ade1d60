import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPin } from '../../main/demo/demo-staff.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { receiptsOnPaper } from '../support/clerk.ts';
import { openConsole } from '../support/county-console.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  product = await startProduct({ station: 'kiosk' });
  browser = await openBrowser();
  page = await browser.newPage();
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(product.terminalUrl);
  await page.getByRole('heading', { name: '您好，想办什么？' }).waitFor();
});
afterAll(async () => {
  await page?.screenshot({ path: path.join(artefacts, 'last-citizen-at-kiosk.png') }).catch(() => {});
  await browser?.close();
  await product?.stop();
});

const picture = (name: string) => page.screenshot({ path: path.join(artefacts, `${name}.png`) });
const open = async (voice: string) => {
  await page.locator('.kiosk-tile[data-service="voice"]').click();
  await page.locator(`[data-voice="${voice}"]`).click();
};
/** Fingers, not mice: every button of the page is large enough. */
async function touchable(): Promise<void> {
  for (const button of await page.locator('main button:visible').all()) {
    const box = await button.boundingBox();
    expect(box?.height ?? 60, await button.innerText()).toBeGreaterThanOrEqual(60);
  }
}

test('R53: a complaint gets a number and a query code, and its answer is looked up with them', async () => {
  await page.locator('.kiosk-tile[data-service="voice"]').click();
  await page.locator('[data-voice="complaint"]').waitFor();
  await picture('kiosk-voice');
  await touchable();
  await page.locator('[data-voice="complaint"]').click();
  await page.locator('[data-page="voice"]').waitFor();
  await picture('kiosk-complaint');
  await touchable();
  await page.getByRole('button', { name: '服务态度' }).click();
  await page.getByLabel('具体情况').fill('窗口的人不理人');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.locator('[data-page="voice-done"]').waitFor();
  const number = await page.getByTestId('voice-number').innerText();
  const code = await page.getByTestId('voice-code').innerText();
  await page.getByRole('button', { name: '打印凭条' }).click();
  await page.getByText('凭条打好了，请取走。').waitFor();
  const [slip] = await receiptsOnPaper(product, 1);
  expect(slip?.text).toContain(code);
  expect(slip?.text).not.toContain('不理人');
  await picture('kiosk-complaint-done');
  await page.getByRole('button', { name: '完成' }).click();

  const county = await openConsole(product.countyUrl);
  const headers = { cookie: county.cookie, origin: new URL(product.countyUrl).origin };
  const address = new URL(`/console/voices/${number}`, product.countyUrl);
  const atCounty = async () => (await fetch(address, { headers })).text();
  await expect.poll(atCounty).toContain('窗口的人不理人');
  const csrf = /name="csrf" value="([^"]+)"/.exec(await atCounty())?.[1] ?? '';
  await fetch(`${address}/act`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ csrf, action: 'answer', text: '已批评教育，向您道歉' }),
    redirect: 'manual',
  });
  const told = () => product.line.must('voiceStatus', { number, queryCode: code });
  await expect.poll(async () => (await told()).state).toBe('answered');

  await open('query');
  await page.locator('[data-page="voice-query"]').waitFor();
  await touchable();
  await page.getByLabel('登记编号').fill(number);
  await page.getByLabel('查询码').click();
  for (const sign of code) await page.locator('.voice-keys button', { hasText: new RegExp(`^${sign}$`) }).click();
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.getByText('已批评教育，向您道歉').waitFor();
  await picture('kiosk-query');
  await page.getByRole('button', { name: '回首页' }).click();
});

test('R52: at the kiosk the card opens its own matters to be rated, each once', async () => {
  await product.line.must('unlock', { operatorId: 'W01', pin: demoPin });
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  const reading = await product.line.must('readCard', {});
  await acceptOne((method, input) => product.line.call(method, input), { readingId: reading.id });
  await product.line.must('lock', {});
  await product.hands({ hand: 'liftCard' });
  await page.locator('.kiosk-tile[data-service="voice"]').waitFor();
  await open('rating');
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  const matter = page.locator('.kiosk-choice').first();
  await matter.click();
  await page.locator('[data-page="rating"]').waitFor();
  await picture('kiosk-rating');
  await touchable();
  await page.locator('[data-level="1"]').click();
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.getByRole('heading', { name: '谢谢您的评价' }).waitFor();
  await page.getByRole('button', { name: '完成' }).click();
  await product.hands({ hand: 'liftCard' });
  await open('rating');
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  await matter.click();
  await page.getByText('这次办事您已经评价过了').waitFor();
  await product.hands({ hand: 'liftCard' });
  expect(browser.troubles).toEqual([]);
});
