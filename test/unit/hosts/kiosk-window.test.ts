import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKioskWindow } from '../../../main/hosts/browser/kiosk-window.ts';
import type { BrowserWindow } from '../../../main/hosts/browser/open-window.ts';
import { notedLog } from './noted-log.ts';

/** Notes what it was started with, writes into its profile as a browser does, and stays until it is told to go. */
const standIn = `#!/bin/sh
for one in "$@"; do case "$one" in --user-data-dir=*) profile="\${one#--user-data-dir=}";; esac; done
echo "$*" >> "$0.args"
mkdir -p "$profile" && echo "450102199003071234" > "$profile/typed"
trap 'exit 0' TERM
while :; do sleep 0.1; done
`;

let home: string;
let browser: string;
let window: BrowserWindow | null = null;
let endVisit: () => void = () => {};
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'kiosk-window-'));
  browser = path.join(home, 'browser.sh');
  await writeFile(browser, standIn);
  await chmod(browser, 0o755);
});
afterEach(async () => {
  await window?.close();
  window = null;
  await rm(home, { recursive: true, force: true });
});

const starts = async () =>
  (await readFile(`${browser}.args`, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
const profiles = async () => (await readdir(home)).filter((name) => name.startsWith('browser-visit-'));

test.runIf(process.platform !== 'win32')(
  'R61: a kiosk’s browser lives as long as one visit; the next one starts on an empty profile and the old is deleted',
  async () => {
    await mkdir(path.join(home, 'browser-visit-99'));
    let tokens = 0;
    window = await openKioskWindow({
      browser,
      oneTimeUrl: () => {
        tokens += 1;
        return `http://127.0.0.1:1/?token=${tokens}`;
      },
      dataDir: home,
      forgetDesk: false,
      log: notedLog().log,
      onVisitEnd: (listener) => {
        endVisit = listener;
        return () => {};
      },
    });
    await expect.poll(async () => (await starts()).length).toBe(1);
    // What a power cut left behind is gone.
    expect(await profiles()).toEqual(['browser-visit-1']);
    const [first = ''] = await starts();
    for (const flag of ['--kiosk', '--incognito', '--autoplay-policy=no-user-gesture-required', 'token=1']) {
      expect(first).toContain(flag);
    }
    endVisit();
    await expect.poll(profiles).toEqual(['browser-visit-2']);
    expect((await starts())[1]).toContain('token=2');
    await window.close();
    expect(await profiles()).toEqual([]);
    expect((await window.closed).couldNotStart).toBeNull();
  },
);
