import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failed, must, ok } from '../../../main/domain/result.ts';
import { prepareElectron, startElectronHost } from '../../../main/hosts/electron/electron-host.ts';
import { ElectronStandIn, preventable, type StandInFrame, type StandInWindow } from './electron-stand-in.ts';
import { type NotedLog, notedLog } from './noted-log.ts';
import { type StandInTerminal, standInTerminal } from './stand-in-terminal.ts';

let dist: string;
let electron: ElectronStandIn;
let terminal: StandInTerminal;
let noted: NotedLog;

beforeEach(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'electron-host-'));
  await mkdir(path.join(dist, 'renderer'));
  await writeFile(path.join(dist, 'renderer', 'index.html'), '<!doctype html>the terminal');
  await writeFile(path.join(dist, 'secret.json'), '{}');
  electron = new ElectronStandIn();
  noted = notedLog();
});

afterEach(() => rm(dist, { recursive: true, force: true }));

async function start(
  options: { station?: 'window' | 'kiosk'; deskMustBeRebuilt?: boolean } = {},
): Promise<StandInWindow> {
  terminal = standInTerminal({ deskMustBeRebuilt: options.deskMustBeRebuilt ?? false });
  const api = electron.api();
  expect(prepareElectron(api)).toBe(true);
  const started = startElectronHost({
    electron: api,
    dist,
    station: options.station ?? 'window',
    log: noted.log,
    compose: async () => {
      electron.story.push('compose');
      return ok(terminal);
    },
  });
  electron.becomeReady();
  must(await started);
  const [window] = electron.windows;
  if (!window) throw new Error('no window was opened');
  return window;
}

describe('before anything is shown', () => {
  test('the sandbox and the scheme come before ready; the locks and the protocol before the window', async () => {
    await start();
    expect(electron.story).toEqual(['sandbox', 'schemes', 'ready', 'compose', 'protocol', 'window']);
    expect(electron.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(electron.menu).toBeNull();
  });

  test('a second copy is told no, before it touches the ledger', () => {
    electron.hasOtherInstance = true;
    expect(prepareElectron(electron.api())).toBe(false);
    expect(electron.story).not.toContain('compose');
  });

  test('a terminal that cannot be composed opens no window and says why', async () => {
    const api = electron.api();
    prepareElectron(api);
    electron.becomeReady();
    const started = await startElectronHost({
      electron: api,
      dist,
      station: 'window',
      log: noted.log,
      compose: async () => failed('terminal/in-use'),
    });
    expect(started).toEqual(failed('terminal/in-use'));
    expect(electron.windows).toEqual([]);
  });

  test('after an unclean end the page’s own storage is thrown away before the page can open it', async () => {
    await start({ deskMustBeRebuilt: true });
    expect(electron.cleared).toEqual([{ storages: ['indexdb'] }]);
    await start();
    expect(electron.cleared.length).toBe(1);
  });
});

describe('the window', () => {
  test('is sandboxed, isolated and without Node', async () => {
    const window = await start();
    expect(window.options.webPreferences).toEqual({
      preload: path.join(dist, 'electron', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    });
    expect(window.options.kiosk).toBe(false);
    expect(window.loaded).toEqual(['app://terminal/']);
  });

  test('fills the screen of a kiosk', async () => {
    expect((await start({ station: 'kiosk' })).options.kiosk).toBe(true);
  });

  test('R61: at a kiosk the end of a visit puts a window in a new memory partition in its place, and wipes the old one', async () => {
    const first = await start({ station: 'kiosk' });
    expect(first.options.webPreferences?.partition).toBe('kiosk-visit-1');
    terminal.push('kiosk', { number: 2 });
    await expect.poll(() => electron.partition('kiosk-visit-1').cleared).toEqual(['storage', 'cache']);
    const [, second] = electron.windows;
    expect(first.destroyed).toBe(true);
    expect(second?.loaded).toEqual(['app://terminal/']);
    expect(second?.options.webPreferences).toMatchObject({ partition: 'kiosk-visit-2', sandbox: true });
    // The new one is locked down like the first, and pushes go there alone.
    expect(electron.partition('kiosk-visit-2').requestGuard).not.toBeNull();
    expect([...electron.partition('kiosk-visit-2').handled.keys()]).toEqual(['app']);
    expect(electron.story).toContain('clipboard');
    terminal.push('desk', { highWater: 1 });
    expect(second?.webContents.sent.at(-1)).toEqual(['push', 'desk', { highWater: 1 }]);
    // The same visit said again changes nothing.
    terminal.push('kiosk', { number: 2 });
    expect(electron.windows.length).toBe(2);
    expect(electron.windows.some(({ options }) => options.webPreferences?.partition?.startsWith('persist:'))).toBe(
      false,
    );
  });

  test('is loaded again when its page hangs or is gone, but not when it was closed', async () => {
    const window = await start();
    window.emit('unresponsive');
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    window.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(window.webContents.reloads).toBe(3);
  });

  test('comes to the front when the terminal is started a second time', async () => {
    const window = await start();
    window.minimized = true;
    electron.app.emit('second-instance');
    expect(window.minimized).toBe(false);
    expect(window.focused).toBe(1);
    window.destroyed = true;
    electron.app.emit('second-instance');
    expect(window.focused).toBe(1);
  });

  test('gets what the terminal pushes, as long as it is there', async () => {
    const window = await start();
    terminal.push('desk', { highWater: 1 });
    window.destroyed = true;
    terminal.push('desk', { highWater: 2 });
    expect(window.webContents.sent).toEqual([['push', 'desk', { highWater: 1 }]]);
  });
});

describe('permissions', () => {
  test.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'clipboard-read',
    'display-capture',
    'hid',
    'serial',
    'usb',
    'fileSystem',
    'idle-detection',
    'unknown',
    'constructor',
  ])('%s is denied', async (permission) => {
    await start();
    const answers: boolean[] = [];
    electron.permissionRequest?.({}, permission, (given) => answers.push(given));
    expect(answers).toEqual([false]);
    expect(electron.permissionCheck?.({}, permission)).toBe(false);
  });

  test.each([
    ['our page, pictures alone', 'app://terminal', ['video'], true],
    ['our page, with sound', 'app://terminal', ['video', 'audio'], false],
    ['our page, without saying what', 'app://terminal', [], false],
    ['somebody else', 'https://example.com', ['video'], false],
    ['somebody who sounds like us', 'app://terminal.example.com', ['video'], false],
  ] as const)('the document camera: %s', async (_who, origin, kinds, given) => {
    await start();
    const answers: boolean[] = [];
    const request = { securityOrigin: `${origin}/`, mediaTypes: kinds };
    electron.permissionRequest?.({}, 'media', (answer) => answers.push(answer), request);
    expect(answers).toEqual([given]);
    const [mediaType] = kinds.length === 1 ? kinds : ['audio'];
    expect(electron.permissionCheck?.({}, 'media', `${origin}/`, { mediaType })).toBe(given);
  });

  test('copying out is the one thing allowed; no device ever is', async () => {
    await start();
    expect(electron.permissionCheck?.({}, 'clipboard-sanitized-write')).toBe(true);
    expect(electron.devicePermission?.()).toBe(false);
  });
});

describe('leaving home', () => {
  const elsewhere = [
    'https://evil.example/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'app://other/',
    'app://terminal.evil/',
  ];

  test.each(elsewhere)('%s: no navigation, no redirect, no frame, no window', async (url) => {
    const { webContents } = await start();
    const navigation = preventable({ url });
    webContents.emit('will-navigate', navigation);
    expect(navigation.defaultPrevented).toBe(true);
    const frame = preventable({ url, isMainFrame: false });
    webContents.emit('will-frame-navigate', frame);
    expect(frame.defaultPrevented).toBe(true);
    expect(webContents.openHandler?.({ url } as never)).toEqual({ action: 'deny' });
  });

  test('a redirect, a webview and a download are refused whatever they are', async () => {
    const { webContents } = await start();
    const events = [preventable({ url: 'app://terminal/' }), preventable(), preventable()];
    webContents.emit('will-redirect', events[0]);
    webContents.emit('will-attach-webview', events[1]);
    electron.session.emit('will-download', events[2]);
    expect(events.map((event) => event.defaultPrevented)).toEqual([true, true, true]);
  });

  test('at home the page may move about', async () => {
    const { webContents } = await start();
    const navigation = preventable({ url: 'app://terminal/' });
    webContents.emit('will-navigate', navigation);
    expect(navigation.defaultPrevented).toBe(false);
  });

  test('a document opens in a window without the bridge; nothing else of ours does', async () => {
    const { webContents } = await start();
    const answer = webContents.openHandler?.({ url: 'app://terminal/documents/acceptance-notice-1.pdf' } as never);
    expect(answer?.action).toBe('allow');
    const preferences = answer?.action === 'allow' ? answer.overrideBrowserWindowOptions?.webPreferences : undefined;
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(preferences).not.toHaveProperty('preload');
    for (const url of [
      'app://terminal/',
      'app://terminal/documents/../index.html',
      'app://terminal/documents/a.pdf?x',
    ]) {
      expect(webContents.openHandler?.({ url } as never)).toEqual({ action: 'deny' });
    }
  });

  test.each(['https://county.example/', 'http://127.0.0.1:9/', 'ws://127.0.0.1:9/', 'file:///etc/passwd', 'ftp://x/'])(
    'a request to %s never leaves',
    async (url) => {
      await start();
      const answers: unknown[] = [];
      electron.requestGuard?.({ url }, (answer) => answers.push(answer));
      expect(answers).toEqual([{ cancel: true }]);
    },
  );

  test('requests to ourselves pass', async () => {
    await start();
    for (const url of ['app://terminal/assets/a.js', 'blob:app://terminal/1', 'data:image/png;base64,AA']) {
      const answers: unknown[] = [];
      electron.requestGuard?.({ url }, (answer) => answers.push(answer));
      expect(answers).toEqual([{ cancel: false }]);
    }
  });
});

describe('calls', () => {
  const home: StandInFrame = { url: 'app://terminal/', parent: null };

  async function call(window: StandInWindow, event: object, ...input: unknown[]): Promise<unknown> {
    return electron.ipc.get('call')?.({ sender: window.webContents, senderFrame: home, ...event }, ...input);
  }

  test('of our own page are answered', async () => {
    const window = await start();
    expect(await call(window, {}, 'terminalState', {})).toEqual({ ok: true, value: { method: 'terminalState' } });
  });

  test('of a frame inside, of another window, of another address, or of nobody are refused', async () => {
    const window = await start();
    for (const event of [
      { senderFrame: { url: 'app://terminal/', parent: home } },
      { senderFrame: { url: 'https://evil.example/', parent: null } },
      { senderFrame: { url: 'app://terminal.evil/', parent: null } },
      { senderFrame: null },
      { sender: {} },
    ]) {
      expect(await call(window, event, 'terminalState', {})).toMatchObject({ failure: { code: 'input/invalid' } });
    }
    expect(await call(window, {}, { toString: () => 'lock' })).toMatchObject({ failure: { code: 'input/invalid' } });
    expect(terminal.calls).toEqual([]);
  });

  test('that meet a bug are terminal/fault', async () => {
    const window = await start();
    expect(await call(window, {}, 'lock', {})).toEqual(failed('terminal/fault', 'lock'));
    expect(noted.errors).toEqual(['a reply was lost']);
  });
});

describe('app://terminal', () => {
  const get = async (url: string, init?: RequestInit): Promise<Response> => {
    const answer = electron.handled.get('app');
    if (!answer) throw new Error('nobody answers app://');
    return answer(new Request(url, init));
  };

  test('serves the screens under the policy', async () => {
    await start();
    const reply = await get('app://terminal/');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await reply.text()).toContain('the terminal');
    expect((await get(`app://terminal/pages/${'a'.repeat(64)}`)).headers.get('content-type')).toBe('image/jpeg');
  });

  test.each([
    ['another host', 'app://other/', {}, 403],
    ['another method', 'app://terminal/', { method: 'POST' }, 403],
    ['a file outside', 'app://terminal/..%2fsecret.json', {}, 404],
    ['nothing of ours', 'app://terminal/missing.js', {}, 404],
  ])('%s is refused, under the policy too', async (_what, url, init, status) => {
    await start();
    const reply = await get(url, init);
    expect(reply.status).toBe(status);
    expect(await reply.text()).toBe('');
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('the end', () => {
  test('closes the terminal once, however often quitting is asked for, and then quits', async () => {
    const window = await start();
    electron.app.emit('window-all-closed');
    electron.app.emit('before-quit', preventable());
    const third = preventable();
    electron.app.emit('before-quit', third);
    expect(third.defaultPrevented).toBe(true);
    // One quit for the closed window, one when the terminal has ended.
    await expect.poll(() => electron.quits).toBe(2);
    expect(terminal.closedTimes()).toBe(1);
    const last = preventable();
    electron.app.emit('before-quit', last);
    expect(last.defaultPrevented).toBe(false);
    terminal.push('desk', { highWater: 9 });
    expect(window.webContents.sent).toEqual([]);
  });

  test('comes even when the terminal does not close in order', async () => {
    await start();
    terminal.close = async () => {
      throw new Error('stuck');
    };
    electron.app.emit('before-quit', preventable());
    await expect.poll(() => electron.quits).toBe(1);
    expect(noted.errors).toEqual(['did not end in order']);
  });
});
