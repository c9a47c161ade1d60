import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts } from '../support/browser.ts';
import { acceptElderCard, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let open: OpenWindow;
beforeAll(async () => {
  open = await openWindow();
});
afterAll(() => open?.close());

const picture = (name: string) => open.page.screenshot({ path: path.join(artefacts, `${name}.png`) });
async function consolePage(address: string): Promise<string> {
  const answer = await fetch(new URL(address, open.product.countyUrl), { headers: { cookie: open.county.cookie } });
  return answer.text();
}

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

test('R52: the clerk hands the screen over, the citizen rates, and staff see only that there is a rating', async () => {
  const { page, product } = open;
  const number = await acceptElderCard(page, product);
  await expect.poll(async () => (await open.county.find(number)).length).toBe(1);
  const openCase = async () => {
    await page.locator('.rail-button').filter({ hasText: '今日' }).click();
    await page.getByText(number).first().click();
    await page.locator('.hand-over').waitFor();
  };
  await openCase();
  await see(page, '未评价');
  await see(page, '待联网核验');
  await picture('drawer-citizen-parts');
  await page.getByRole('button', { name: '请群众评价' }).click();
  await page.getByRole('button', { name: '交给群众', exact: true }).click();
  await page.getByRole('heading', { name: '这次办事，您满意吗？' }).waitFor();
  // Nothing of the staff's is behind it.
  expect(await page.locator('.shell').count()).toBe(0);
  expect((await product.line.must('terminalState', {})).operator).toBeNull();
  await picture('rating-at-window');
  const send = page.getByRole('button', { name: '提交评价' });
  expect(await send.isDisabled()).toBe(true);
  for (const box of await page.locator('.citizen-choice').all()) {
    expect((await box.boundingBox())?.height).toBeGreaterThanOrEqual(60);
  }
  await page.locator('[data-level="5"]').click();
  await page.getByLabel('想说点什么（可不填）').fill('等了两个小时');
  await page.getByLabel('愿意留下姓名').check();
  await send.click();
  await page.getByRole('heading', { name: '谢谢您的评价' }).waitFor();
  await picture('rating-thanks');
  await page.getByRole('button', { name: '完成' }).click();

  await page.getByRole('button', { name: /李慧/ }).click();
  await page.getByRole('button', { name: /填\s?上/ }).click();
  await page.getByRole('button', { name: '开始工作' }).click();
  await page.locator('.intake').waitFor();
  await openCase();
  await page.locator('.hand-over').getByText('已评价', { exact: true }).waitFor();
  expect(await page.locator('body').innerText()).not.toContain('两个小时');
  await expect.poll(() => consolePage('/console/ratings')).toContain('等了两个小时');
  await countyPicture('/console/ratings', 'county-ratings');

  // R53: a window that only hands the screen over lists nothing to a clerk.
  await page.keyboard.press('Escape');
  await page.locator('.rail-button').filter({ hasText: '公开' }).click();
  await page.getByRole('tab', { name: '投诉和意见' }).click();
  await page.getByText('把屏幕交给群众自己填').waitFor();
  await page.getByLabel('登记编号').fill('TS-A001-20261122-0001');
  await page.getByLabel('查询码').fill('23456789');
  await page.locator('.voice-tab').getByRole('button', { name: '查询', exact: true }).click();
  await see(page, '没有查到，请核对凭条上的编号和查询码');
  await picture('voice-tab');
  expect(await page.locator('.voice-tab .cards').count()).toBe(0);
  expect(open.browser.troubles).toEqual([]);
});
