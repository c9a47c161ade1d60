import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { type SimulatedLink, startSimulatedLink } from '../../sync/link/simulated-link.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts } from '../support/browser.ts';
import { acceptElderCard } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let county: RunningCounty;
let line: SimulatedLink;
let stick: string;
let village: OpenWindow;
let township: OpenWindow;
beforeAll(async () => {
  stick = await mkdtemp(path.join(tmpdir(), 'stick-'));
  county = await startCounty({ isDemo: true });
  line = await startSimulatedLink({ targetUrl: county.url, slowBytesPerSecond: 400_000 });
  village = await openWindow({ county: county.url });
  township = await openWindow({ county: county.url });
});
afterAll(async () => {
  await village?.close();
  await township?.close();
  await line?.close();
  await county?.close();
  await rm(stick, { recursive: true, force: true });
});

async function enrolHere({ page }: OpenWindow, { url, office }: { url: string; office: string }): Promise<void> {
  await openSettings(page);
  const block = page.getByTestId('enrolment');
  await block.getByLabel('县平台地址').fill(url);
  await block.getByLabel('入网码').fill(await county.issueEnrolmentCode({ office }));
  await block.getByLabel('入网码').press('Enter');
  await block.getByText(`已入网：${office}`).waitFor();
}

const openSettings = (page: Page) => page.getByRole('button', { name: '设置', exact: true }).click();
const shot = (page: Page, name: string) => page.screenshot({ path: path.join(artefacts, `package-${name}.png`) });

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function chooseStick(page: Page, dialog: string): Promise<void> {
  const box = page.getByTestId(dialog);
  await box.getByLabel('文件夹').fill(stick);
  await box.getByLabel('文件夹').press('Enter');
  await box.getByRole('radio', { name: new RegExp(path.basename(stick)) }).check();
}

test('R32: out by keyboard and mouse, in at the township, the receipt back; and a damaged file is named', async () => {
  await enrolHere(village, { url: line.url, office: '三合村便民服务站' });
  await enrolHere(township, { url: county.url, office: '青禾镇便民服务中心' });
  const { page } = village;
  const block = page.getByTestId('packages');
  // The key for packages comes with the first contact.
  await expect
    .poll(async () => (await village.product.line.must('packages', {})).obstacle, { timeout: 60_000 })
    .toBeNull();
  await expect
    .poll(async () => (await village.product.line.must('terminalState', {})).catalogueVersion, { timeout: 60_000 })
    .not.toBeNull();
  await line.setMood('cut');
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await acceptElderCard(page, village.product);

  await openSettings(page);
  await block.getByText('县里还没收到的办件：1 件').waitFor();
  await block.scrollIntoViewIfNeeded();
  await shot(page, 'settings');
  await expectAccessible(page, 'packages: settings');
  const open = block.getByRole('button', { name: /导出离线包/ });
  await open.focus();
  await page.keyboard.press('Enter');
  await chooseStick(page, 'export-dialog');
  await page.getByRole('button', { name: '导出到这里' }).click();
  await page.getByText('已导出 1 件办件').waitFor();
  await shot(page, 'exported');
  await expectAccessible(page, 'packages: exported');
  await closeDialog(page);
  await block.getByText('还没有回执').waitFor();

  const [file = ''] = await readdir(stick);
  const bytes = await readFile(path.join(stick, file));
  const edited = Buffer.from(bytes);
  edited[edited.length >> 1] = (edited[edited.length >> 1] ?? 0) ^ 1;
  await writeFile(path.join(stick, 'edited.twpkg'), edited);

  const carrier = township.page;
  const carried = carrier.getByTestId('packages');
  await openSettings(carrier);
  await carried.getByRole('button', { name: /导入离线包或回执/ }).click();
  await chooseStick(carrier, 'import-dialog');
  await carrier.getByRole('button', { name: '导入 edited.twpkg' }).click();
  await carrier.getByText('这个离线包不完整或被改动过').waitFor();
  await shot(carrier, 'damaged');
  await expectAccessible(carrier, 'packages: damaged');
  await carrier.getByRole('button', { name: `导入 ${file}` }).click();
  await carrier.getByText('已接收：三合村便民服务站的 1 件办件').waitFor();
  await shot(carrier, 'imported');
  await closeDialog(carrier);
  await carried.getByText('县里已收 1 件').waitFor();
  await carried.scrollIntoViewIfNeeded();
  await shot(carrier, 'carried');
  await expectAccessible(carrier, 'packages: carried');
  await carried.getByRole('button', { name: /回执存到U盘/ }).click();
  await carrier.getByRole('button', { name: '存到这里' }).click();
  await carrier.getByText('回执已存').waitFor();
  await closeDialog(carrier);

  await block.getByRole('button', { name: /导入离线包或回执/ }).click();
  await chooseStick(page, 'import-dialog');
  const receipt = (await readdir(stick)).find((name) => name.endsWith('.twack')) ?? '';
  await page.getByRole('button', { name: `导入 ${receipt}` }).click();
  await page.getByText('回执已核对：县里收到 1 件').waitFor();
  await closeDialog(page);
  await block.getByText('县里还没收到的办件：0 件').waitFor();
  await shot(page, 'confirmed');
});

test('at the county: the page takes the same file, says what came of it, and gives the receipt', async () => {
  const [file = ''] = (await readdir(stick)).filter((name) => name.endsWith('.twpkg') && name !== 'edited.twpkg');
  const page = await village.browser.newPage();
  await page.goto(`${county.url}/console/login`);
  await page.getByRole('button').first().click();
  await page.goto(`${county.url}/console/packages`);
  await page.getByRole('cell', { name: /三合村便民服务站/ }).waitFor();
  const choose = page.getByLabel(/离线包文件/);
  await choose.setInputFiles(path.join(stick, file));
  await page.getByRole('button', { name: '接收', exact: true }).click();
  await page.getByText('已接收，结果见下表').waitFor();
  await choose.setInputFiles(path.join(stick, 'edited.twpkg'));
  await page.getByRole('button', { name: '接收', exact: true }).click();
  await page.getByText('没有接收：这个离线包不完整或被改动过').waitFor();
  expect(await page.getByText('✓ 已收 1 件').count()).toBeGreaterThan(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载回执' }).first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.twack$/);
  await shot(page, 'console');
});
