import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts } from '../support/browser.ts';
import { acceptElderCard, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let place: string;
let stick: string;
let window: OpenWindow;

beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'backup-e2e-'));
  stick = path.join(place, 'stick');
  await mkdir(stick);
  window = await openWindow();
});
afterAll(async () => {
  await window?.close();
  await rm(place, { recursive: true, force: true, maxRetries: 5 });
});

test('R60: a place is chosen, the code shown once and printed, a copy made; a pulled stick is said and work goes on', async () => {
  const { page, product, browser } = window;
  const shot = (name: string) => page.screenshot({ path: path.join(artefacts, `backup-${name}.png`) });
  await page.getByRole('button', { name: '设置', exact: true }).click();
  const block = page.getByTestId('backup');
  await block.getByText('还没有备份').waitFor();
  await block.scrollIntoViewIfNeeded();
  await shot('1-none');

  await block.getByRole('button', { name: '选备份位置' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(stick);
  await page.keyboard.press('Enter');
  await dialog.getByRole('radio', { name: new RegExp(path.basename(place)) }).waitFor();
  await shot('2-choose');
  await expectAccessible(page, 'choosing where copies go');
  await dialog.getByRole('button', { name: '备份到这里' }).click();

  const code = page.getByTestId('recovery-code');
  await code.filter({ hasText: /^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/ }).waitFor();
  // Neither a key nor a click beside it takes the code away before somebody has it.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '打印恢复码' }).click();
  await see(page, '已打印。');
  await shot('3-code');
  await expectAccessible(page, 'the recovery code');
  const printed = await product.bench();
  expect(printed.printer.receipts.length).toBe(1);
  await page.getByRole('checkbox', { name: '我已抄好或打印' }).check();
  await page.getByRole('button', { name: /完\s?成/ }).click();
  await expect.poll(() => page.getByTestId('recovery-code').count()).toBe(0);
  await block.getByText('已读回核对').waitFor();
  await block.getByText('都已跟上').waitFor();
  await block.scrollIntoViewIfNeeded();
  await shot('4-done');
  const [folder = ''] = await readdir(stick);
  expect(folder).toMatch(/^township-backup-[A-Z0-9]{4}-/);
  expect(await readdir(path.join(stick, folder, 'copies'))).toHaveLength(1);

  await rename(stick, `${stick}-pulled`);
  await block.getByRole('button', { name: '现在备份' }).click();
  await block.getByText('备份盘没有插上').first().waitFor();
  await shot('5-pulled');
  await expectAccessible(page, 'settings, a stick that was pulled');
  await page.getByRole('button', { name: /设备/ }).first().click();
  await page.getByRole('dialog').getByText('没跟上').waitFor();
  await shot('6-strip');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await acceptElderCard(page, product);

  await rename(`${stick}-pulled`, stick);
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await block.getByRole('button', { name: '现在备份' }).click();
  await block.getByText('都已跟上').waitFor();
  expect(await block.getByText('备份盘没有插上').count()).toBe(0);
  expect(browser.troubles).toEqual([]);
});
