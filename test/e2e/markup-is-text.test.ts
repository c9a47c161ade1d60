import { afterAll, beforeAll, expect, test } from 'vitest';
import { accept, answerElderCard, elderCard, placeCard, scanElderCard, see, startItem } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const attack = '<img src=x onerror=alert(1)><b>粗</b>';

test('markup on the chip, in an answer and in the county’s reason is shown as text, on both screens', async () => {
  const { product, page, browser, county } = window;
  const misdeeds: string[] = [];
  browser.context.on('dialog', (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  browser.context.on('request', (request) => {
    if (/\/x$/.test(new URL(request.url()).pathname)) misdeeds.push(`request: ${request.url()}`);
  });

  await placeCard(page, product, 'markup-address');
  await startItem(page, elderCard.code);
  const address = '青山镇<b>测试</b>&"<img src=x>\'1号';
  await expect.poll(() => page.locator('#root_applicant_address').inputValue()).toBe(address);
  await answerElderCard(page);
  await page.locator('#root_applicant_liveAddress').fill(attack);
  await scanElderCard(page, product);
  const number = await accept(page);
  await expect.poll(() => county.find(number), { timeout: 20_000 }).toHaveLength(1);
  const [id = ''] = await county.find(number);

  const clerkPage = await browser.newPage();
  await clerkPage.goto(`${product.countyUrl}/console/login`);
  await clerkPage.getByRole('button', { name: '以演示科员身份进入' }).click();
  // It can be decided once its papers are there too.
  const reason = clerkPage.getByLabel(/理由/);
  const openCase = async () => {
    await clerkPage.goto(`${product.countyUrl}/console/applications/${id}`);
    return reason.isVisible();
  };
  await expect.poll(openCase, { timeout: 45_000, interval: 500 }).toBe(true);
  await see(clerkPage, address);
  await see(clerkPage, attack);
  await reason.fill(attack);
  await clerkPage.getByRole('button', { name: '不予' }).click();
  await clerkPage.getByRole('heading', { name: '审批结果' }).waitFor();
  await see(clerkPage, attack);

  await page.getByRole('button', { name: '今日', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: number });
  await row.getByText('不予').waitFor();
  await row.click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText(address).first().waitFor();
  expect(((await drawer.textContent()) ?? '').split(attack).length).toBeGreaterThanOrEqual(3);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await clerkPage.locator('img[src="x"]').count()).toBe(0);
  expect(misdeeds).toEqual([]);
});
