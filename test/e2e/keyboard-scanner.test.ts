import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';

let browser: TestBrowser;
let script: string;
let page: Page;
let keys: CDPSession;

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
  keys = await page.context().newCDPSession(page);
});

/** A gun does not wait for the page: everything is on its way before the first key is seen. */
function scan(text: string): Promise<unknown> {
  return Promise.all([...text].flatMap((key) => [press(key), release(key)]));
}

/** The pauses are the person. */
async function type(text: string, gapMs: number): Promise<void> {
  for (const key of text) {
    await delay(gapMs);
    await press(key);
    await release(key);
  }
}

function press(key: string) {
  const isEnter = key === '\n';
  return keys.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    key: isEnter ? 'Enter' : key,
    text: isEnter ? '\r' : key,
    windowsVirtualKeyCode: isEnter ? 13 : key.toUpperCase().charCodeAt(0),
  });
}

function release(key: string) {
  return keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key === '\n' ? 'Enter' : key });
}

const says = (state: object) => expect.poll(() => page.locator('output').textContent()).toBe(JSON.stringify(state));
const receipt = 'A001-20261122-0042-7';

test('a code is taken with the focus nowhere', async () => {
  await scan(`${receipt}\n`);
  await says({ name: '', sent: 0, codes: [receipt] });
});

test('a burst into a field is given back: the field as it was, the form not sent', async () => {
  await page.getByLabel('name').focus();
  await type('Li Xiu', 140);
  await says({ name: 'Li Xiu', sent: 0, codes: [] });
  await delay(140);
  await scan(`${receipt}\n`);
  await says({ name: 'Li Xiu', sent: 0, codes: [receipt] });
  await type('lan', 140);
  await says({ name: 'Li Xiulan', sent: 0, codes: [receipt] });
});

test('a person’s typing and Enter go where they always went', async () => {
  await page.getByLabel('name').focus();
  await type(`${receipt}\n`, 90);
  await says({ name: receipt, sent: 1, codes: [] });
});

test('a code that the page has no use for stays in the field that has the focus', async () => {
  await page.getByLabel('name').focus();
  await scan('11010519491231002X\n');
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
