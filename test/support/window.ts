import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { artefacts, openBrowser, type TestBrowser } from './browser.ts';
import { unlock } from './clerk.ts';
import { type CountyConsole, openConsole } from './county-console.ts';
import { type Product, type ProductOptions, startProduct } from './product.ts';

/** One window with everything around it: product, browser, an unlocked page, and the county's console. */
export interface OpenWindow {
  readonly product: Product;
  readonly browser: TestBrowser;
  readonly page: Page;
  readonly county: CountyConsole;
  close(): Promise<void>;
}

export async function openWindow(options: ProductOptions = {}): Promise<OpenWindow> {
  const product = await startProduct(options);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await unlock(page, product);
    const county = await openConsole(product.countyUrl);
    return {
      product,
      browser,
      page,
      county,
      async close() {
        // A browser that died must not leave the product running.
        await page.screenshot({ path: path.join(artefacts, `last-${journeyName()}.png`) }).catch(() => {});
        await browser.close();
        await product.stop();
      },
    };
  } catch (trouble) {
    await browser.close();
    await product.stop();
    throw trouble;
  }
}

/** How the screen looked at the end of each journey, for whoever has to find out why one failed. */
const journeyName = (): string => path.basename(expect.getState().testPath ?? 'journey', '.test.ts');
