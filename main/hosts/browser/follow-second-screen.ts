import type { Station } from '../../../preload/contract.ts';
import type { Log } from '../../log.ts';
import type { BrowserHost } from './browser-host.ts';
import { findBrowser } from './find-browser.ts';
import { type BrowserWindow, openBrowserWindow } from './open-window.ts';
import { type ScreenPlace, secondScreen } from './second-screen.ts';

export interface SecondScreen {
  close(): Promise<void>;
}

/** Nobody tells a program outside of the desktop that a display was plugged in: it is looked for now and then. */
const lookEveryMs = 20_000;

/** The window of the second screen is there while its display is, and comes back when somebody closed it. */
export function followSecondScreen(about: {
  readonly options: { readonly dataDir: string; readonly station: Station };
  readonly host: Pick<BrowserHost, 'oneTimeDisplayUrl'>;
  readonly log: Log;
  readonly look?: () => Promise<ScreenPlace | null>;
  readonly lookEveryMs?: number;
}): SecondScreen {
  const { options, host, log, look = secondScreen } = about;
  let window: BrowserWindow | null = null;
  let place = '';
  let isClosed = false;
  let looking: Promise<void> = Promise.resolve();

  const lookAgain = () => {
    looking = looking.then(follow).catch((error: unknown) => {
      log.warn({ error: String(error) }, 'the second screen could not be opened');
    });
  };
  async function follow(): Promise<void> {
    if (isClosed) return;
    const found = await look();
    const now = found === null ? '' : JSON.stringify(found);
    if (window !== null && now !== place) await leave();
    if (found === null || window !== null) return;
    const browser = await findBrowser();
    if (browser === null || isClosed) return;
    const { dataDir, station } = options;
    const url = host.oneTimeDisplayUrl();
    const opened = await openBrowserWindow({ browser, url, station, dataDir, forgetDesk: false, display: found });
    window = opened;
    place = now;
    void opened.closed.then(() => {
      if (window === opened) window = null;
    });
  }
  async function leave(): Promise<void> {
    const open = window;
    window = null;
    await open?.close();
  }

  const timer = setInterval(lookAgain, about.lookEveryMs ?? lookEveryMs);
  timer.unref();
  lookAgain();
  return {
    async close() {
      isClosed = true;
      clearInterval(timer);
      await looking;
      await leave();
    },
  };
}
