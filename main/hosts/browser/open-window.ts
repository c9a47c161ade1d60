import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Station } from '../../../preload/contract.ts';
import type { Log } from '../../log.ts';

/** The browser window of the terminal: app mode at a window, kiosk mode at a kiosk. */
export interface BrowserWindow {
  /** Settles when the window was closed. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export interface WindowOptions {
  readonly browser: string;
  readonly url: string;
  readonly station: Station;
  readonly dataDir: string;
  /** After an unclean exit the engine's own storage is not to be trusted (design §3). */
  readonly forgetDesk: boolean;
  readonly log: Log;
}

export async function openBrowserWindow(options: WindowOptions): Promise<BrowserWindow> {
  const profile = path.join(options.dataDir, 'browser');
  if (options.forgetDesk) await rm(path.join(profile, 'Default', 'IndexedDB'), { recursive: true, force: true });
  const child = spawn(options.browser, windowArguments(options, profile), { stdio: 'ignore' });
  child.on('error', (error) => options.log.error({ error: error.message }, 'the browser could not be started'));
  const closed = once(child, 'close').then(() => {});
  return {
    closed,
    async close() {
      await end(child);
    },
  };
}

function windowArguments({ url, station }: WindowOptions, profile: string): string[] {
  const asRoot = process.getuid?.() === 0;
  return [
    station === 'kiosk' ? '--kiosk' : `--app=${url}`,
    ...(station === 'kiosk' ? [url] : ['--window-size=1366,768']),
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-translate',
    '--lang=zh-CN',
    // The other backing store of this engine version starts empty on an existing profile (measurements §4).
    '--disable-features=IdbSqliteBackingStore,Translate',
    // Chromium refuses its sandbox to root; only build machines run it so.
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 3000);
  await once(child, 'close');
  clearTimeout(patience);
}
