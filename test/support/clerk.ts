import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Product } from './product.ts';

/** What a clerk does at the window, by keyboard where there is a key for it. */

export async function unlock(page: Page, product: Pick<Product, 'terminalUrl'>): Promise<void> {
  await page.goto(product.terminalUrl);
  await page.getByRole('button', { name: /李慧/ }).click();
  await page.getByRole('button', { name: /填\s?上/ }).click();
  await page.getByRole('button', { name: '开始工作' }).click();
  await page.locator('.intake').waitFor();
}

export async function placeCard(page: Page, product: Product, citizen: string): Promise<void> {
  await product.hands({ hand: 'placeCard', citizen });
  const { citizens } = await product.bench();
  const name = citizens.find(({ key }) => key === citizen)?.name ?? citizen;
  await page.locator('.visitor').getByText(name, { exact: true }).waitFor();
}

/** Types into the search of the item step and starts what is found first. */
export async function startItem(page: Page, query: string): Promise<void> {
  await page.getByRole('textbox', { name: '要办什么事？' }).fill(query);
  await page.keyboard.press('Enter');
  await page.locator('.item-form').waitFor();
}

/** 老年人优待证: three answers beyond the card, two materials. The shortest way through the window. */
export const elderCard = { code: 'DEMO-019', name: '老年人优待证办理', initials: 'lnrydz' } as const;

export async function answerElderCard(page: Page, phone = '13800001234'): Promise<void> {
  await page.locator('#root_applicant_phone').fill(phone);
  await choose(page, '#root_item_residence', '石桥镇');
  await page.getByRole('radio', { name: '窗口领取' }).check();
}

export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.locator(field).click();
  await page.locator('.ant-select-item-option').getByText(option, { exact: true }).click();
}

export async function scanElderCard(page: Page, product: Product): Promise<void> {
  await page.keyboard.press('Alt+4');
  await scan(page, product, 'SF', ['id-card-front', 'id-card-back']);
  await scan(page, product, 'ZP', ['photo']);
}

/** Feeds pages, presses F4 at the material and ticks off its original. */
export async function scan(page: Page, product: Product, material: string, pages: readonly string[]): Promise<void> {
  await product.hands({ hand: 'feedPages', pages: [...pages] });
  const row = page.locator(`[data-material="${material}"]`);
  const before = await row.locator('.page-thumbnail').count();
  await row.locator('.scan-button').focus();
  await page.keyboard.press('F4');
  await row
    .locator('.page-thumbnail')
    .nth(before + pages.length - 1)
    .waitFor();
  await row.getByRole('checkbox').check();
}

/** F9 to the review, F9 to accept; answers with the number on the screen. */
export async function accept(page: Page): Promise<string> {
  await page.keyboard.press('F9');
  await page.getByText('材料和表单都齐了，可以受理。').waitFor();
  await page.keyboard.press('F9');
  const reason = page.getByRole('textbox', { name: '另办一件的理由' });
  await reason.or(page.getByTestId('local-number')).first().waitFor();
  if (await reason.isVisible()) {
    // The same person and item once more in one story: taken in with a reason, as at any window.
    await reason.fill('确实要另办一件');
    await page.keyboard.press('Enter');
    await see(page, '另办理由：');
    await page.keyboard.press('F9');
  }
  return shownNumber(page);
}

export async function shownNumber(page: Page): Promise<string> {
  const number = page.getByTestId('local-number');
  await number.filter({ hasText: /\d{8}/ }).waitFor();
  return ((await number.textContent()) ?? '').trim();
}

/** From the card on the reader to the number on the screen. */
export async function acceptElderCard(page: Page, product: Product, citizen = 'li-xiulan'): Promise<string> {
  await placeCard(page, product, citizen);
  await startItem(page, elderCard.code);
  await answerElderCard(page);
  await scanElderCard(page, product);
  const number = await accept(page);
  await product.hands({ hand: 'liftCard' });
  return number;
}

/** What came out of the printer, once there is this much of it. */
export async function receiptsOnPaper(product: Product, count: number) {
  await expect.poll(async () => (await product.bench()).printer.receipts.length).toBe(count);
  return (await product.bench()).printer.receipts;
}

export async function see(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).first().waitFor();
}

/** The number beside the words in the strip at the top. */
export async function counted(page: Page, words: string): Promise<number> {
  const texts = await page.locator('.top-counts li').allInnerTexts();
  const found = texts.find((text) => text.includes(words));
  return Number(found?.match(/(\d+)\s*$/)?.[1] ?? Number.NaN);
}
