import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openBrowserWindow } from '../../../main/hosts/browser/open-window.ts';
import {
  placeIn,
  screensOfWindows,
  screensOfXrandr,
  secondOf,
  secondScreen,
} from '../../../main/hosts/browser/second-screen.ts';

test('the second display is the one that is not the primary one, as xrandr tells', () => {
  const listed = `Monitors: 2
 0: +*eDP-1 1366/309x768/174+0+0  eDP-1
 1: +HDMI-1 1280/340x800/190+1366+0  HDMI-1
`;
  expect(secondOf(screensOfXrandr(listed))).toEqual({ x: 1366, y: 0, width: 1280, height: 800 });
  expect(secondOf(screensOfXrandr(listed.split('\n').slice(0, 2).join('\n')))).toBeNull();
  expect(screensOfXrandr("Can't open display")).toEqual([]);
  const left = ` 0: +HDMI-1 1920/340x1080/190+0+0  HDMI-1\n 1: +*eDP-1 1366/309x768/174+1920+0  eDP-1\n`;
  expect(secondOf(screensOfXrandr(left))).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
});

test('and as Windows tells, where a display may lie at the left of the first', () => {
  expect(secondOf(screensOfWindows('True 0,0,1366,768\r\nFalse -1920,0,1920,1080\r\n'))).toEqual({
    x: -1920,
    y: 0,
    width: 1920,
    height: 1080,
  });
  expect(secondOf(screensOfWindows('True 0,0,1366,768\r\n'))).toBeNull();
});

test('a machine where nothing tells is told, or told that there is none', async () => {
  expect(await secondScreen({ SECOND_SCREEN: '1366,0,1280,800' })).toEqual({ x: 1366, y: 0, width: 1280, height: 800 });
  for (const none of ['off', 'page']) expect(await secondScreen({ SECOND_SCREEN: none })).toBeNull();
  expect(placeIn('1366,0,1280')).toBeNull();
});

test.runIf(process.platform !== 'win32')('its window fills that display, on a profile of its own', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'second-screen-'));
  const browser = path.join(home, 'stand-in');
  await writeFile(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > "$0.new"; mv "$0.new" "$0.args"\ncat <&3 > /dev/null\n`);
  await chmod(browser, 0o755);
  const window = await openBrowserWindow({
    browser,
    url: 'http://127.0.0.1:1/?display=x',
    station: 'window',
    dataDir: home,
    forgetDesk: false,
    display: { x: 1366, y: 0, width: 1280, height: 800 },
  });
  try {
    await expect.poll(() => stat(`${browser}.args`).catch(() => null)).not.toBeNull();
    const given = (await readFile(`${browser}.args`, 'utf8')).trim().split('\n');
    expect(given).toEqual(
      expect.arrayContaining([
        '--kiosk',
        '--app=http://127.0.0.1:1/?display=x',
        '--window-position=1366,0',
        '--window-size=1280,800',
        `--user-data-dir=${path.join(home, 'browser-second-screen')}`,
      ]),
    );
  } finally {
    await window.close();
    await rm(home, { recursive: true, force: true });
  }
});
