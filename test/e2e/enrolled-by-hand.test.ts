import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { artefacts } from '../support/browser.ts';
import { see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

const office = '石桥镇便民服务中心';
let county: RunningCounty;
let window: OpenWindow;
beforeAll(async () => {
  county = await startCounty({ isDemo: true, suite: 'guomi' });
  window = await openWindow({ county: county.url });
});
afterAll(async () => {
  await window?.close();
  await county?.close();
});

test('the first start of a terminal: address and code are typed, what is wrong is said, and then it belongs to the county', async () => {
  const { page } = window;
  await page.getByRole('button', { name: '设置', exact: true }).click();
  const block = page.getByTestId('enrolment');
  await block.getByText('本终端还没有入网').waitFor();
  const [address, code] = [block.getByLabel('县平台地址'), block.getByLabel('入网码')];
  const enrol = block.getByRole('button', { name: /入\s?网/ });

  await address.fill('county');
  await code.fill('ABC');
  await enrol.click();
  await block.getByText('地址以 http:// 或 https:// 开头').waitFor();
  await block.getByText('入网码至少 4 个字符').waitFor();

  await address.fill(county.url);
  await code.fill('ABCD-EFGH-JKMN');
  await enrol.click();
  await block.getByText('县里没有这个入网码').first().waitFor();
  await page.screenshot({ path: path.join(artefacts, 'enrolment-refused.png') });

  await code.fill((await county.issueEnrolmentCode({ office, validForMs: -1 })).toLowerCase());
  await enrol.click();
  await block.getByText('已经过期').first().waitFor();

  const right = await county.issueEnrolmentCode({ office });
  await code.fill(right.toLowerCase().replaceAll('-', ' '));
  await code.press('Enter');
  await block.getByText(`已入网：${office}`).waitFor();
  await block.getByText('国密 SM2').waitFor();
  await page.screenshot({ path: path.join(artefacts, 'enrolment-done.png') });
});

test('withdrawn by the county: the settings say who must act, and a new code brings it back', async () => {
  const { page } = window;
  const [terminal] = await county.store.terminals.list({ limit: 1, offset: 0 });
  await county.store.terminals.revoke(terminal?.id ?? '');
  const block = page.getByTestId('enrolment');
  await block.getByText('县里收回了本终端').first().waitFor();
  await see(page, '没送的办件都在本机');
  await page.screenshot({ path: path.join(artefacts, 'enrolment-withdrawn.png') });
  await block.getByLabel('入网码').fill(await county.issueEnrolmentCode({ office, replaces: terminal?.id ?? '' }));
  await block.getByRole('button', { name: /^入\s?网$/ }).click();
  await block.getByText(`已入网：${office}`).waitFor();
  await block.getByText(terminal?.id ?? '').waitFor();
  expect(await county.store.terminals.find(terminal?.id ?? '')).toMatchObject({ replacedBy: expect.any(String) });
});
