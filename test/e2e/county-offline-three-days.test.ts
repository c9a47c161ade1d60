import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptElderCard, counted, see } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const threeDaysMs = 3 * 24 * 3_600_000;

test('three days without the county: kept here, arrives once, and when it was received stays as it was', async () => {
  const { product, page, county } = window;
  await product.hands({ hand: 'setLink', mood: 'cut' });
  const number = await acceptElderCard(page, product);
  const [before] = await product.line.must('searchApplications', { query: number, limit: 10 });
  const id = before?.id ?? '';
  const { receivedAt } = (await product.line.must('application', { applicationId: id })).application;

  await product.hands({ hand: 'shiftClock', shiftMs: threeDaysMs });
  await see(page, '未连县里');
  await expect.poll(() => counted(page, '已存本机')).toBe(1);
  expect(await county.find(number)).toEqual([]);

  await product.hands({ hand: 'setLink', mood: 'open' });
  await expect.poll(() => county.find(number), { timeout: 20_000 }).toEqual([id]);
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByRole('searchbox').or(page.locator('.search-box input')).first().fill(number);
  await page.keyboard.press('Enter');
  await page.getByRole('row').filter({ hasText: number }).getByText('县里已收').waitFor();
  expect(await counted(page, '已存本机')).toBe(0);
  const after = await product.line.must('application', { applicationId: id });
  expect(after.application.receivedAt).toBe(receivedAt);
  expect(after.summary.whereabouts).toBe('at-county');
  expect(await county.applicationPage(id)).toContain(consoleTime(receivedAt));
});

/** As the console shows an instant: month and day, hours and minutes in Shanghai. */
function consoleTime(instant: string): string {
  const at = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${at.slice(5, 10)} ${at.slice(11, 16)}`;
}
