import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPin } from '../../main/demo/demo-staff.ts';
import { receiptsOnPaper } from '../support/clerk.ts';
import { openConsole } from '../support/county-console.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { expectFit } from '../support/kiosk-sizes.ts';
import { openTouchKiosk, type TouchKiosk, tile } from '../support/kiosk-touch.ts';

/** What a citizen says about the service, one thing a page, by touch alone. */
let kiosk: TouchKiosk;
beforeAll(async () => {
  kiosk = await openTouchKiosk();
});
afterAll(async () => {
  await kiosk?.picture('last-citizen-at-kiosk').catch(() => {});
  await kiosk?.close();
});

const onPage = (name: string) => kiosk.page.locator(`[data-page="${name}"]`).waitFor();
const asked = (question: string) => kiosk.page.locator(`[data-question="${question}"]`).waitFor();
const open = async (voice: string) => {
  await kiosk.tap(tile(kiosk.page, 'voice'));
  await kiosk.choose(voice);
};
/** As a clerk of the county does, at its console. */
async function answerAtCounty(number: string, expected: string, text: string): Promise<void> {
  const { countyUrl } = kiosk.product;
  const county = await openConsole(countyUrl);
  const headers = { cookie: county.cookie, origin: new URL(countyUrl).origin };
  const address = new URL(`/console/voices/${number}`, countyUrl);
  const shown = async () => (await fetch(address, { headers })).text();
  await expect.poll(shown, { timeout: 45_000 }).toContain(expected);
  const csrf = /name="csrf" value="([^"]+)"/.exec(await shown())?.[1] ?? '';
  await fetch(`${address}/act`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ csrf, action: 'answer', text }),
    redirect: 'manual',
  });
}

test('R53: a complaint needs no word to be typed; it gets a number and a query code, and its answer is looked up with them', async () => {
  const { page, product, tap, choose, press, pad } = kiosk;
  await tap(tile(page, 'voice'));
  await onPage('voice-choice');
  await expectFit(page, 'voice');
  await kiosk.picture('kiosk-voice');
  await choose('complaint');
  await asked('kind');
  await expectFit(page, 'complaint: kind');
  await choose('complaint');
  await asked('topics');
  // One has to be chosen, and it is said where it is.
  await press('next');
  await page.locator('.ask-body [role="alert"]').waitFor();
  await choose('manner');
  await expectFit(page, 'complaint: topics');
  await kiosk.picture('kiosk-complaint');
  await press('page-after');
  await choose('other');
  await press('next');
  await asked('words');
  await expectFit(page, 'complaint: words');
  await press('next');
  await asked('about');
  await choose('-');
  await asked('phone');
  await pad('13800138000');
  await expectFit(page, 'complaint: telephone');
  await press('next');
  await asked('name');
  await expectFit(page, 'complaint: name');
  await choose('unnamed');
  await onPage('voice-review');
  await expectFit(page, 'complaint: read through');
  expect(await page.locator('.review-list').innerText()).toContain('服务态度、其他');
  await press('next');
  await onPage('voice-done');
  await expectFit(page, 'complaint: done');
  const number = await page.getByTestId('given-number').innerText();
  const code = await page.getByTestId('given-code').innerText();
  await press('print');
  await page.getByText('凭条打好了，请取走。').waitFor();
  const [slip] = await receiptsOnPaper(product, 1);
  expect(slip?.text).toContain(code);
  expect(slip?.text).not.toContain('服务态度');
  await kiosk.picture('kiosk-complaint-done');
  await press('next');

  await answerAtCounty(number, '13800138000', '已批评教育，向您道歉');
  const told = () => product.line.must('voiceStatus', { number, queryCode: code });
  await expect.poll(async () => (await told()).state, { timeout: 45_000 }).toBe('answered');

  await open('query');
  await choose('voice');
  await onPage('voice-query-number');
  expect(await page.locator('[data-typed]').innerText()).toBe('TS-');
  for (const sign of number.replace('TS-', '')) await tap(page.locator(`.code-keys [data-key="${sign}"]`));
  await press('next');
  await onPage('voice-query-code');
  await expectFit(page, 'look up: code');
  // A slip of the finger is said, and put right on the same keys.
  for (const sign of 'AAAA') await tap(page.locator(`.code-keys [data-key="${sign}"]`));
  await press('next');
  await page.locator('.ask-body [role="alert"]').waitFor();
  await tap(page.locator('.code-keys [data-key="clear"]'));
  for (const sign of code) await tap(page.locator(`.code-keys [data-key="${sign}"]`));
  await press('next');
  await page.getByText('已批评教育，向您道歉').waitFor();
  await kiosk.picture('kiosk-query');
  await press('next');
});

test('R55: a suggestion is asked without its kind, and words on the page’s own keys go with it', async () => {
  const { page, tap, choose, press } = kiosk;
  await open('advice');
  await asked('topics');
  await choose('waiting');
  await press('next');
  await asked('words');
  await tap(page.locator('.ask-body textarea'));
  const keys = page.locator('.keyboard');
  await keys.waitFor();
  for (const letter of 'women') await tap(keys.getByRole('button', { name: letter, exact: true }));
  await tap(keys.locator('.candidate-list button').first());
  const words = await page.locator('.ask-body textarea').inputValue();
  expect(words).toMatch(/\p{Script=Han}/u);
  await tap(keys.locator('.key-main'));
  await keys.waitFor({ state: 'detached' });
  await press('next');
  await asked('about');
  await press('next');
  await asked('phone');
  await press('next');
  await asked('name');
  await press('next');
  await onPage('voice-review');
  await press('next');
  await onPage('voice-done');
  const number = await page.getByTestId('given-number').innerText();
  await press('next');
  await answerAtCounty(number, words, '谢谢您的建议');
});

test('R52: at the kiosk the card opens its own matters to be rated, each once; one touch says it, one sends it', async () => {
  const { page, product, tap, choose, press } = kiosk;
  await product.line.must('unlock', { operatorId: 'W01', pin: demoPin });
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  const reading = await product.line.must('readCard', {});
  await acceptOne((method, input) => product.line.call(method, input), { readingId: reading.id });
  await product.line.must('lock', {});
  await product.hands({ hand: 'liftCard' });
  await tile(page, 'voice').waitFor();
  await open('rating');
  await onPage('rating-door');
  await expectFit(page, 'rating: door');
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  await onPage('rating-matters');
  await tap(page.locator('.big-choice').first());
  await asked('level');
  await expectFit(page, 'rating');
  await kiosk.picture('kiosk-rating');
  await choose('1');
  await onPage('rating-review');
  await expectFit(page, 'rating: send');
  // Whoever wants to say more is asked one thing a page, and may pass over each.
  await press('more');
  await asked('efficiency');
  await choose('2');
  await asked('skill');
  await press('next');
  await asked('manner');
  await press('next');
  await asked('words');
  await press('next');
  await asked('named');
  await expectFit(page, 'rating: named');
  await choose('no');
  await onPage('rating-review');
  expect(await page.locator('.review-list').innerText()).toMatch(/非常满意[\s\S]*满意[\s\S]*匿名/);
  await press('next');
  await page.getByRole('heading', { name: '谢谢您的评价' }).waitFor();
  await expectFit(page, 'rating: done');
  await press('next');
  await product.hands({ hand: 'liftCard' });
  await open('rating');
  await product.hands({ hand: 'placeCard', citizen: 'elder' });
  await tap(page.locator('.big-choice').first());
  await page.getByText('这次办事您已经评价过了').waitFor();
  await product.hands({ hand: 'liftCard' });
  expect(kiosk.browser.troubles).toEqual([]);
});
