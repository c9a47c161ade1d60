import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elderCard, placeCard } from '../support/clerk.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('in English no Chinese is left but data, and no key stands in for its words', async () => {
  const { product, page } = window;
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Place the identity card on the reader' }).waitFor();
  const data = await dataWords(window);
  const clean = (where: string) => expect.poll(() => strayWords(page, data), { message: where }).toEqual([]);
  await clean('identity');
  for (const name of ['Today', 'To do', 'Look up', 'Public', 'Settings', 'Intake']) {
    await page.locator('.rail-button').filter({ hasText: name }).click();
    await clean(name);
  }

  await placeCard(page, product, 'li-xiulan');
  await clean('item');
  await page.getByRole('textbox', { name: 'What is it about?' }).fill(elderCard.code);
  await page.keyboard.press('Enter');
  await page.locator('.item-form').waitFor();
  await clean('form');
  for (const [keys, step] of [
    ['Alt+1', 'identity'],
    ['Alt+4', 'materials'],
    ['Alt+5', 'review'],
  ] as const) {
    await page.keyboard.press(keys);
    if (step === 'review') await page.getByText('To be put right').waitFor();
    await clean(step);
  }
});

/** Names that come from the county, the card and the staff are data: they have no English. */
async function dataWords({ product }: OpenWindow): Promise<string> {
  const items = await product.line.must('deskPull', { collection: 'items', after: 0, limit: 500 });
  const notices = await product.line.must('deskPull', { collection: 'notices', after: 0, limit: 500 });
  const state = await product.line.must('terminalState', {});
  const devices = await product.line.must('deviceStates', {});
  const { citizens } = await product.bench();
  const card = ['汉', '测试省测试市测试县青山镇石桥村3组12号', '测试县公安局', '长期'];
  // A language is called by its own name, for whoever reads no other.
  return JSON.stringify([items, notices, state, devices, citizens, card, '中文']);
}

/** Visible texts and labels with Chinese signs that are no data, and anything that looks like a key of the texts. */
function strayWords(page: Page, data: string): Promise<string[]> {
  return page.evaluate((known) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, data: text } = walker.currentNode as Text;
      if (parentElement?.checkVisibility()) texts.push(text.trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
    }
    const isKey = (text: string) => /^[a-z]+(\.[a-zA-Z-]+)+$/.test(text);
    const chineseRuns = (text: string) =>
      text.match(/[\p{Script=Han}][\p{Script=Han}\d，。（）、：；“”《》·]*/gu) ?? [];
    return [...new Set(texts)].filter((text) => isKey(text) || chineseRuns(text).some((run) => !known.includes(run)));
  }, data);
}
