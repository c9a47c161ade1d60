import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerElderCard, elderCard, placeCard, see, startItem } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('a card pulled during the read says so, costs nothing, and reads when it is placed again', async () => {
  const { product, page } = window;
  await product.hands({ hand: 'pullCardDuringNextRead' }, { hand: 'placeCard', citizen: 'wang-jianguo' });
  await see(page, '身份证拿开得早了一点，请再放一次');
  await see(page, '还没有读卡');
  await placeCard(page, product, 'wang-jianguo');
  expect(await page.getByText('身份证拿开得早了一点').count()).toBe(0);

  await product.hands({ hand: 'liftCard' });
  await startItem(page, elderCard.code);
  await answerElderCard(page, '13900001234');
  await product.hands({ hand: 'pullCardDuringNextRead' }, { hand: 'placeCard', citizen: 'wang-jianguo' });
  await see(page, '身份证拿开得早了一点，请再放一次');
  await expect.poll(() => page.locator('#root_applicant_phone').inputValue()).toBe('13900001234');
  await expect.poll(() => page.locator('#root_applicant_name').inputValue()).toBe('王建国');
});
