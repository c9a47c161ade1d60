import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../log.ts';
import { type BrowserWindow, openBrowserWindow, type WindowOptions } from './open-window.ts';

export interface KioskWindowOptions extends Omit<WindowOptions, 'url' | 'station' | 'profileName'> {
  /** Opens the door once: each browser gets its own. */
  readonly oneTimeUrl: () => string;
  /** Called with each visit that has ended; returns the unsubscribe function. */
  readonly onVisitEnd: (listener: () => void) => () => void;
  readonly log: Log;
}

const begin = 'browser-visit-';

/**
 * A kiosk's browser lives as long as one visit: at its end a new one, on an empty profile and in memory, opens over it; then
 * the old one is ended and its profile deleted. So no process has seen two people.
 */
export async function openKioskWindow(options: KioskWindowOptions): Promise<BrowserWindow> {
  const { dataDir, log } = options;
  await forgetProfiles(dataDir, null);
  let count = 0;
  const over = Promise.withResolvers<{ readonly couldNotStart: string | null }>();
  const open = async (): Promise<BrowserWindow> => {
    count += 1;
    const opened = await openBrowserWindow({
      ...options,
      url: options.oneTimeUrl(),
      station: 'kiosk',
      profileName: `${begin}${count}`,
    });
    void opened.closed.then((how) => {
      if (current === opened) over.resolve(how);
    });
    return opened;
  };
  let current: BrowserWindow | null = null;
  current = await open();
  let work = Promise.resolve();
  const replace = async (): Promise<void> => {
    const before = current;
    current = await open();
    await before?.close();
    await forgetProfiles(dataDir, `${begin}${count}`);
  };
  const stop = options.onVisitEnd(() => {
    work = work
      .then(replace)
      .catch((error: unknown) => log.error({ error: String(error) }, 'the kiosk’s browser stays'));
  });
  return {
    closed: over.promise,
    async close() {
      stop();
      await work;
      await current?.close();
      await forgetProfiles(dataDir, null);
    },
  };
}

/** What a power cut left behind as well. */
async function forgetProfiles(dataDir: string, kept: string | null): Promise<void> {
  const names = await readdir(dataDir).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(begin) || name === kept) continue;
    await rm(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
}
