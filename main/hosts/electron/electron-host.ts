import path from 'node:path';
import type { BrowserWindow, Session } from 'electron';
import type { RunningTerminal } from '../../compose.ts';
import { failed, type Result } from '../../domain/result.ts';
import type { Log } from '../../log.ts';
import { screenHeaders } from '../content-security.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { appOrigin, appScheme, createAppProtocol } from './app-protocol.ts';
import { displayPage, followScreens } from './display-window.ts';
import type { ElectronApi } from './electron-api.ts';
import { followVisits, visitPartition } from './kiosk-visits.ts';
import { isHome, lockDownPages, lockDownSession } from './lock-down.ts';

export interface ElectronHostOptions {
  readonly electron: ElectronApi;
  /** `dist/` of the installed product. */
  readonly dist: string;
  readonly station: 'window' | 'kiosk' | 'agent';
  readonly log: Log;
  compose(): Promise<Result<RunningTerminal>>;
}

/** What must be said before Electron is ready; false means that another copy of the terminal has this data directory. */
export function prepareElectron(electron: ElectronApi): boolean {
  const { app, protocol } = electron;
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  lockDownPages(app);
  return app.requestSingleInstanceLock();
}

/**
 * The shipped kiosk: one sandboxed window on app://terminal, one contract over IPC. Never awaited at the top of the entry
 * module: `ready` comes only after that module has been evaluated (electron#40719).
 */
export async function startElectronHost(options: ElectronHostOptions): Promise<Result<RunningTerminal>> {
  const { electron, dist } = options;
  const { app, session, Menu } = electron;
  await app.whenReady();
  Menu.setApplicationMenu(null);
  const composed = await options.compose();
  if (!composed.ok) return composed;
  const terminal = composed.value;
  if (terminal.deskMustBeRebuilt) await session.defaultSession.clearStorageData({ storages: ['indexdb'] });
  const renderer = createRendererFiles(path.join(dist, 'renderer'));
  const mayHave = (pathname: string) => pathname !== displayPage;
  const headers = screenHeaders(options.station);
  const prepare = (home: Session): void => {
    lockDownSession(home, options.station);
    home.protocol.handle(appScheme, createAppProtocol({ files: terminal.files, renderer, mayHave, headers }));
  };
  const isKiosk = options.station === 'kiosk';
  if (!isKiosk) prepare(session.defaultSession);
  const open = (visit: number): BrowserWindow => {
    if (!isKiosk) return openWindow(options, null);
    prepare(session.fromPartition(visitPartition(visit)));
    return openWindow(options, visitPartition(visit));
  };
  let window = open(1);
  answerCalls(options, () => window, terminal);
  const stopPushing = terminal.onPush((topic, value) => {
    if (!window.isDestroyed()) window.webContents.send('push', topic, value);
  });
  if (isKiosk) {
    const place = (next: BrowserWindow): void => {
      window = next;
    };
    followVisits({ electron, terminal, log: options.log, open, current: () => window, place });
  }
  const secondScreen =
    options.station === 'window' ? followScreens({ electron, dist, log: options.log, terminal, renderer }) : null;
  // The page of the second screen has no life of its own.
  window.on('closed', () => secondScreen?.close());
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  endInOrder(options, terminal, () => {
    stopPushing();
    secondScreen?.close();
  });
  await window.loadURL(`${appOrigin}/`);
  return composed;
}

function openWindow({ electron, dist, station, log }: ElectronHostOptions, partition: string | null): BrowserWindow {
  const window = new electron.BrowserWindow({
    width: 1366,
    height: 768,
    kiosk: station === 'kiosk',
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: path.join(dist, 'electron', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !electron.app.isPackaged,
      // The alarm for a card that was left sounds on a page that nobody has touched yet.
      ...(partition === null ? {} : { partition, autoplayPolicy: 'no-user-gesture-required' as const }),
    },
  });
  // A hung page stops the desk's replication until it is loaded again (design §4); a crashed one is a white screen.
  window.on('unresponsive', () => {
    log.warn('the page hangs; loading it again');
    window.webContents.reload();
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    log.error({ reason: details.reason }, 'the page is gone; loading it again');
    window.webContents.reload();
  });
  return window;
}

/** Only the top frame of our own window, while it is at home, may call. */
function answerCalls(
  { electron, log }: ElectronHostOptions,
  current: () => BrowserWindow,
  terminal: RunningTerminal,
): void {
  electron.ipcMain.handle('call', async (event, method: unknown, input: unknown) => {
    const frame = event.senderFrame;
    const isOurs =
      event.sender === current().webContents && frame !== null && frame.parent === null && isHome(frame.url);
    if (!isOurs || typeof method !== 'string') return failed('input/invalid', 'not a call');
    try {
      return await terminal.api.call(method, input);
    } catch (bug) {
      log.error({ method, bug: bug instanceof Error ? bug.stack : String(bug) }, 'a reply was lost');
      return failed('terminal/fault', method);
    }
  });
}

function endInOrder({ electron, log }: ElectronHostOptions, terminal: RunningTerminal, stopPushing: () => void): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  electron.app.on('window-all-closed', () => electron.app.quit());
  electron.app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    // Asked again while closing: it is under way.
    if (state === 'closing') return;
    state = 'closing';
    stopPushing();
    terminal
      .close()
      .catch((error: unknown) => log.error({ error: String(error) }, 'did not end in order'))
      .finally(() => {
        state = 'closed';
        electron.app.quit();
      });
  });
}
