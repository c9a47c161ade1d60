import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptsOnPaper } from '../support/clerk.ts';
import { expectFit } from '../support/kiosk-sizes.ts';
import { homeButton, openTouchKiosk, type TouchKiosk, tallScreen, tile } from '../support/kiosk-touch.ts';

/** What may be read without telling who one is, and what is asked of the county: six at a time, one thing a page. */
let kiosk: TouchKiosk;
beforeAll(async () => {
  kiosk = await openTouchKiosk();
});
afterAll(async () => {
  await kiosk?.picture('last-kiosk-public-pages').catch(() => {});
  await kiosk?.close();
});

const choices = () => kiosk.page.locator('.big-choice > b').allInnerTexts();
const onPage = (name: string) => kiosk.page.locator(`[data-page="${name}"]`).waitFor();
const asked = (question: string) => kiosk.page.locator(`[data-question="${question}"]`).waitFor();
const home = async () => {
  await kiosk.tap(homeButton(kiosk.page));
  await tile(kiosk.page, 'guides').waitFor();
};
/** Page after page, never more than six at a time. */
async function allChoices(): Promise<readonly string[]> {
  const seen: string[] = [];
  for (;;) {
    const now = await choices();
    expect(now.length).toBeLessThanOrEqual(6);
    seen.push(...now);
    const after = kiosk.page.locator('[data-press="page-after"]');
    if ((await after.count()) === 0 || (await after.isDisabled())) return seen;
    await kiosk.tap(after);
    await expect.poll(choices).not.toEqual(now);
  }
}

test('R38, R03: the kiosk shows the four themes first, and each facet leads to the same items, six at a time', async () => {
  const { page, tap, choose, press } = kiosk;
  await expectFit(page, 'home');
  await tap(tile(page, 'guides'));
  await onPage('guides');
  await expectFit(page, 'guides');
  await choose('guides');
  await onPage('guide-groups');
  expect((await choices()).slice(1, 5)).toEqual(['劳动就业', '社会保障', '社会救助', '扶贫脱贫']);
  await kiosk.picture('kiosk-facets');
  await choose('*');
  await onPage('guide-items');
  await expectFit(page, 'items');
  const all = await allChoices();
  expect(new Set(all).size).toBe(37);
  await press('back');
  await press('facets');
  await onPage('guide-facets');
  expect((await allChoices()).length).toBe(7);
  await press('page-before');
  await choose('nature');
  await onPage('guide-groups');
  await choose('*');
  await onPage('guide-items');
  expect(new Set(await allChoices())).toEqual(new Set(all));
  await press('back');
  await press('facets');
  await choose('theme');
  await choose('劳动就业');
  await onPage('guide-items');
  expect((await choices()).length).toBe(3);
  await home();
});

test('R38, R06: a guide is found on the page’s own keys, read one thing a page, and what to bring is printed by the answers', async () => {
  const { page, product, tap, choose, press } = kiosk;
  await tap(tile(page, 'guides'));
  await choose('guides');
  await choose('*');
  await onPage('guide-items');
  await tap(page.locator('.asked-search input'));
  const keys = page.locator('.keyboard');
  await keys.waitFor();
  for (const letter of 'yanglao') await tap(keys.getByRole('button', { name: letter, exact: true }));
  await tap(keys.locator('.candidate-list').getByRole('button', { name: '养老', exact: true }));
  await expect.poll(async () => (await choices()).every((name) => /养老|老年/.test(name))).toBe(true);
  await tap(keys.locator('.key-main'));
  await keys.waitFor({ state: 'detached' });
  await press('clear');
  while ((await page.locator('[data-choice="DEMO-017"]').count()) === 0) await press('page-after');
  await choose('DEMO-017');
  await onPage('guide');
  await page.locator('.as-of').getByText(/截至/).waitFor();
  await expectFit(page, 'guide');
  for (const part of ['facts', 'flow', 'law']) {
    await choose(part);
    await onPage(`guide-${part}`);
    await expectFit(page, `guide: ${part}`);
    await press('back');
  }
  await choose('need');
  await onPage('guide-situation');
  await choose('clear');
  await onPage('guide-need');
  await expectFit(page, 'what to bring');
  await kiosk.picture('kiosk-guide');
  await press('print');
  await page.getByText('打好了，请取走。').waitFor();
  const [slip] = await receiptsOnPaper(product, 1);
  expect(slip?.text).toContain('材料清单');
  // Sheets of A4 come out of no kiosk.
  expect(await page.getByRole('button', { name: '打印一次性告知单' }).count()).toBe(0);
  await home();
});

test('R18: notices are read one at a time; nothing on the kiosk makes one', async () => {
  const { page, tap, choose, press } = kiosk;
  await tap(tile(page, 'guides'));
  await choose('notices');
  await onPage('notices');
  await page.locator('.as-of').getByText(/截至/).waitFor();
  await expectFit(page, 'notices');
  const [first] = await choices();
  await tap(page.locator('.big-choice').first());
  await onPage('notice');
  expect(await page.locator('.ask-body > h1').innerText()).toBe(first);
  await expectFit(page, 'notice');
  expect(await page.locator('.ask textarea, .ask form').count()).toBe(0);
  await press('back');
  await onPage('notices');
  await home();
});

test('R19, R61: information is asked for by touch alone; the card says who asks, its number masked; number and code are shown once', async () => {
  const { page, product, tap, choose, press, pad } = kiosk;
  await tap(tile(page, 'voice'));
  await choose('disclosure');
  await asked('who');
  await expectFit(page, 'disclosure: who');
  await choose('card');
  await asked('card');
  await expectFit(page, 'disclosure: card');
  // Nobody gets past it without one, and it is said where it is.
  await press('next');
  await page.locator('.ask-body [role="alert"]').waitFor();
  await product.hands({ hand: 'placeCard', citizen: 'li-xiulan' });
  const read = page.getByTestId('card-read');
  await read.waitFor();
  await product.hands({ hand: 'liftCard' });
  expect(await read.innerText()).toMatch(/李秀兰\s+证件号码\s+\d{6}\*{8}\w{4}/);
  await press('next');
  await asked('phone');
  await pad('1380000');
  await press('next');
  await asked('topic');
  await press('back');
  await pad('1234');
  await press('next');
  await asked('topic');
  await expectFit(page, 'disclosure: topic');
  await choose('housing');
  await asked('year');
  await choose('*');
  await asked('ownWords');
  await press('next');
  await asked('purpose');
  await choose('rights');
  await asked('form');
  await choose('paper');
  await asked('delivery');
  await choose('pickup');
  await onPage('disclosure-review');
  await expectFit(page, 'disclosure: review');
  await kiosk.picture('kiosk-disclosure');
  // An answer that is changed brings its own question with it, and leads back.
  await press('page-after');
  await tap(page.getByRole('button', { name: '改 怎么拿？' }));
  await asked('delivery');
  await choose('post');
  await asked('address');
  await choose('as-on-card');
  await press('next');
  await onPage('disclosure-review');
  await press('next');
  await onPage('disclosure-done');
  await expectFit(page, 'disclosure: done');
  const number = await page.getByTestId('given-number').innerText();
  const code = await page.getByTestId('given-code').innerText();
  await press('print');
  await page.getByText(/打好了|看一下出纸口/).waitFor();
  await kiosk.picture('kiosk-disclosure-done');
  const slips = (await product.bench()).printer.receipts;
  expect(JSON.stringify(slips.at(-1))).not.toContain('李秀兰');
  await press('next');

  // What the county will read, and what the slip opens, typed on the page's keys.
  const held = await product.line.must('disclosure', { localNumber: number, queryCode: code });
  expect(held.wanted).toBe('危房改造、住房保障');
  await tap(tile(page, 'voice'));
  await choose('query');
  await onPage('voice-query');
  await choose('disclosure');
  await onPage('voice-query-number');
  await expectFit(page, 'look up: number');
  for (const sign of number) await tap(page.locator(`.code-keys [data-key="${sign}"]`));
  await press('next');
  await onPage('voice-query-code');
  for (const sign of code) await tap(page.locator(`.code-keys [data-key="${sign}"]`));
  await press('next');
  await onPage('voice-found');
  await page.getByText('危房改造、住房保障').waitFor();
  await expectFit(page, 'look up: found');
  expect(page.viewportSize()).toEqual(tallScreen);
  expect(kiosk.browser.troubles).toEqual([]);
});
