import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openPageDesk } from '../../drivers/page-image/page-desk.ts';
import { openBrowser } from '../support/browser.ts';
import { answerElderCard, elderCard, placeCard, startItem, unlock } from '../support/clerk.ts';
import { startProduct } from '../support/product.ts';
import { misfed } from '../unit/drivers/page-image/synthetic-page.ts';
import { print, spread } from './spread.ts';

const pages = 10;
const perPageTargetMs = 150;
const blockTargetMs = 50;

/** What the pipeline adds to each of ten A4 colour pages at 200 dpi that were fed 2–3° askew. */
export async function benchPages(): Promise<void> {
  const sheets: Buffer[] = [];
  for (let n = 0; n <= pages; n += 1) {
    sheets.push(await misfed('application-form', { degrees: (n % 2 === 0 ? 1 : -1) * (2 + n / pages) }));
  }
  const desk = openPageDesk({ workerUrl: new URL('../../drivers/page-image/page-worker.ts', import.meta.url) });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const tookMs: number[] = [];
  let largestBytes = 0;
  try {
    delay.enable();
    for (const [n, sheet] of sheets.entries()) {
      const began = performance.now();
      const outcome = await desk.process(sheet, 200);
      if (!outcome.processed) throw new Error(`page ${n}: ${outcome.why}`);
      // The first one starts the thread.
      if (n > 0) tookMs.push(performance.now() - began);
      largestBytes = Math.max(largestBytes, outcome.page.sizeBytes);
    }
    delay.disable();
  } finally {
    await desk.close();
  }
  print({ bench: 'page-own-work', n: pages, ...spread(tookMs), targetMs: perPageTargetMs, largestBytes });
  print({ bench: 'page-desk-loop-delay', maxMs: Math.round(delay.max / 1e4) / 100, targetMs: blockTargetMs });
}

/** A feeder of ten pages, scanned into a draft: the longest time for which the window did not answer its clerk. */
export async function benchScanOnScreen(): Promise<void> {
  const product = await startProduct();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await unlock(page, product);
    await placeCard(page, product, 'li-xiulan');
    await startItem(page, elderCard.code);
    await answerElderCard(page);
    await page.keyboard.press('Alt+4');
    const library = (await product.bench()).scanner.library.map(({ key }) => key).slice(0, pages);
    const fed = Array.from({ length: pages }, (_, n) => library[n % library.length] ?? '');
    await product.hands({ hand: 'feedPages', pages: fed });
    const row = page.locator('[data-material="SF"]');
    await page.evaluate(watchLongTasks);
    const began = performance.now();
    await row.locator('.scan-button').focus();
    await page.keyboard.press('F4');
    await row
      .locator('.page-thumbnail')
      .nth(pages - 1)
      .waitFor({ timeout: 120_000 });
    const totalMs = performance.now() - began;
    const longest = await page.evaluate(() => Math.max(0, ...(window.longTasksMs ?? [])));
    print({
      bench: 'scan-ten-pages-screen-blocked',
      maxMs: Math.round(longest),
      targetMs: blockTargetMs,
      totalMs: Math.round(totalMs),
    });
  } finally {
    await browser.close();
    await product.stop();
  }
}

declare global {
  interface Window {
    longTasksMs?: number[];
  }
}

/** Runs in the page. The browser reports what took longer than 50 ms; no report is a good one. */
function watchLongTasks(): void {
  const tasks: number[] = [];
  window.longTasksMs = tasks;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration);
  }).observe({ type: 'longtask' });
}
