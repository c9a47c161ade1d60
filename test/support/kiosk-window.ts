import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../main/hosts/browser/find-browser.ts';
import { type Product, startProduct } from './product.ts';
import { until } from './until.ts';

/** The kiosk as it stands in a hall: the product opens its own browser, and a new one for each visit. */
export interface WindowedKiosk {
  readonly product: Product;
  /** On a screen of its own; where no such screen can be had the same browser draws into memory. */
  readonly isOnScreen: boolean;
  /** Everything that product and browser wrote for anybody: data, home and temporary files. */
  readonly home: string;
  /** The page of the n-th visit, counted from 1. */
  pageOf(visit: number): Promise<Page>;
  close(): Promise<void>;
}

export async function openWindowedKiosk(home: string): Promise<WindowedKiosk> {
  const real = await findBrowser();
  if (real === null) throw new Error('no Chromium here: apt-get install chromium, or set BROWSER_PATH');
  const screen = await openScreen();
  const [data, account, temporary] = ['data', 'account', 'temporary'].map((name) => path.join(home, name)) as [
    string,
    string,
    string,
  ];
  await Promise.all([data, account, temporary].map((folder) => mkdir(folder)));
  // The product's own flags, and a way to its page: the pipe by which it holds its browser is taken.
  const browser = path.join(home, 'browser.sh');
  const more = ['--disable-gpu', '--remote-debugging-port=0', ...(screen ? [] : ['--headless=new'])];
  await writeFile(browser, `#!/bin/sh\nexec '${real}' "$@" ${more.join(' ')}\n`);
  await chmod(browser, 0o755);
  const product = await startProduct({
    station: 'kiosk',
    dataDir: data,
    isWindowed: true,
    env: { BROWSER_PATH: browser, DISPLAY: screen?.display ?? ':none', HOME: account, TMPDIR: temporary },
  }).catch(async (trouble: unknown) => {
    await screen?.close();
    throw trouble;
  });
  const lines: Browser[] = [];
  return {
    product,
    isOnScreen: screen !== null,
    home,
    async pageOf(visit) {
      const file = path.join(data, `browser-visit-${visit}`, 'DevToolsActivePort');
      let page: Page | undefined;
      await until(
        async () => {
          const [port = ''] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
          if (port === '') return false;
          const line = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
          if (line === null) return false;
          page = line.contexts().flatMap((context) => context.pages())[0];
          if (page) lines.push(line);
          else await line.close();
          return page !== undefined;
        },
        { timeout: 60_000, interval: 200 },
      );
      if (!page) throw new Error('no page');
      page.setDefaultTimeout(45_000);
      return page;
    },
    async close() {
      for (const line of lines) await line.close().catch(() => {});
      await product.stop();
      await screen?.close();
    },
  };
}

/** null: there is no Xvfb on this machine. */
async function openScreen(): Promise<{ readonly display: string; close(): Promise<void> } | null> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1080x1920x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const isThere = await once(child, 'spawn').then(
    () => true,
    () => false,
  );
  const told = child.stdio[3];
  if (!isThere || !told) return null;
  const gone = once(child, 'close');
  const [number] = await once(told, 'data');
  return {
    display: `:${String(number).trim()}`,
    async close() {
      child.kill();
      await gone;
    },
  };
}
