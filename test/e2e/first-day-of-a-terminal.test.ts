import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const office = '石桥镇便民服务中心';
let county: RunningCounty;
let product: Product;
let browser: TestBrowser;
let page: Page;
let desk: Page;
beforeAll(async () => {
  county = await startCounty({ isDemo: true });
  product = await startProduct({ county: county.url, devices: 'real' });
  browser = await openBrowser();
  [page, desk] = [await browser.newPage(), await browser.newPage()];
  await page.goto(product.terminalUrl);
  await desk.goto(`${county.url}/console/login`);
  await desk.getByRole('button').first().click();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await county?.close();
});

test('nobody works here yet: it is enrolled by hand, and the people come from the county', async () => {
  const block = page.getByTestId('enrolment');
  await block.getByText('本终端还没有入网').waitFor();
  await block.getByLabel('县平台地址').fill(county.url);
  await block.getByLabel('入网码').fill(await county.issueEnrolmentCode({ office, placeCode: '' }));
  await block.getByRole('button', { name: /入\s?网/ }).click();
  await page.getByText('这台终端上还没有人员').waitFor();
  await page.screenshot({ path: path.join(artefacts, 'first-day-nobody.png') });

  const code = await addOnConsole('S07', '覃新人');
  await page.getByRole('button', { name: /覃新人/ }).click();
  await page.getByLabel('启用码').fill('ABCD-ABCD-ABCD');
  const [pin, again] = [page.getByLabel('自己定的PIN'), page.getByLabel('再输一次PIN')];
  await pin.fill('274519');
  await again.fill('274518');
  await page.getByText('两次输入的PIN不一样').waitFor();
  await again.fill('274519');
  await page.getByRole('button', { name: '启用并开始工作' }).click();
  await page.getByText('启用码不对').waitFor();
  await page.screenshot({ path: path.join(artefacts, 'first-day-code.png') });
  await page.getByLabel('启用码').fill(code.toLowerCase());
  await pin.fill('123456');
  await again.fill('123456');
  await page.getByRole('button', { name: '启用并开始工作' }).click();
  await page.getByText('PIN太简单').waitFor();
  await pin.fill('274519');
  await again.fill('274519');
  await page.keyboard.press('Enter');
  await page.locator('.intake').waitFor();
});

test('a PIN is changed in the settings, and whoever the county takes off the list is out and told why', async () => {
  await page.getByRole('button', { name: '设置', exact: true }).click();
  const own = page.getByTestId('own-pin');
  await own.getByLabel('现在的PIN').fill('274519');
  await own.getByLabel('自己定的PIN').fill('918273');
  await own.getByLabel('再输一次PIN').fill('918273');
  await own.getByRole('button', { name: '修改PIN' }).click();
  await own.getByText('PIN已修改').waitFor();
  await own.scrollIntoViewIfNeeded();
  await page.screenshot({ path: path.join(artefacts, 'first-day-change-pin.png') });

  await addOnConsole('S08', '韦同事');
  await desk.getByText('返回').click();
  await desk
    .getByRole('row', { name: /覃新人/ })
    .getByRole('button', { name: '停用' })
    .click();
  await page.getByText('覃新人已被县里停用').waitFor();
  expect(await page.getByRole('button', { name: /覃新人/ }).count()).toBe(0);
  await page.getByRole('button', { name: /韦同事/ }).waitFor();
  await page.screenshot({ path: path.join(artefacts, 'first-day-withdrawn.png') });
});

async function addOnConsole(id: string, name: string): Promise<string> {
  await desk.goto(`${county.url}/console/staff/office?name=${encodeURIComponent(office)}`);
  await desk.getByLabel('工号').fill(id);
  await desk.getByLabel('姓名').fill(name);
  await desk.getByLabel('岗位').fill('窗口受理');
  await desk.getByRole('button', { name: '增加并生成启用码' }).click();
  return desk.locator('.code').innerText();
}
