import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesForCounty } from '../../main/domain/county-files.ts';
import { acceptElderCard, counted, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('replies are lost in the middle of sending: the screen never says sent too early, the county has it once', async () => {
  const { product, page, county } = window;
  await product.hands({ hand: 'setLink', mood: 'slow' });
  const number = await acceptElderCard(page, product);
  await expect.poll(async () => (await product.line.must('syncState', {})).sending !== null).toBe(true);
  await product.hands({ hand: 'setLink', mood: 'reply-lost' });
  await see(page, '未连县里');
  expect((await counted(page, '已存本机')) + (await counted(page, '正在送县'))).toBe(1);

  await product.hands({ hand: 'setLink', mood: 'open' });
  await page.getByRole('button', { name: '今日', exact: true }).click();
  await page.getByRole('row').filter({ hasText: number }).getByText('县里已收').waitFor();
  const found = await county.find(number);
  expect(found).toHaveLength(1);
  const { application } = await product.line.must('application', { applicationId: found[0] ?? '' });
  const sent = application.materials.flatMap(filesForCounty).map(({ sha256 }) => sha256);
  expect(await county.fileHashes(found[0] ?? '')).toEqual(sent.sort());
});
