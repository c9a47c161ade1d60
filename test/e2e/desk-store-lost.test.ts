import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { acceptElderCard, elderCard, placeCard, startItem, unlock } from '../support/clerk.ts';
import { startProduct } from '../support/product.ts';

let dataDir: string;
let profile: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'window-desk-'));
  profile = await mkdtemp(path.join(tmpdir(), 'window-desk-profile-'));
});
afterAll(async () => {
  for (const directory of [dataDir, profile]) await rm(directory, { recursive: true, force: true, maxRetries: 5 });
});

test('the browser loses its database between two starts: the desk comes back complete, typed answers included', async () => {
  const number = await withWindow(async ({ product, page }) => {
    const accepted = await acceptElderCard(page, product);
    await page.getByRole('button', { name: '下一位' }).click();
    await placeCard(page, product, 'wang-jianguo');
    await startItem(page, elderCard.code);
    await page.locator('#root_applicant_phone').fill('13700001234');
    await page.locator('#root_applicant_liveAddress').fill('河湾村 1 组');
    const typed = async () => JSON.stringify(await product.line.must('deskPull', drafts));
    await expect.poll(typed).toContain('河湾村 1 组');
    return accepted;
  });

  const store = path.join(profile, 'Default', 'IndexedDB');
  expect((await readdir(store)).length).toBeGreaterThan(0);
  await rm(store, { recursive: true });

  await withWindow(async ({ page }) => {
    await page.getByRole('button', { name: '今日', exact: true }).click();
    await page.getByRole('row').filter({ hasText: number }).waitFor();
    await page.getByRole('button', { name: '待办' }).click();
    await page.getByText('王建国').waitFor();
    await page.getByRole('button', { name: '接着办' }).click();
    await expect.poll(() => page.locator('#root_applicant_phone').inputValue()).toBe('13700001234');
    expect(await page.locator('#root_applicant_liveAddress').inputValue()).toBe('河湾村 1 组');
    expect(await page.locator('#root_applicant_name').inputValue()).toBe('王建国');
  });
});

const drafts = { collection: 'drafts', after: 0, limit: 100 } as const;

async function withWindow<T>(
  work: (open: {
    product: Awaited<ReturnType<typeof startProduct>>;
    page: Awaited<ReturnType<Awaited<ReturnType<typeof openBrowser>>['newPage']>>;
  }) => Promise<T>,
): Promise<T> {
  const product = await startProduct({ dataDir });
  const browser = await openBrowser({ profile });
  try {
    const page = await browser.newPage();
    await unlock(page, product);
    return await work({ product, page });
  } finally {
    await browser.close();
    await product.stop();
  }
}
