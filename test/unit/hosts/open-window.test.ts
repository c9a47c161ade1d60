import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BrowserWindow, openBrowserWindow } from '../../../main/hosts/browser/open-window.ts';

let home: string;
let browser: string;
let window: BrowserWindow | null = null;

/** Notes how it was called, and stays until its pipe ends, as Chromium does. */
const standIn = `#!/bin/sh
printf '%s\\n' "$@" > "$0.args.new"; printf '%s' "$LANGUAGE" > "$0.language"; mv "$0.args.new" "$0.args"
cat <&3 > /dev/null
`;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'open-window-'));
  browser = path.join(home, 'browser-stand-in');
  await writeFile(browser, standIn);
  await chmod(browser, 0o755);
});
afterEach(async () => {
  await window?.close();
  window = null;
  await rm(home, { recursive: true, force: true });
});

async function open(change: { station?: 'window' | 'kiosk'; forgetDesk?: boolean; browser?: string } = {}) {
  window = await openBrowserWindow({
    browser,
    url: 'http://127.0.0.1:1/?token=x',
    station: 'window',
    dataDir: home,
    forgetDesk: false,
    ...change,
  });
  return window;
}

async function argumentsGiven(): Promise<readonly string[]> {
  await expect.poll(() => stat(`${browser}.args`).catch(() => null)).not.toBeNull();
  return (await readFile(`${browser}.args`, 'utf8')).trim().split('\n');
}

describe.runIf(process.platform !== 'win32')('the browser window', () => {
  test('is an app at a window, the whole screen at a kiosk, on a profile of its own', async () => {
    await open();
    const given = await argumentsGiven();
    expect(given).toContain('--app=http://127.0.0.1:1/?token=x');
    expect(given).toContain(`--user-data-dir=${path.join(home, 'browser')}`);
    expect(given.filter((one) => one.startsWith('--remote-debugging-port'))).toEqual([]);
    expect(await readFile(`${browser}.language`, 'utf8')).toBe('zh_CN');
    await window?.close();
    await rm(`${browser}.args`);
    await open({ station: 'kiosk' });
    const atKiosk = await argumentsGiven();
    expect(atKiosk).toContain('--kiosk');
    expect(atKiosk).toContain('http://127.0.0.1:1/?token=x');
  });

  test('keeps nothing that a citizen typed; what it wrote into its profile itself stays', async () => {
    await open();
    const file = path.join(home, 'browser', 'Default', 'Preferences');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      autofill: { profile_enabled: false, credit_card_enabled: false },
      credentials_enable_service: false,
      translate: { enabled: false },
    });
    await window?.close();
    await writeFile(file, '{"own":1}');
    await open();
    expect(await readFile(file, 'utf8')).toBe('{"own":1}');
  });

  test('tells when it was closed, and is closed when the terminal ends', async () => {
    const { closed, close } = await open();
    await argumentsGiven();
    await close();
    expect(await closed).toEqual({ couldNotStart: null });
    await close();
  });

  test('that cannot be started is told, not thrown', async () => {
    const { closed } = await open({ browser: path.join(home, 'missing') });
    expect((await closed).couldNotStart).toContain('ENOENT');
  });

  test('after an unclean end opens on a desk without the old store, and keeps it otherwise', async () => {
    const store = path.join(home, 'browser', 'Default', 'IndexedDB');
    await mkdir(store, { recursive: true });
    await open();
    expect((await stat(store)).isDirectory()).toBe(true);
    await window?.close();
    await open({ forgetDesk: true });
    expect(await stat(store).catch(() => null)).toBeNull();
  });
});
