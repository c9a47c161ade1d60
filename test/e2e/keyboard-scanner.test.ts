import path from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { type TypingHand, typingHand } from '../support/gun.ts';

let browser: TestBrowser;
let script: string;
let page: Page;
let hand: TypingHand;

beforeAll(async () => {
  script = await bundled(path.resolve(import.meta.dirname, 'wedge-page.tsx'));
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="zh"><body></body></html>');
  await page.addScriptTag({ content: script });
  await page.locator('output').waitFor();
  hand = await typingHand(page);
});

const says = (state: object) => expect.poll(() => page.locator('output').textContent()).toBe(JSON.stringify(state));
const receipt = 'A001-20261122-0042-7';

test('a code is taken with the focus nowhere', async () => {
  await hand.scan(`${receipt}\n`);
  await says({ name: '', sent: 0, codes: [receipt] });
});

test('a burst into a field is given back: the field as it was, the form not sent', async () => {
  await page.getByLabel('name').focus();
  await hand.type('Li Xiu', 140);
  await says({ name: 'Li Xiu', sent: 0, codes: [] });
  await hand.scan(`${receipt}\n`);
  await says({ name: 'Li Xiu', sent: 0, codes: [receipt] });
  await hand.type('lan', 140);
  await says({ name: 'Li Xiulan', sent: 0, codes: [receipt] });
});

test('a person’s typing and Enter go where they always went', async () => {
  await page.getByLabel('name').focus();
  await hand.type(`${receipt}\n`, 90);
  await says({ name: receipt, sent: 1, codes: [] });
});

test('a code that the page has no use for stays in the field that has the focus', async () => {
  await page.getByLabel('name').focus();
  await hand.scan('11010519491231002X\n');
  await says({ name: '11010519491231002X', sent: 1, codes: [] });
});

async function bundled(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    // A test runner's NODE_ENV would ask for the runtime of development.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'wedgePage' } },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (first === undefined || !('output' in first)) throw new Error('nothing was bundled');
  return first.output[0].code;
}
