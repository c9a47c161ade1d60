import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SimulatedPrinter, startSimulatedPrinter } from '../../drivers/receipt-printer/simulated-printer.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { type CardReaderRig, cardOfCitizen, makeNetworkRig } from '../contract/card-reader-rigs.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { addStaffOnConsole } from '../support/console-staff.ts';
import { type Product, startProduct } from '../support/product.ts';

/**
 * The keystroke-level model (Card, Moran, Newell 1983) with its figures for somebody who types 40 words a minute: what the
 * person does, counted, in place of a clock that measures the machine.
 */
const seconds = { key: 0.28, press: 0.2, point: 1.1, home: 0.4, think: 1.35 } as const;
const office = '石桥镇便民服务中心';

let county: RunningCounty;
let product: Product;
let browser: TestBrowser;
let reader: CardReaderRig;
let printer: SimulatedPrinter;
let dataDir: string;
let page: Page;
let presses = 0;
let keys = 0;

beforeAll(async () => {
  county = await startCounty({ isDemo: true });
  [reader, printer] = [await makeNetworkRig(), await startSimulatedPrinter({ plug: 'network' })];
  dataDir = await mkdtemp(path.join(tmpdir(), 'five-minutes-'));
  product = await startProduct({ county: county.url, devices: 'real', dataDir });
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(product.terminalUrl);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await Promise.all([county?.close(), reader?.plug.close(), printer?.close()]);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const step = (name: string) => expect.poll(() => page.locator('.setup').getAttribute('data-step')).toBe(name);
const button = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('button', { name });
async function press(target: Locator): Promise<void> {
  await target.click();
  presses += 1;
}
/** Into an empty field, as a person does: the field is pressed first. */
async function type(field: Locator, text: string): Promise<void> {
  await press(field);
  await field.fill('');
  await field.pressSequentially(text);
  keys += text.length;
}

test('out of the box to the first visitor, with a reader and a printer chosen and tried, in less than five minutes', async () => {
  await step('language');
  await press(button('下一步'));
  await press(page.locator('.setup-choice', { hasText: '窗口' }));
  await press(button('下一步'));

  await step('enrolment');
  const block = page.getByTestId('enrolment');
  await type(block.getByLabel('县平台地址'), county.url);
  await type(block.getByLabel('入网码'), await county.issueEnrolmentCode({ office, placeCode: '' }));
  await press(button(/入\s?网/, block));
  await block.getByText(`已入网：${office}`).waitFor();
  await press(button('下一步'));

  await step('devices');
  const card = page.locator('[data-device="card-reader"]');
  await type(card.getByRole('textbox'), reader.where);
  await press(button('用这个', card));
  await card.getByText('可用').waitFor();
  await press(button('读一张卡', card));
  await card.getByText('请把身份证放上去').waitFor();
  reader.sam.placeCard(cardOfCitizen('li-xiulan'));
  presses += 1;
  await card.getByText('李**').waitFor();
  await press(button('下一台'));
  const slips = page.locator('[data-device="receipt-printer"]');
  await type(slips.getByRole('textbox'), printer.address);
  await press(button('用这个', slips));
  await slips.getByText('可用').waitFor();
  await press(button('打测试小票', slips));
  await expect.poll(() => printer.state().receipts.length).toBe(1);
  await press(button('其余的都以后再说'));

  await step('fonts');
  await page.locator('[data-sample="rare"]').getByText('能显示').waitFor();
  await press(button('下一步'));

  await step('person');
  const desk = await browser.newPage();
  await desk.goto(`${county.url}/console/login`);
  await desk.getByRole('button').first().click();
  const code = await addStaffOnConsole(desk, { id: 'S07', name: '覃新人', office });
  await press(button(/覃新人/));
  await type(page.getByLabel('启用码'), code);
  await type(page.getByLabel('自己定的PIN'), '274519');
  await type(page.getByLabel('再输一次PIN'), '274519');
  await press(button('启用并开始工作'));
  await page.getByText('覃新人已经启用').waitFor();
  await press(button('下一步'));
  await step('done');
  await press(button('开始使用'));
  await page.locator('.intake').waitFor();

  const { key, press: down, point, home, think } = seconds;
  const byHand = keys * key + presses * (think + home + point + down);
  process.stdout.write(
    `first setting up: ${presses} presses, ${keys} characters, ${Math.round(byHand)} s by the keystroke-level model\n`,
  );
  expect(byHand).toBeLessThan(300);
}, 180_000);
