import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptsOnPaper } from '../support/clerk.ts';
import { openConsole } from '../support/county-console.ts';
import { expectFit } from '../support/kiosk-sizes.ts';
import { homeButton, openTouchKiosk, type TouchKiosk, tile, wideScreen } from '../support/kiosk-touch.ts';

/** Fingers alone, on a screen that nobody can type at from outside (issue 6). */
let kiosk: TouchKiosk;
beforeAll(async () => {
  kiosk = await openTouchKiosk();
});
afterAll(async () => {
  await kiosk?.picture('last-touch-only-kiosk').catch(() => {});
  await kiosk?.close();
});

const progress = () => kiosk.page.locator('.ask-head p').innerText();
const question = () => kiosk.page.locator('.ask-body > h1').innerText();
async function nothingScrolls(): Promise<void> {
  const home = kiosk.page.locator('.kiosk-page');
  expect(await home.evaluate((page) => page.scrollHeight <= page.clientHeight + 1)).toBe(true);
  for (const one of await kiosk.page.locator('.kiosk-tile').all()) {
    const box = await one.boundingBox();
    const size = kiosk.page.viewportSize();
    expect((box?.y ?? 0) + (box?.height ?? 9999)).toBeLessThanOrEqual(size?.height ?? 0);
  }
}
/** Every control of the page in hand is large enough for a finger. */
async function touchable(): Promise<void> {
  for (const button of await kiosk.page.locator('.ask button:visible').all()) {
    const box = await button.boundingBox();
    expect(box?.height ?? 60, await button.innerText()).toBeGreaterThanOrEqual(59);
  }
}

test('R46: home, card, item, one question a page, a scan, read through, handed in, printed, and opened at the county: by touch alone', {
  timeout: 300_000,
}, async () => {
  const { page, product, tap, choose, press, pad } = kiosk;
  expect(await page.locator('.kiosk-tile').count()).toBe(6);
  await nothingScrolls();
  await kiosk.picture('kiosk-home');

  await tap(tile(page, 'apply'));
  await page.getByRole('heading', { name: '请把身份证放在读卡区' }).waitFor();
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  // Six choices at most, whatever the page.
  await page.locator('.big-choice').first().waitFor();
  expect(await page.locator('.big-choice').count()).toBeLessThanOrEqual(6);
  // The number is never shown whole.
  expect(await page.locator('body').innerText()).not.toMatch(/\d{17}[\dX]/);
  await choose('*');
  await page.getByRole('heading', { name: '办什么事？' }).waitFor();
  const item = page.locator('[data-choice="DEMO-017"]');
  while ((await item.count()) === 0) await press('page-after');
  expect(await page.locator('.big-choice').count()).toBeLessThanOrEqual(6);
  await tap(item);
  await expect.poll(progress).toContain('第 1 步，共 5 步');
  await kiosk.picture('kiosk-guide-step');
  await expectFit(page, 'guide of the item');
  await press('next');
  await expect.poll(progress).toContain('第 2 步，共 5 步');
  await choose('clear');

  await expect.poll(question).toBe('联系电话');
  await touchable();
  await kiosk.picture('kiosk-question-digits');
  await expectFit(page, 'telephone');
  await pad('1380013800');
  await press('next');
  // A wrong answer is said where it is, and nothing moves.
  await page.locator('.ask-body [role="alert"]').waitFor();
  await pad('0');
  await press('next');
  await expect.poll(question).toBe('现住址');
  await choose('as-on-card');
  await press('next');
  await expect.poll(question).toBe('怎样联系您最方便');
  await press('back');
  await expect.poll(question).toBe('现住址');
  await press('next');
  await choose('phone');
  await expect.poll(question).toBe('年龄档');
  await choose('70-79');
  await expect.poll(question).toContain('代领人');
  await choose('no');
  await expect.poll(question).toBe('开户银行');
  await tap(page.locator('.big-choice').first());
  await expect.poll(question).toBe('户名');
  await tap(page.locator('.ask-body input'));
  await writeName();
  await press('next');
  await expect.poll(question).toContain('银行卡号');
  await pad('6222021234567890128');
  await press('next');
  await expect.poll(question).toBe('户名与申请人关系');
  await tap(page.locator('.big-choice').first());
  await expect.poll(question).toBe('领取方式');
  await choose('window');

  await expect.poll(progress).toContain('第 4 步，共 5 步');
  await page.locator('[data-bringing="card"]').waitFor();
  await press('next');
  await page.getByRole('heading', { name: /户口簿/ }).waitFor();
  await product.hands({ hand: 'feedPages', pages: ['register-home'] });
  await press('scan');
  await page.locator('.paper-pages img').waitFor();
  await kiosk.picture('kiosk-paper');
  await expectFit(page, 'a paper');
  await press('next');
  await page.getByRole('heading', { name: /银行卡/ }).waitFor();
  await press('next');

  await page.getByRole('heading', { name: '请从头看一遍' }).waitFor();
  await kiosk.picture('kiosk-review');
  expect(await page.locator('.review-list > div').count()).toBeLessThanOrEqual(6);
  expect(await page.locator('.review-list').innerText()).toContain('341225 **** **** 4614');
  expect(await page.locator('[data-press="next"]').isDisabled()).toBe(true);
  await expectFit(page, 'read through');
  // What is to be changed of a paper is on that paper's own page.
  const changePaper = page.getByRole('button', { name: /^改 户口簿/ });
  while ((await changePaper.count()) === 0) await press('page-after');
  await tap(changePaper);
  await page.getByRole('heading', { name: /户口簿/ }).waitFor();
  await press('next');
  await page.getByRole('heading', { name: /银行卡/ }).waitFor();
  await press('next');
  await page.getByRole('heading', { name: '请从头看一遍' }).waitFor();
  await choose('truth');
  await press('next');
  const caseNumber = await page.getByTestId('case-number').innerText();
  await page.locator('[data-reach="at-county"]').waitFor();
  await press('print');
  await page.getByText('打好了，请取走。').waitFor();
  const [slip] = await receiptsOnPaper(product, 1);
  expect(slip?.text).toContain(caseNumber);
  expect(slip?.text).toContain('不是收件凭证');
  await kiosk.picture('kiosk-filed');
  await expectFit(page, 'filed');

  const county = await openConsole(product.countyUrl);
  const shown = await fetch(new URL(`/console/pre-checks/${caseNumber}`, product.countyUrl), {
    headers: { cookie: county.cookie },
  });
  const words = await shown.text();
  expect(words).toContain('本人自助填报');
  expect(words).toContain('13800138000');
});

/** Whoever needs it large: the pages of a whole visit on both screens, and a slip that is as large. */
test('R61: in elder mode every page of a visit stands on the glass whole, tall and wide', {
  timeout: 300_000,
}, async () => {
  const { page, product, tap, choose, press } = kiosk;
  const fits = (where: string) => expectFit(page, where, 'elder');
  await product.hands({ hand: 'liftCard' });
  await tap(page.getByRole('button', { name: '结束办理' }));
  await page.locator('.elder-switch[aria-pressed="false"]').waitFor();
  await tap(page.locator('.elder-switch'));
  await page.locator('.elder-switch[aria-pressed="true"]').waitFor();
  await fits('home');

  await tap(tile(page, 'ticket'));
  await page.locator('[data-page="ticket-theme"] .big-choice').first().waitFor();
  await fits('ticket: which');
  await tap(page.locator('.big-choice').first());
  await page.locator('[data-page="ticket-first"]').waitFor();
  await choose('first');
  await page.locator('[data-page="ticket-why"]').waitFor();
  await press('back');
  await page.locator('[data-page="ticket-first"]').waitFor();
  await fits('ticket: first');
  await choose('ordinary');
  await page.locator('[data-page="ticket-taken"] [data-printing="printed"]').waitFor();
  await fits('ticket: taken');
  await kiosk.picture('kiosk-elder-ticket');
  await press('next');

  await tap(tile(page, 'papers'));
  await page.locator('[data-page="login"]').waitFor();
  await fits('login');
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  await page.locator('.big-choice').nth(1).waitFor();
  await fits('papers');
  await tap(page.locator('.big-choice').nth(1));
  await page.getByTestId('case-number').waitFor();
  await fits('papers: one');
  await tap(homeButton(page));

  await tap(tile(page, 'apply'));
  await page.locator('.big-choice').first().waitFor();
  await choose('*');
  await page.getByRole('heading', { name: '办什么事？' }).waitFor();
  await tap(page.locator('.asked-search input'));
  await page.locator('.keyboard').waitFor();
  await fits('search, with its keys');
  await kiosk.picture('kiosk-elder-keys');
  await tap(page.locator('.keyboard .key-main'));
  await page.locator('.keyboard').waitFor({ state: 'detached' });
  const item = page.locator('[data-choice="DEMO-017"]');
  while ((await item.count()) === 0) await press('page-after');
  await tap(item);
  await expect.poll(progress).toContain('第 1 步，共 5 步');
  await press('next');
  await expect.poll(progress).toContain('第 2 步，共 5 步');
  await choose('clear');
  await expect.poll(question).toBe('联系电话');
  await press('next');
  await fits('telephone');

  // 没办完: theirs to keep or to have wiped.
  await tap(page.getByRole('button', { name: '结束办理' }));
  await page.locator('[data-page="keep-drafts"]').waitFor();
  await fits('keep or wipe');
  await tap(page.getByRole('button', { name: '清除', exact: true }));
  await page.locator('[data-page="card-left"]').waitFor();
  await expectFit(page, 'card left behind');
  await product.hands({ hand: 'liftCard' });
  await page.locator('[data-page="card-left"]').waitFor({ state: 'detached' });
  await page.locator('.elder-switch[aria-pressed="false"]').waitFor();
});

/** On the keys of the page, letter by letter; which sign comes first is the keyboard's own matter. */
async function writeName(): Promise<void> {
  const { page, tap } = kiosk;
  const keys = page.locator('.keyboard');
  await keys.waitFor();
  const field = page.locator('.ask-body input');
  for (const letter of 'zhao') await tap(keys.getByRole('button', { name: letter, exact: true }));
  const candidate = keys.locator('.candidate-list button').first();
  await candidate.waitFor();
  const sign = await candidate.innerText();
  await tap(candidate);
  await expect.poll(() => field.inputValue()).toBe(sign);
  // It lies beside the field and the way on, never over them.
  const [key, next] = [await keys.boundingBox(), await page.locator('[data-press="next"]').boundingBox()];
  expect((next?.y ?? 0) + (next?.height ?? 0)).toBeLessThanOrEqual((key?.y ?? 0) + 1);
}

test('R61: whoever has finished leaves nothing; a wide screen shows the same home', async () => {
  const { page } = kiosk;
  expect(await page.locator('[data-visitor]').count()).toBe(0);
  await page.setViewportSize(wideScreen);
  await nothingScrolls();
  await kiosk.picture('kiosk-home-wide');
  expect(kiosk.browser.troubles).toEqual([]);
});
