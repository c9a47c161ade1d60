import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Station } from '../../../preload/contract.ts';
import type { ScreenPlace } from './second-screen.ts';

/** The browser window of the terminal: app mode at a window, kiosk mode at a kiosk. */
export interface BrowserWindow {
  /** Settles when the window was closed: at once, with why, when the browser could not be started at all. */
  readonly closed: Promise<{ readonly couldNotStart: string | null }>;
  close(): Promise<void>;
}

export interface WindowOptions {
  readonly browser: string;
  readonly url: string;
  readonly station: Station;
  readonly dataDir: string;
  /** After an unclean exit the engine's own storage is not to be trusted (design §3). */
  readonly forgetDesk: boolean;
  /** 第二屏: this display, a profile of its own, and nothing but its page. */
  readonly display?: ScreenPlace;
  /** 自助: of this visit alone, thrown away with it. */
  readonly profileName?: string;
}

export async function openBrowserWindow(options: WindowOptions): Promise<BrowserWindow> {
  const profile = path.join(
    options.dataDir,
    options.profileName ?? (options.display ? 'browser-second-screen' : 'browser'),
  );
  if (options.forgetDesk) await rm(path.join(profile, 'Default', 'IndexedDB'), { recursive: true, force: true });
  await preparePreferences(profile);
  const child = spawn(options.browser, windowArguments(options, profile), {
    // On Linux the browser takes its own language from there, not from --lang, and would offer to translate the screens.
    env: { ...process.env, LANGUAGE: 'zh_CN' },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  // Nobody talks through the pipes; a pipe that the browser already closed is no error.
  for (const pipe of child.stdio) pipe?.on('error', () => {});
  const closed = new Promise<{ readonly couldNotStart: string | null }>((resolve) => {
    child.on('error', (error) => resolve({ couldNotStart: error.message }));
    child.on('exit', () => resolve({ couldNotStart: null }));
  });
  return {
    closed,
    async close() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 3000);
      await closed;
      clearTimeout(patience);
    },
  };
}

/** The second screen is where its display lies, and fills it; what was written there is not kept, so nor is a cache. */
function placeArguments({ url, station, display, profileName }: WindowOptions): string[] {
  if (display) {
    const { x, y, width, height } = display;
    const place = [`--window-position=${x},${y}`, `--window-size=${width},${height}`];
    return ['--kiosk', `--app=${url}`, ...place, '--incognito', '--disk-cache-size=1'];
  }
  // In memory; and the alarm for a card that was left sounds on a page that nobody has touched yet.
  if (profileName !== undefined) {
    return ['--kiosk', url, '--incognito', '--disk-cache-size=1', '--autoplay-policy=no-user-gesture-required'];
  }
  return station === 'kiosk' ? ['--kiosk', url] : [`--app=${url}`, '--window-size=1366,768'];
}

/**
 * What is typed at the window is a citizen's: the browser must neither keep it in its own files nor offer it to the next
 * one. Written once; the browser carries these choices on when it rewrites the file.
 */
const preferences = {
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
  profile: {
    password_manager_enabled: false,
    // The document camera (1: given, 2: refused): the page is at another port after each start, and would ask each time.
    default_content_setting_values: { media_stream_camera: 1, media_stream_mic: 2, geolocation: 2, notifications: 2 },
  },
  translate: { enabled: false },
  spellcheck: { dictionaries: [] },
  browser: { enable_spellchecking: false },
};

async function preparePreferences(profile: string): Promise<void> {
  const folder = path.join(profile, 'Default');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path.join(folder, 'Preferences'), JSON.stringify(preferences), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function windowArguments(options: WindowOptions, profile: string): string[] {
  const asRoot = process.getuid?.() === 0;
  return [
    ...placeArguments(options),
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-translate',
    '--lang=zh-CN',
    // After a power cut the screens come back by themselves; nobody is to be asked about pages of before.
    '--hide-crash-restore-bubble',
    // The browser ends when the pipe does: a terminal that is killed leaves no window behind that answers to nobody, and
    // that would take over the next start's window. Only this process holds the other ends.
    '--remote-debugging-pipe',
    // The other backing store of this engine version starts empty on an existing profile (measurements §4).
    '--disable-features=IdbSqliteBackingStore,Translate',
    // Chromium refuses its sandbox to root; only build machines run it so.
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}
