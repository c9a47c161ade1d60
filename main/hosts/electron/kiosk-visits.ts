import type { BrowserWindow } from 'electron';
import type { RunningTerminal } from '../../compose.ts';
import type { Log } from '../../log.ts';
import { onVisitEnd } from '../visit-end.ts';
import { appOrigin } from './app-protocol.ts';
import type { ElectronApi } from './electron-api.ts';

/** Without `persist:` a partition lives in memory alone. */
export const visitPartition = (visit: number): string => `kiosk-visit-${visit}`;

export interface FollowedVisits {
  readonly electron: ElectronApi;
  readonly terminal: Pick<RunningTerminal, 'onPush'>;
  readonly log: Log;
  /** A window in the partition of this visit. */
  readonly open: (visit: number) => BrowserWindow;
  readonly current: () => BrowserWindow;
  readonly place: (window: BrowserWindow) => void;
}

/**
 * 换场: at the end of a visit a window with a process and a partition of its own opens over the one before, which is
 * destroyed with all that it stored; what was copied is gone from the clipboard.
 */
export function followVisits({ electron, terminal, log, open, current, place }: FollowedVisits): () => void {
  let work = Promise.resolve();
  const replace = async (visit: number): Promise<void> => {
    const before = current();
    const home = before.webContents.session;
    const next = open(visit);
    place(next);
    electron.clipboard.clear();
    await next.loadURL(`${appOrigin}/`);
    before.destroy();
    await home.clearStorageData();
    await home.clearCache();
  };
  return onVisitEnd(terminal, (visit) => {
    work = work
      .then(() => replace(visit))
      .catch((error: unknown) => log.error({ error: String(error) }, 'the window of a visit could not be replaced'));
  });
}
