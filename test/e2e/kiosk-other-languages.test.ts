import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedTexts } from '../../main/texts/shipped-texts.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { openTouchKiosk, type TouchKiosk } from '../support/kiosk-touch.ts';

let kiosk: TouchKiosk;
beforeAll(async () => {
  kiosk = await openTouchKiosk();
});
afterAll(() => kiosk?.close());

const word = (language: string, room: string, key: string): string => {
  const words = shippedTexts.find((table) => table.language === language)?.rooms[room]?.[key];
  if (typeof words !== 'string') throw new Error(`no ${room}:${key} in ${language}`);
  return words;
};
const languages = () => kiosk.page.locator('.kiosk-head button[aria-label]').last();
const direction = () => kiosk.page.evaluate(() => document.documentElement.dir);

async function choose(language: string): Promise<void> {
  await kiosk.tap(languages());
  await kiosk.tap(kiosk.page.locator(`.language-choice[lang="${language}"]`));
}

async function homeAgain(language: string): Promise<void> {
  await kiosk.tap(kiosk.page.getByRole('button', { name: word(language, 'kiosk', 'home') }));
}

/** Both screens of a kiosk. */
async function look(name: string): Promise<void> {
  const { page } = kiosk;
  await kiosk.picture(`kiosk-${name}`);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await kiosk.picture(`kiosk-${name}-wide`);
  await page.setViewportSize({ width: 1080, height: 1920 });
}

test.for(['za', 'ug'])(
  'in the demo the draft of %s is offered, says that it is one, and is laid out as it is written',
  async (language) => {
    const { page, product } = kiosk;
    const said = (room: string, key: string): Locator => page.getByText(word(language, room, key)).first();
    await kiosk.tap(languages());
    await page.locator('.language-choices').waitFor();
    await expectAccessible(page, 'choosing a language');
    await kiosk.picture('kiosk-languages');
    await kiosk.tap(page.locator(`.language-choice[lang="${language}"]`));
    await said('kiosk', 'greeting').waitFor();
    await page
      .locator('.language-note[data-draft]')
      .filter({ hasText: word(language, 'kiosk-language', 'draft') })
      .waitFor();
    expect(await direction()).toBe(language === 'ug' ? 'rtl' : 'ltr');
    await expectAccessible(page, `home in ${language}`);
    await look(`home-${language}`);

    // The first tile stands where reading begins.
    const first = await page.locator('.kiosk-tile').first().boundingBox();
    const second = await page.locator('.kiosk-tile').nth(1).boundingBox();
    expect((first?.x ?? 0) > (second?.x ?? 0)).toBe(language === 'ug');

    // Called in the other language before, it may say so still.
    await kiosk.tap(page.locator('.kiosk-call'));
    await page.locator('.kiosk-whole h1').waitFor();
    await look(`staff-${language}`);
    await kiosk.tap(page.getByRole('button', { name: word(language, 'kiosk-frame', 'comingBack') }));

    await kiosk.tap(page.locator('.kiosk-tile[data-service="papers"]'));
    await page.locator('[data-page="login"]').waitFor();
    await said('kiosk-login', 'hint').waitFor();
    await expectAccessible(page, `login in ${language}`);
    await look(`login-${language}`);
    await homeAgain(language);

    // What its table lacks stands in Chinese, and is marked as Chinese.
    await kiosk.tap(page.locator('.kiosk-tile[data-service="guides"]'));
    await page.locator('[data-chinese]').first().waitFor();
    const unmarked = await page.locator('.kiosk-page').evaluate((root) =>
      [...root.querySelectorAll('*')]
        .filter((element) =>
          [...element.childNodes].some(
            (node) => node.nodeType === 3 && /^[\p{Script=Han}，。]+$/u.test(node.nodeValue ?? ''),
          ),
        )
        .filter((element) => element.getAttribute('lang') !== 'zh-CN')
        .map((element) => element.textContent),
    );
    expect(unmarked).toEqual([]);
    await expectAccessible(page, `guides in ${language}`);
    await look(`guides-${language}`);
    await homeAgain(language);

    await product.hands({ hand: 'unplugReader' });
    await said('kiosk-out', 'title').waitFor();
    await look(`out-${language}`);
    await product.hands({ hand: 'plugReader' });
    await said('kiosk', 'greeting').waitFor();

    await kiosk.tap(page.locator('.kiosk-head').getByRole('button', { name: '中文' }));
    await page.getByRole('heading', { name: '您好，想办什么？' }).waitFor();
    expect(await direction()).toBe('ltr');
    await expect.poll(() => page.locator('[data-chinese], .language-note').count()).toBe(0);
  },
);

test('a visit that ends leaves Chinese to the next one', async () => {
  const { page, product } = kiosk;
  await choose('ug');
  await page.getByText(word('ug', 'kiosk', 'greeting')).waitFor();
  await product.line.must('endKioskVisit', { reason: 'idle', keepDrafts: false });
  await page.getByRole('heading', { name: '您好，想办什么？' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  expect(await direction()).not.toBe('rtl');

  // English is remembered outside of the page, and must not outlive the visit either.
  await kiosk.tap(page.locator('.kiosk-head').getByRole('button', { name: 'English' }));
  await page.getByRole('heading', { name: 'Hello, what can we do for you?' }).waitFor();
  await product.line.must('endKioskVisit', { reason: 'idle', keepDrafts: false });
  await page.getByRole('heading', { name: '您好，想办什么？' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
});
