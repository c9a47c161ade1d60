import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptElderCard } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('every request reaches the county twice: one application, each file once', async () => {
  const { product, page, county } = window;
  await product.hands({ hand: 'setLink', mood: 'reply-twice' });
  const number = await acceptElderCard(page, product);
  await page.getByRole('button', { name: '今日', exact: true }).click();
  await page.getByRole('row').filter({ hasText: number }).getByText('县里已收').waitFor();
  const found = await county.find(number);
  expect(found).toHaveLength(1);
  // Both sides of the identity card as one PDF, and the photo.
  expect(await county.fileHashes(found[0] ?? '')).toHaveLength(2);
});
