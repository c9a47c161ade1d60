import path from 'node:path';
import type { BrowserWindow, Display } from 'electron';
import type { RunningTerminal } from '../../compose.ts';
import { failed } from '../../domain/result.ts';
import type { Log } from '../../log.ts';
import type { RendererFiles } from '../renderer-files.ts';
import { appOrigin, appScheme, createAppProtocol } from './app-protocol.ts';
import type { ElectronApi } from './electron-api.ts';
import { lockDownSession } from './lock-down.ts';

export const displayPage = '/display.html';
const displayHome = `${appOrigin}${displayPage}`;
/** In memory: nothing of a citizen's page is ever written. */
const partition = 'second-screen';

interface SecondScreenOptions {
  readonly electron: ElectronApi;
  readonly dist: string;
  readonly log: Log;
  readonly terminal: RunningTerminal;
  readonly renderer: RendererFiles;
}

/**
 * 第二屏: a locked window of its own on the second display, as long as there is one. It shares nothing with the staff's
 * window: another session without a disk, another bridge, another channel, and a protocol that serves its one page alone.
 */
export function followScreens(options: SecondScreenOptions): { close(): void } {
  const { electron, terminal, renderer } = options;
  const own = electron.session.fromPartition(partition);
  lockDownSession(own);
  own.setPermissionRequestHandler((_page, _permission, decide) => decide(false));
  own.setPermissionCheckHandler(() => false);
  const mayHave = (pathname: string) =>
    pathname === displayPage || pathname.startsWith('/assets/') || pathname.startsWith('/voice/');
  own.protocol.handle(appScheme, createAppProtocol({ files: terminal.display.files, renderer, mayHave }));

  let shown: { readonly window: BrowserWindow; readonly displayId: number; readonly detach: () => void } | null = null;
  let isClosed = false;
  answerCalls(options, () => shown?.window ?? null);
  const stopPushing = terminal.display.onPush((topic, value) => {
    if (shown && !shown.window.isDestroyed()) shown.window.webContents.send('display-push', topic, value);
  });

  function look(): void {
    const second = isClosed ? null : secondDisplay(electron);
    if (shown && shown.displayId === second?.id) return;
    leave();
    if (second === null) return;
    const window = openWindow(options, second);
    shown = { window, displayId: second.id, detach: terminal.display.attach() };
    window.on('closed', () => {
      if (shown?.window === window) leave();
    });
    window.loadURL(displayHome).catch((error: unknown) => {
      options.log.error({ error: String(error) }, 'the second screen shows nothing');
    });
  }

  function leave(): void {
    if (shown === null) return;
    const { window, detach } = shown;
    shown = null;
    detach();
    if (!window.isDestroyed()) window.destroy();
  }

  electron.screen.on('display-added', look);
  electron.screen.on('display-removed', look);
  look();
  return {
    close() {
      isClosed = true;
      stopPushing();
      leave();
    },
  };
}

function secondDisplay({ screen }: ElectronApi): Display | null {
  const first = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().find(({ id }) => id !== first) ?? null;
}

function openWindow({ electron, dist, log }: SecondScreenOptions, { bounds }: Display): BrowserWindow {
  const { x, y, width, height } = bounds;
  const window = new electron.BrowserWindow({
    x,
    y,
    width,
    height,
    kiosk: true,
    autoHideMenuBar: true,
    skipTaskbar: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: path.join(dist, 'electron', 'display-preload.cjs'),
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // It loads itself anew after each visit, and goes nowhere else.
  webContents.on('will-navigate', (event) => {
    if (event.url !== displayHome) event.preventDefault();
  });
  window.on('unresponsive', () => webContents.reload());
  webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    log.error({ reason: details.reason }, 'the second screen’s page is gone; loading it again');
    webContents.reload();
  });
  return window;
}

/** Only the top frame of the second window, while it shows its own page. */
function answerCalls({ electron, terminal, log }: SecondScreenOptions, current: () => BrowserWindow | null): void {
  electron.ipcMain.handle('display-call', async (event, method: unknown, input: unknown) => {
    const frame = event.senderFrame;
    const isOurs =
      event.sender === current()?.webContents && frame !== null && frame.parent === null && frame.url === displayHome;
    if (!isOurs || typeof method !== 'string') return failed('input/invalid', 'not a call');
    try {
      return await terminal.display.api.call(method, input);
    } catch (bug) {
      log.error({ method, bug: bug instanceof Error ? bug.stack : String(bug) }, 'a reply was lost');
      return failed('terminal/fault', method);
    }
  });
}
