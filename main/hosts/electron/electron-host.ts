import path from 'node:path';
import type { BrowserWindow } from 'electron';
import type { RunningTerminal } from '../../compose.ts';
import type { Result } from '../../domain/result.ts';
import type { Log } from '../../log.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { appOrigin, appScheme, createAppProtocol } from './app-protocol.ts';
import type { ElectronApi } from './electron-api.ts';
import { isHome, lockDownPages, lockDownSession } from './lock-down.ts';

export interface ElectronHostOptions {
  readonly electron: ElectronApi;
  /** `dist/` of the installed product. */
  readonly dist: string;
  readonly station: 'window' | 'kiosk' | 'agent';
  readonly log: Log;
  compose(): Promise<Result<RunningTerminal>>;
}

/** What must be said before Electron is ready; false means that another copy of the terminal has this machine. */
export function prepareElectron(electron: ElectronApi): boolean {
  const { app, protocol } = electron;
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  lockDownPages(app);
  return app.requestSingleInstanceLock();
}

/** The shipped kiosk: one sandboxed window on app://terminal, one contract over IPC. */
export async function startElectronHost(options: ElectronHostOptions): Promise<Result<void>> {
  const { electron, log, dist } = options;
  const { app, session, Menu } = electron;
  await app.whenReady();
  Menu.setApplicationMenu(null);
  const composed = await options.compose();
  if (!composed.ok) return composed;
  const terminal = composed.value;
  if (terminal.deskMustBeRebuilt) await session.defaultSession.clearStorageData({ storages: ['indexdb'] });
  lockDownSession(session.defaultSession);
  const renderer = createRendererFiles(path.join(dist, 'renderer'));
  session.defaultSession.protocol.handle(appScheme, createAppProtocol({ files: terminal.files, renderer }));

  const window = openWindow(options);
  answerCalls(electron, window, terminal);
  const stopPushing = terminal.onPush((topic, value) => {
    if (!window.isDestroyed()) window.webContents.send('push', topic, value);
  });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  endInOrder(options, terminal, stopPushing);
  await window.loadURL(`${appOrigin}/`);
  log.info({ host: 'electron' }, 'ready');
  const ready = { ready: true, terminal: `${appOrigin}/`, county: terminal.countyUrl, host: 'electron' };
  process.stdout.write(`${JSON.stringify({ ...ready, dataDir: app.getPath('userData') })}\n`);
  return { ok: true, value: undefined };
}

function openWindow({ electron, dist, station, log }: ElectronHostOptions): BrowserWindow {
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
    },
  });
  // A hung page stops the desk's replication until it is loaded again (design §4); a crashed one is a white screen.
  window.on('unresponsive', () => {
    log.warn('the page hangs; loading it again');
    window.webContents.reload();
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error({ reason: details.reason }, 'the page is gone; loading it again');
    if (details.reason !== 'clean-exit') window.webContents.reload();
  });
  return window;
}

/** Only the top frame of our own page may call. */
function answerCalls({ ipcMain }: ElectronApi, window: BrowserWindow, terminal: RunningTerminal): void {
  ipcMain.handle('call', (event, method: unknown, input: unknown) => {
    const frame = event.senderFrame;
    const isOurs = frame !== null && frame === window.webContents.mainFrame && isHome(frame.url);
    if (!isOurs || typeof method !== 'string') return { ok: false, failure: { code: 'input/invalid' } };
    return terminal.api.call(method, input);
  });
}

function endInOrder({ electron, log }: ElectronHostOptions, terminal: RunningTerminal, stopPushing: () => void): void {
  let closed = false;
  electron.app.on('window-all-closed', () => electron.app.quit());
  electron.app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    stopPushing();
    terminal
      .close()
      .catch((error: unknown) => log.error({ error: String(error) }, 'did not end in order'))
      .finally(() => {
        closed = true;
        electron.app.quit();
      });
  });
}
