import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { shippedTexts } from '../../main/texts/shipped-texts.ts';
import { artefacts, openBrowser, type TestBrowser } from './browser.ts';
import { type Product, startProduct } from './product.ts';

export const tallScreen = { width: 1080, height: 1920 } as const;
export const wideScreen = { width: 1920, height: 1080 } as const;

/** Names of what is pressed besides choices and keys. */
export type Pressed =
  | 'back'
  | 'next'
  | 'scan'
  | 'print'
  | 'reuse'
  | 'add-row'
  | 'more'
  | 'facets'
  | 'clear'
  | 'home'
  | 'page-before'
  | 'page-after';

/** A kiosk with nothing but its glass: no mouse, no keys; every touch is a finger at a place. */
export interface TouchKiosk {
  readonly product: Product;
  readonly browser: TestBrowser;
  readonly page: Page;
  tap(target: Locator): Promise<void>;
  /** On the page's own pad, digit by digit. */
  pad(digits: string): Promise<void>;
  choose(key: string): Promise<void>;
  press(name: Pressed): Promise<void>;
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openTouchKiosk(
  options: { readonly screen?: { width: number; height: number }; readonly args?: readonly string[] } = {},
): Promise<TouchKiosk> {
  const product = await startProduct({ station: 'kiosk' });
  const browser = await openBrowser({ touch: options.screen ?? tallScreen, args: options.args ?? [] }).catch(
    async (trouble: unknown) => {
      await product.stop();
      throw trouble;
    },
  );
  const page = await browser.newPage();
  const tap = async (target: Locator) => {
    await target.waitFor();
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error('nothing to touch there');
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  };
  const kiosk: TouchKiosk = {
    product,
    browser,
    page,
    tap,
    async pad(digits) {
      for (const digit of digits) await tap(page.locator(`.number-pad [data-key="${digit}"]`));
    },
    choose: (key) => tap(page.locator(`[data-choice="${key}"]`)),
    press: (name) => tap(page.locator(`[data-press="${name}"]`)),
    picture: async (name) => {
      await page.screenshot({ path: path.join(artefacts, `${name}.png`) });
    },
    async close() {
      await browser.close();
      await product.stop();
    },
  };
  await page.goto(product.terminalUrl);
  await page.locator('.kiosk-tile').first().waitFor();
  return kiosk;
}

export const tile = (page: Page, service: string): Locator => page.locator(`.kiosk-tile[data-service="${service}"]`);
/** In every language of the demo. */
const homeNames = new RegExp(
  ['回首页', 'Home', ...shippedTexts.map(({ rooms }) => String(rooms.kiosk?.home))].join('|'),
);
export const homeButton = (page: Page): Locator => page.getByRole('button', { name: homeNames });
