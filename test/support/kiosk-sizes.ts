import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { tallScreen, wideScreen } from './kiosk-touch.ts';

/** What the dossier asks of a page that is read standing (§4): smallest text and smallest target, in px. */
const least = {
  usual: { text: 16, main: 24, target: 48, lineHeight: 1.3 },
  elder: { text: 24, main: 36, target: 64, lineHeight: 1.3 },
} as const;
export type KioskSight = keyof typeof least;

/**
 * One page of the kiosk, upright and lying: nothing runs out of the glass sideways, nothing is too small to be read or
 * touched, nothing stands in anybody's way.
 */
export async function expectFit(page: Page, where: string, sight: KioskSight = 'usual'): Promise<void> {
  for (const screen of [wideScreen, tallScreen]) {
    await page.setViewportSize(screen);
    const at = `${where}, ${sight}, ${screen.width}×${screen.height}`;
    await expect.poll(() => sidewaysOf(page), { message: at }).toEqual([]);
    await expect.poll(() => hiddenOf(page), { message: at }).toEqual([]);
    await expect.poll(() => smallTargets(page, least[sight].target), { message: at }).toEqual([]);
    await expect.poll(() => smallText(page, least[sight]), { message: at }).toEqual([]);
    await expectAccessible(page, at);
  }
}

/** Controls that stand out of the glass or under something else, where no finger reaches them by going up or down. */
async function sidewaysOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const found = [...document.querySelectorAll<HTMLElement>('.kiosk button, .kiosk input, .kiosk textarea')];
    return found
      .filter((one) => one.offsetParent !== null)
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left < 0 || right > wide + 1 || one.scrollWidth > one.clientWidth + 1;
      })
      .map((one) => one.outerHTML.slice(0, 160));
  });
}

/**
 * What has to stand in sight whole, without anybody pushing the page: keys, the field that they write into, the tiles and the
 * ways back and on.
 */
async function hiddenOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const whole = '.ask-foot .ant-btn, .ask-further .ant-btn, .keyboard, .number-pad, .code-keys, .typed-digits';
    const found = [
      ...document.querySelectorAll<HTMLElement>(`${whole}, .kiosk-tile, .elder-switch, .kiosk-head .ant-btn`),
    ];
    const typed = document.activeElement?.closest<HTMLElement>('.ask-body input, .ask-body textarea');
    if (document.querySelector('.keyboard') && typed) found.push(typed);
    // Beneath a page that covers all of it nothing has to be seen.
    if (document.querySelector('.kiosk-whole')) return [];
    return found
      .filter((one) => one.offsetParent !== null)
      .filter((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const sight = one.closest('.ask-body, .kiosk-page')?.getBoundingClientRect();
        const lowest = Math.min(window.innerHeight, sight?.bottom ?? Number.POSITIVE_INFINITY);
        const highest = Math.max(0, sight?.top ?? 0);
        return top < highest - 2 || bottom > lowest + 2 || left < -1 || right > window.innerWidth + 1;
      })
      .map((one) => `${Math.round(one.getBoundingClientRect().bottom)}: ${one.outerHTML.slice(0, 160)}`);
  });
}

async function smallTargets(page: Page, px: number): Promise<readonly string[]> {
  return page.evaluate((target) => {
    const found = [...document.querySelectorAll<HTMLElement>('.kiosk button')];
    return found
      .filter((one) => one.offsetParent !== null && !one.closest('.kiosk-demo, .kiosk-hands'))
      .filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return height < target - 0.5 || width < target - 0.5;
      })
      .map((one) => `${Math.round(one.getBoundingClientRect().height)} px: ${one.outerHTML.slice(0, 160)}`);
  }, px);
}

async function smallText(
  page: Page,
  wanted: { readonly text: number; readonly main: number; readonly lineHeight: number },
): Promise<readonly string[]> {
  return page.evaluate(({ text, main, lineHeight }) => {
    const root = document.querySelector('.kiosk');
    if (!root) return ['no kiosk'];
    const body = getComputedStyle(document.body);
    const wrong = Number.parseFloat(body.fontSize) < main ? [`the page: ${body.fontSize}`] : [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const small = new Set<string>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement } = node;
      if (!parentElement || node.textContent?.trim() === '' || parentElement.closest('.kiosk-demo, .kiosk-hands'))
        continue;
      if (parentElement.getClientRects().length === 0) continue;
      const style = getComputedStyle(parentElement);
      const size = Number.parseFloat(style.fontSize);
      const spacing = style.lineHeight === 'normal' ? 1.3 : Number.parseFloat(style.lineHeight) / size;
      if (size < text) small.add(`${style.fontSize}: ${node.textContent}`);
      // One line has no lines to keep apart; what wraps has.
      const isWrapped = parentElement.getBoundingClientRect().height > size * 2.4;
      if (isWrapped && !parentElement.closest('button') && spacing < lineHeight - 0.02)
        small.add(`lines ${spacing}: ${node.textContent}`);
    }
    return [...wrong, ...small];
  }, wanted);
}
