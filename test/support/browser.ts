import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../main/hosts/browser/find-browser.ts';
import { openContexts } from './open-contexts.ts';

/** A real Chromium with a profile of its own; the window of a 1366×768 desk. */
export interface TestBrowser {
  readonly context: BrowserContext;
  readonly profile: string;
  /** A page; what it logs as an error or throws is kept in `troubles`. */
  newPage(): Promise<Page>;
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

export const artefacts = path.resolve(import.meta.dirname, '../artefacts');

export async function openBrowser(
  options: {
    readonly profile?: string;
    readonly args?: readonly string[];
    /** A tablet: fingers, and its own size. */
    readonly touch?: { readonly width: number; readonly height: number };
    readonly permissions?: readonly string[];
  } = {},
): Promise<TestBrowser> {
  const browser = await findBrowser();
  if (browser === null)
    throw new Error('no Chromium here: apt-get install chromium fonts-noto-cjk, or set BROWSER_PATH');
  const profile = options.profile ?? (await mkdtemp(path.join(tmpdir(), 'window-profile-')));
  await mkdir(artefacts, { recursive: true });
  const troubles: string[] = [];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser,
    headless: true,
    viewport: options.touch ?? { width: 1366, height: 768 },
    hasTouch: options.touch !== undefined,
    ...(options.permissions ? { permissions: [...options.permissions] } : {}),
    ...(options.permissions?.includes('geolocation')
      ? { geolocation: { latitude: 23.1, longitude: 108.3, accuracy: 12 } }
      : {}),
    locale: 'zh-CN',
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      ...(options.args ?? []),
    ],
  });
  context.setDefaultTimeout(45_000);
  openContexts.add(context);
  return {
    context,
    profile,
    troubles,
    async newPage() {
      const page = await context.newPage();
      page.on('pageerror', (error) => troubles.push(`page error: ${error.stack ?? error.message}`));
      page.on('console', (message) => message.type() === 'error' && troubles.push(`console: ${message.text()}`));
      return page;
    },
    async close() {
      openContexts.delete(context);
      await context.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
