import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { citizenSentence } from '../../main/domain/failure-tables.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { WireTerminal } from '../contract/county-store-terminal.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { addStaffOnConsole } from '../support/console-staff.ts';
import { type Product, startProduct } from '../support/product.ts';

const office = '石桥镇便民服务中心';
const countyAheadMs = 7 * 60_000;
let county: RunningCounty;
let product: Product;
let dataDir: string;
let browser: TestBrowser;
let page: Page;
let desk: Page;
beforeAll(async () => {
  // More than the five minutes that a signature holds: whoever sets a machine up does not look at its clock first.
  county = await startCounty({ isDemo: true, now: () => new Date(Date.now() + countyAheadMs) });
  dataDir = await mkdtemp(path.join(tmpdir(), 'first-day-'));
  product = await startProduct({ county: county.url, devices: 'real', dataDir });
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
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('as delivered it asks one thing after the other, and nobody has to be there but who unpacked it', async () => {
  await expect.poll(() => page.locator('.setup').getAttribute('data-step')).toBe('language');
  await expectAccessible(page, 'setup: language');
  await pictures('language');
  await page.getByRole('button', { name: '下一步' }).click();
  // 岗位: it comes up again as another station, and back.
  await choosesStation('上门代办');
  expect(await product.line.must('terminalState', {})).toMatchObject({ station: 'agent', setupStep: 'station' });
  await choosesStation('窗口');
  await expectAccessible(page, 'setup: station');
  await pictures('station');
  await page.getByRole('button', { name: '下一步' }).click();

  const block = page.getByTestId('enrolment');
  await block.getByText('本终端还没有入网').waitFor();
  await expectAccessible(page, 'setup: enrolment');
  await pictures('enrolment');
  expect(await page.locator('.setup aside .ant-steps-item').count()).toBe(7);
  // What people get wrong here: each is said in words, and the way on stays open.
  const [address, typedCode] = [block.getByLabel('县平台地址'), block.getByLabel('入网码')];
  const go = block.getByRole('button', { name: /入\s?网/ });
  const later = page.getByRole('button', { name: '以后再说', exact: true });
  await address.fill('县平台');
  await typedCode.fill('ABCD-EFGH-JKMN');
  await go.click();
  await block.locator('p.warn').first().waitFor();
  expect(await later.isEnabled()).toBe(true);
  // Nobody is there: it is asked again by itself, and the work can begin without.
  await address.fill('http://127.0.0.1:9');
  await go.click();
  await block.getByRole('alert').getByText('按这个地址连不上县平台').waitFor();
  expect(await later.isEnabled()).toBe(true);
  await pictures('enrolment-no-line');
  await address.fill(county.url);
  await typedCode.fill('ABCD-EFGH-JKMN');
  await go.click();
  await block.getByRole('alert').getByText(citizenSentence['enrolment/code-unknown'].zh).waitFor();
  expect(await later.isEnabled()).toBe(true);
  await typedCode.fill(await county.issueEnrolmentCode({ office, placeCode: '', validForMs: -1 }));
  await go.click();
  await block.getByRole('alert').getByText(citizenSentence['enrolment/code-expired'].zh).waitFor();
  const used = await county.issueEnrolmentCode({ office, placeCode: '' });
  await WireTerminal.enrolled(county.url, used);
  await typedCode.fill(used);
  await go.click();
  await block.getByRole('alert').getByText(citizenSentence['enrolment/code-used'].zh).waitFor();
  await block.getByLabel('县平台地址').fill(county.url);
  await block.getByLabel('入网码').fill(await county.issueEnrolmentCode({ office, placeCode: '' }));
  await block.getByRole('button', { name: /入\s?网/ }).click();
  await block.getByText(`已入网：${office}`).waitFor();
  expect(await product.line.call('chooseStation', { station: 'kiosk' })).toMatchObject({
    failure: { code: 'setup/station-fixed' },
  });
  await page.getByRole('button', { name: '下一步' }).click();
});

test('devices are found, chosen and tried one by one before anybody has a PIN, and a restart goes on at the same step', async () => {
  await page.getByRole('button', { name: '以后再说', exact: true }).click();
  const printer = page.locator('[data-device="receipt-printer"]');
  await printer.getByRole('textbox').fill('tcp://127.0.0.1:9');
  await printer.getByRole('button', { name: '用这个' }).click();
  await printer.getByText('已选：tcp://127.0.0.1:9').waitFor();
  await printer.getByRole('button', { name: '打测试小票' }).click();
  // Nobody listens at that port: the hint for staff says what to look at.
  await expect.poll(() => printer.getByRole('status').innerText()).toMatch(/打印机/);
  await expectAccessible(page, 'setup: devices');
  await pictures('devices');

  await product.kill();
  product = await startProduct({ county: county.url, devices: 'real', dataDir });
  await page.goto(product.terminalUrl);
  await expect.poll(() => page.locator('.setup').getAttribute('data-step')).toBe('devices');
  await page.getByRole('button', { name: '小票打印机' }).click();
  await printer.getByText('已选：tcp://127.0.0.1:9').waitFor();
  await page.getByRole('button', { name: '其余的都以后再说' }).click();
});

test('the fonts are looked at by drawing them, and the names of people can be shown', async () => {
  const rows = page.locator('.setup-fonts > li');
  await rows.nth(7).locator('.tone').waitFor();
  for (const sample of ['plain', 'rare', 'zhuang']) {
    await page.locator(`[data-sample="${sample}"]`).getByText('能显示').waitFor();
  }
  await expectAccessible(page, 'setup: fonts');
  await pictures('fonts');
  await page.getByRole('button', { name: '下一步' }).click();
});

test('the people come from the county, and the first of them begins with a code and a PIN of their own', async () => {
  await page.getByText('这台终端上还没有人员').waitFor();
  await page.screenshot({ path: path.join(artefacts, 'first-day-nobody.png') });

  const code = await addStaffOnConsole(desk, { id: 'S07', name: '覃新人', office });
  await page.getByRole('button', { name: /覃新人/ }).click();
  await page.getByLabel('启用码').fill('ABCD-ABCD-ABCD');
  const [pin, again] = [page.getByLabel('自己定的PIN'), page.getByLabel('再输一次PIN')];
  await pin.fill('274519');
  await again.fill('274518');
  await page.getByText('两次输入的PIN不一样').waitFor();
  await again.fill('274519');
  await page.getByRole('button', { name: '启用并开始工作' }).click();
  await page.getByText('启用码不对').waitFor();
  await expectAccessible(page, 'setup: person');
  await pictures('person');
  await page.getByLabel('启用码').fill(code.toLowerCase());
  await pin.fill('123456');
  await again.fill('123456');
  await page.getByRole('button', { name: '启用并开始工作' }).click();
  await page.getByText('PIN太简单').waitFor();
  await pin.fill('274519');
  await again.fill('274519');
  await page.keyboard.press('Enter');
  await page.getByText('覃新人已经启用').waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText('1 人已启用').waitFor();
  await expectAccessible(page, 'setup: done');
  await pictures('done');
  await page.getByRole('button', { name: '开始使用' }).click();
  await page.locator('.intake').waitFor();
});

test('a PIN is changed in the settings, and whoever the county takes off the list is out and told why', async () => {
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.getByText(/^4(19|20|21) 秒$/).waitFor();
  const own = page.getByTestId('own-pin');
  await own.getByLabel('现在的PIN').fill('274519');
  await own.getByLabel('自己定的PIN').fill('918273');
  await own.getByLabel('再输一次PIN').fill('918273');
  await own.getByRole('button', { name: '修改PIN' }).click();
  await own.getByText('PIN已修改').waitFor();
  await own.scrollIntoViewIfNeeded();
  await page.screenshot({ path: path.join(artefacts, 'first-day-change-pin.png') });

  await addStaffOnConsole(desk, { id: 'S08', name: '韦同事', office });
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

/** Chinese and English, at the sizes of a desk, a kiosk and a tablet. */
async function pictures(step: string): Promise<void> {
  for (const [width, height] of [
    [1080, 1920],
    [1280, 800],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: path.join(artefacts, `first-day-${step}-${width}.png`) });
  }
  await page
    .getByRole('button', { name: /English/ })
    .first()
    .click();
  await page.getByText('First setting up').first().waitFor();
  await page.screenshot({ path: path.join(artefacts, `first-day-${step}-en.png`) });
  await page.getByRole('button', { name: /中文/ }).first().click();
  await page.getByText('首次设置').first().waitFor();
}

async function choosesStation(name: string): Promise<void> {
  await page.locator('.setup-choice', { hasText: name }).click();
  await page.locator('.setup-choice[aria-pressed=true]', { hasText: name }).waitFor();
}
