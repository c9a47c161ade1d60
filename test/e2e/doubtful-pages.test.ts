import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts } from '../support/browser.ts';
import { accept, answerElderCard, elderCard, placeCard, startItem } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const look = (page: Page, name: string) =>
  page.screenshot({ path: path.join(artefacts, `doubtful-pages-${name}.png`) });
const dockOf = (page: Page): Locator => page.getByRole('region', { name: '要看一看的扫描页' });

/** The pages of a material as they lie on the screen. */
const order = (page: Page, material: string) =>
  page
    .locator(`[data-material="${material}"] figure`)
    .evaluateAll((figures) => figures.map((figure) => figure.getAttribute('data-page')));

async function scan(page: Page, material: string, pages: readonly string[]): Promise<void> {
  await window.product.hands({ hand: 'feedPages', pages: [...pages] });
  const row = page.locator(`[data-material="${material}"]`);
  const before = await row.locator('figure').count();
  await row.locator('.scan-button:enabled').focus();
  await page.keyboard.press('F4');
  await expect.poll(() => row.locator('figure').count()).toBe(before + pages.length);
  await row.locator('.scan-button:enabled').waitFor();
}

/** As after a crash of the page: the draft is taken up again from the list of what is open. */
async function comeBack(page: Page, applicant: string): Promise<void> {
  await page.reload();
  await page.locator('.intake').waitFor();
  await page.getByRole('button', { name: '待办' }).click();
  await page
    .locator('.panel, li, tr')
    .filter({ hasText: applicant })
    .getByRole('button', { name: '接着办' })
    .first()
    .click();
  await page.locator('.item-form').waitFor();
}

test('R44: a blank and a blurred page are asked about at once, and answered in their places', async () => {
  const { product, page } = window;
  await placeCard(page, product, 'li-xiulan');
  await startItem(page, elderCard.code);
  await answerElderCard(page);
  await page.keyboard.press('Alt+4');
  const dock = dockOf(page);
  const blankAsked = dock.getByRole('heading', { name: '“居民身份证”第 2 页像是空白页' });

  await scan(page, 'SF', ['id-card-front', 'blank', 'blurred', 'id-card-back']);
  await dock.getByText('有 2 页要看一看').waitFor();
  await blankAsked.waitFor();
  await look(page, 'asked');
  const [front, blank, blurred, back] = await order(page, 'SF');

  // The clerk goes on scanning without an answer; the question stays in sight.
  await scan(page, 'ZP', ['photo']);
  await blankAsked.waitFor();

  await comeBack(page, '李秀兰');
  await page.getByRole('button', { name: '有 2 页要看一看' }).click();
  await blankAsked.waitFor();
  await dock.getByRole('button', { name: '下一个' }).click();
  await dock.getByRole('heading', { name: '“居民身份证”第 3 页看不清楚' }).waitFor();
  const picture = dock.getByRole('img', { name: '第 3 页，点开看大图' });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(1000);
  expect((await picture.boundingBox())?.width).toBeGreaterThan(450);
  await look(page, 'blurred');

  // Nothing in the feeder: the old page keeps its place.
  await dock.getByRole('button', { name: '重扫这一页' }).click();
  await page.getByText('扫描仪里没有纸').first().waitFor();
  expect(await order(page, 'SF')).toEqual([front, blank, blurred, back]);

  // The sheet alone, and another one behind it, which stays where it is.
  await product.hands({ hand: 'feedPages', pages: ['diagnosis', 'village-opinion'] });
  await dock.getByRole('button', { name: '重扫这一页' }).click();
  await dock.getByText('有 1 页要看一看').waitFor();
  await expect.poll(async () => (await order(page, 'SF'))[2]).not.toBe(blurred);
  const again = await order(page, 'SF');
  expect(again).toEqual([front, blank, again[2], back]);
  expect((await product.bench()).scanner.inFeeder).toEqual(['village-opinion']);
  await page.locator('[data-material="ZP"] .scan-button:enabled').focus();
  await page.keyboard.press('F4');
  await expect.poll(() => page.locator('[data-material="ZP"] figure').count()).toBe(2);

  // The order is the clerk's: by button, and by key on the page that has the cursor.
  const row = page.locator('[data-material="SF"]');
  await row.getByRole('button', { name: '第 4 页往前移' }).click();
  await expect.poll(() => order(page, 'SF')).toEqual([front, blank, back, again[2]]);
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Control+ArrowLeft');
  await expect.poll(() => order(page, 'SF')).toEqual([back, front, blank, again[2]]);
  expect(await page.evaluate(() => document.activeElement?.closest('figure')?.getAttribute('data-page'))).toBe(back);
  await dock.getByRole('heading', { name: '“居民身份证”第 3 页像是空白页' }).waitFor();
  await look(page, 'moved');

  await comeBack(page, '李秀兰');
  await page.keyboard.press('Alt+4');
  await expect.poll(() => order(page, 'SF')).toEqual([back, front, blank, again[2]]);

  // Unanswered, it is named before the acceptance and forbids nothing.
  for (const material of ['SF', 'ZP'])
    await page.locator(`[data-material="${material}"]`).getByRole('checkbox').check();
  await page.keyboard.press('F9');
  await page.getByText('材料和表单都齐了，可以受理。').waitFor();
  await page.getByText('有 1 页扫描件还没有看过。不影响受理，看一眼更稳妥。').waitFor();
  await look(page, 'review');
  await page.getByRole('button', { name: '“居民身份证”第 3 页像是空白页' }).click();
  await dock.getByRole('button', { name: '删掉' }).click();
  await dock.waitFor({ state: 'detached' });
  await expect.poll(() => order(page, 'SF')).toEqual([back, front, again[2]]);

  await accept(page);
  await page.getByRole('button', { name: '下一位' }).click();
  await product.hands({ hand: 'liftCard' });
});

test('questions are answered by keyboard alone, none by a second press, and blank pages all at once', async () => {
  const { product, page } = window;
  await placeCard(page, product, 'elder');
  await startItem(page, elderCard.code);
  await page.keyboard.press('Alt+4');
  await scan(page, 'SF', ['blank', 'blurred', 'id-card-back']);
  await scan(page, 'ZP', ['blank', 'photo']);
  const dock = dockOf(page);
  await dock.getByText('有 3 页要看一看').waitFor();

  await page.keyboard.press('F7');
  expect(await dock.evaluate((region) => region === document.activeElement)).toBe(true);
  await dock.getByRole('button', { name: '下一个' }).focus();
  await page.keyboard.press('Enter');
  await dock.getByRole('heading', { name: '“居民身份证”第 2 页看不清楚' }).waitFor();
  await dock.getByRole('button', { name: '就用这张' }).focus();
  await page.keyboard.press('Enter');
  await dock.getByText('有 2 页要看一看').waitFor();
  await expect.poll(() => dock.evaluate((region) => region === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await dock.getByText('有 2 页要看一看').waitFor();

  // The same blank sheet lies with both materials: each is a question of its own.
  await dock.getByRole('heading', { name: '“居民身份证”第 1 页像是空白页' }).waitFor();
  await dock.getByRole('button', { name: '下一个' }).click();
  await dock.getByRole('heading', { name: '“近期免冠照片”第 1 页像是空白页' }).waitFor();
  await look(page, 'two-blanks');
  await dock.getByRole('button', { name: '2 张空白页都删掉' }).focus();
  await page.keyboard.press('Enter');
  await dock.waitFor({ state: 'detached' });
  expect(await page.locator('[data-material="SF"] figure').count()).toBe(2);
  expect(await page.locator('[data-material="ZP"] figure').count()).toBe(1);
  const cursor = () => page.evaluate(() => document.activeElement?.className ?? '');
  await expect.poll(cursor).toContain('scan-button');
  await page.getByRole('button', { name: '作废草稿' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: '作废草稿' }).click();
  await page.locator('.material-row').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '换人' }).click();
  await product.hands({ hand: 'liftCard' });
});

test('both sides of a sheet: the blank back is asked about, kept when the clerk says so, and the choice is remembered', async () => {
  const { product, page } = window;
  await placeCard(page, product, 'elder');
  await startItem(page, elderCard.code);
  await page.keyboard.press('Alt+4');
  await product.hands({ hand: 'feedPages', pages: ['village-opinion'] });
  await page.getByRole('checkbox', { name: '双面' }).check();
  const row = page.locator('[data-material="SF"]');
  await row.locator('.scan-button:enabled').focus();
  await page.keyboard.press('F4');
  await expect.poll(() => row.locator('figure').count()).toBe(2);
  const dock = dockOf(page);
  await dock.getByRole('heading', { name: '“居民身份证”第 2 页像是空白页' }).waitFor();

  await dock.getByRole('button', { name: '先放着' }).click();
  await dock.getByRole('heading').waitFor({ state: 'detached' });
  await look(page, 'put-off');
  await row.getByRole('button', { name: '看一看第 2 页' }).click();
  await dock.getByRole('button', { name: '就用这张' }).click();
  await dock.waitFor({ state: 'detached' });
  expect(await row.locator('figure').count()).toBe(2);

  await comeBack(page, (await product.bench()).citizens.find(({ key }) => key === 'elder')?.name ?? '');
  await page.keyboard.press('Alt+4');
  expect(await dockOf(page).count()).toBe(0);
  await expect.poll(() => page.getByRole('checkbox', { name: '双面' }).isChecked()).toBe(true);
  await page.locator('.scan-bar').getByText('平板').click();
  await page.getByRole('checkbox', { name: '双面' }).waitFor({ state: 'detached' });
  await row.getByRole('button', { name: '进纸器扫描' }).waitFor();
});
