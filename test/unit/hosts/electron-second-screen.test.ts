import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must, ok } from '../../../main/domain/result.ts';
import { prepareElectron, startElectronHost } from '../../../main/hosts/electron/electron-host.ts';
import { ElectronStandIn, preventable, type StandInWindow } from './electron-stand-in.ts';
import { notedLog } from './noted-log.ts';
import { type StandInTerminal, standInTerminal } from './stand-in-terminal.ts';

const home = 'app://terminal/display.html';
const second = { id: 2, bounds: { x: 1366, y: 0, width: 1280, height: 800 } };
let dist: string;
let electron: ElectronStandIn;
let terminal: StandInTerminal;

beforeEach(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'electron-second-'));
  await mkdir(path.join(dist, 'renderer', 'assets'), { recursive: true });
  await writeFile(path.join(dist, 'renderer', 'index.html'), 'the terminal');
  await writeFile(path.join(dist, 'renderer', 'display.html'), 'the second screen');
  await writeFile(path.join(dist, 'renderer', 'assets', 'display-abc.js'), 'export {}');
  electron = new ElectronStandIn();
  terminal = standInTerminal();
});
afterEach(() => rm(dist, { recursive: true, force: true }));

async function start(station: 'window' | 'kiosk' = 'window'): Promise<StandInWindow> {
  const api = electron.api();
  prepareElectron(api);
  const compose = async () => ok(terminal);
  const started = startElectronHost({ electron: api, dist, station, log: notedLog().log, compose });
  electron.becomeReady();
  must(await started);
  const [window] = electron.windows;
  if (!window) throw new Error('no window was opened');
  return window;
}
function screenWindow(): StandInWindow {
  const window = electron.windows.find(({ loaded }) => loaded.includes(home));
  if (!window) throw new Error('no second window');
  return window;
}
function plug(): void {
  electron.displays = [...electron.displays, second];
  electron.screen.emit('display-added');
}

describe('the window of the second screen', () => {
  test('comes with the display and goes with it; at a kiosk it never comes', async () => {
    await start();
    expect(electron.windows.length).toBe(1);
    plug();
    const window = screenWindow();
    expect(window.options).toMatchObject({ x: 1366, y: 0, width: 1280, height: 800, kiosk: true });
    expect(terminal.screens()).toBe(1);
    electron.displays = electron.displays.slice(0, 1);
    electron.screen.emit('display-removed');
    expect(window.destroyed).toBe(true);
    expect(terminal.screens()).toBe(0);
    plug();
    expect(electron.windows.length).toBe(3);

    electron = new ElectronStandIn();
    electron.displays = [...electron.displays, second];
    await start('kiosk');
    expect(electron.windows.length).toBe(1);
  });

  test('is sandboxed, on a session of its own without a disk, with its own bridge', async () => {
    electron.displays = [...electron.displays, second];
    await start();
    expect(screenWindow().options.webPreferences).toEqual({
      preload: path.join(dist, 'electron', 'display-preload.cjs'),
      partition: 'second-screen',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    });
    const own = electron.partitions.get('second-screen');
    let given: boolean | null = null;
    own?.mayAsk?.(null, 'media', (answer) => {
      given = answer;
    });
    expect(given).toBe(false);
    expect(own?.mayHave?.()).toBe(false);
  });

  test('has its own page and no other: neither the terminal’s, nor a page of the vault', async () => {
    electron.displays = [...electron.displays, second];
    await start();
    const serve = electron.partitions.get('second-screen')?.handled.get('app');
    const got = async (url: string) => (await serve?.(new Request(url)))?.status;
    expect(await got(home)).toBe(200);
    expect(await got('app://terminal/assets/display-abc.js')).toBe(200);
    expect(await got('app://terminal/voice/index.json')).toBe(200);
    for (const wrong of ['', 'index.html', `pages/${'a'.repeat(64)}`, 'documents/x.pdf']) {
      expect(await got(`app://terminal/${wrong}`), wrong).toBe(403);
    }
    expect(terminal.reads).toEqual([]);
    // And the staff's session does not serve the citizen's page.
    expect((await electron.handled.get('app')?.(new Request(home)))?.status).toBe(403);
  });

  test('goes nowhere and opens nothing, but may load itself anew', async () => {
    electron.displays = [...electron.displays, second];
    await start();
    const { webContents } = screenWindow();
    for (const [url, isPrevented] of [
      [home, false],
      ['app://terminal/', true],
      ['https://evil.example/', true],
    ] as const) {
      const event = preventable({ url });
      webContents.emit('will-navigate', event);
      expect(event.defaultPrevented, url).toBe(isPrevented);
    }
    const wanted = { url: 'app://terminal/documents/x.pdf' } as Parameters<
      NonNullable<typeof webContents.openHandler>
    >[0];
    expect(webContents.openHandler?.(wanted)).toEqual({ action: 'deny' });
  });

  test('calls through its own channel only, from its own top frame only; the staff’s channel is not its', async () => {
    electron.displays = [...electron.displays, second];
    const staff = await start();
    const { webContents } = screenWindow();
    const frame = { url: home, parent: null };
    const call = (sender: unknown, senderFrame: unknown, method = 'displayView') =>
      electron.ipc.get('display-call')?.({ sender, senderFrame }, method, {});
    expect(await call(webContents, frame)).toMatchObject({ ok: true });
    expect(await call(staff.webContents, { url: 'app://terminal/', parent: null })).toMatchObject({ ok: false });
    expect(await call(webContents, { url: home, parent: frame })).toMatchObject({ ok: false });
    expect(await call(webContents, { url: 'app://terminal/', parent: null })).toMatchObject({ ok: false });
    expect(await call(webContents, frame, 'terminalState')).toMatchObject({ ok: false });
    const other = await electron.ipc.get('call')?.({ sender: webContents, senderFrame: frame }, 'terminalState', {});
    expect(other).toMatchObject({ ok: false });
    expect(terminal.calls).toEqual([]);
  });

  test('gets what is pushed to it and nothing of the staff’s, and ends with the terminal’s window', async () => {
    electron.displays = [...electron.displays, second];
    const staff = await start();
    const window = screenWindow();
    terminal.push('desk', { highWater: 1 });
    const push = {
      view: { kind: 'thanks', of: 'signed' },
      now: '2026-11-22T02:00:00.000Z',
      isPractice: false,
    } as const;
    terminal.pushView(push);
    expect(window.webContents.sent).toEqual([['display-push', 'view', push]]);
    expect(staff.webContents.sent).toEqual([['push', 'desk', { highWater: 1 }]]);
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window.webContents.reloads).toBe(1);
    staff.emit('closed');
    expect(window.destroyed).toBe(true);
    expect(terminal.screens()).toBe(0);
  });
});
