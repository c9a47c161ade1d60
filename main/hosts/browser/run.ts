import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Station } from '../../../preload/contract.ts';
import type { RunningTerminal } from '../../compose.ts';
import { createNodeChildHost } from '../../device-host/node-child-host.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Log } from '../../log.ts';
import { realDevices } from '../../real-devices.ts';
import type { StartOptions } from '../../start-options.ts';
import { stationOf } from '../../station-choice.ts';
import { composeTwoDesks } from '../../training/two-desks.ts';
import { keyFileSecret } from '../../vault/key-file-secret.ts';
import { version } from '../../version.ts';
import { onVisitEnd } from '../visit-end.ts';
import { type BrowserHost, startBrowserHost } from './browser-host.ts';
import { findBrowser, hasDisplay } from './find-browser.ts';
import { followSecondScreen, type SecondScreen } from './follow-second-screen.ts';
import { openKioskWindow } from './kiosk-window.ts';
import { type BrowserWindow, openBrowserWindow } from './open-window.ts';

interface RunOptions {
  readonly options: StartOptions;
  readonly root: string;
  readonly log: Log;
}

/** Runs the terminal until the window is closed or the process is told to end. */
export async function runInBrowser({ options, root, log }: RunOptions): Promise<Result<void>> {
  const station = await stationOf(options.dataDir, options.station);
  const composed = await composeTwoDesks({
    station,
    isStationGiven: options.station !== null,
    dataDir: options.dataDir,
    demo: options.devices === 'simulated',
    countyUrl: options.countyUrl,
    enrolmentCode: options.enrolmentCode,
    devices: realDevices(process.env),
    childHost: createNodeChildHost({ root: pathToFileURL(`${root}/`) }),
    machineSecret: (dataDir) => keyFileSecret(path.join(dataDir, 'machine.key')),
    version,
    log,
  });
  if (!composed.ok) return composed;
  const terminal = composed.value;
  const rendererDirectory = path.join(root, 'dist', 'renderer');
  const host = await startBrowserHost({ terminal, station, rendererDirectory, port: options.port, log }).catch(
    async (error: unknown) => {
      await terminal.close();
      throw error;
    },
  );
  const window = await openWindow({ options, station, terminal, host, log });
  const display =
    window && station === 'window'
      ? followSecondScreen({ options: { dataDir: options.dataDir, station }, host, log })
      : null;
  endInOrder({ terminal, host, window, display, log });
  const ready = {
    ready: true,
    terminal: host.url,
    // For whoever shows the citizen's page in a browser of their own; nobody else is told its token.
    ...(process.env.SECOND_SCREEN === 'page' ? { display: host.displayUrl } : {}),
    county: terminal.countyUrl,
    dataDir: options.dataDir,
    host: 'browser',
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  return ok();
}

async function openWindow(run: {
  readonly options: StartOptions;
  readonly station: Station;
  readonly terminal: RunningTerminal;
  readonly host: BrowserHost;
  readonly log: Log;
}): Promise<BrowserWindow | null> {
  const { options, host, log } = run;
  if (options.headless) return null;
  const browser = await findBrowser();
  if (browser === null || !hasDisplay()) {
    const reason = browser === null ? 'no Chromium, Chrome or Edge is installed' : 'there is no display';
    log.info(`${reason}: open ${host.url} in a browser on this machine`);
    return null;
  }
  if (run.station === 'kiosk') {
    return openKioskWindow({
      browser,
      oneTimeUrl: host.oneTimeUrl,
      dataDir: options.dataDir,
      forgetDesk: false,
      log,
      onVisitEnd: (listener) => onVisitEnd(run.terminal, listener),
    });
  }
  return openBrowserWindow({
    browser,
    url: host.oneTimeUrl(),
    station: run.station,
    dataDir: options.dataDir,
    forgetDesk: run.terminal.deskMustBeRebuilt,
  });
}

const secondThoughtMs = 2000;

function endInOrder(running: {
  readonly terminal: RunningTerminal;
  readonly host: BrowserHost;
  readonly window: BrowserWindow | null;
  readonly display: SecondScreen | null;
  readonly log: Log;
}): void {
  let askedAtMs: number | null = null;
  const end = async (why: string): Promise<void> => {
    if (askedAtMs !== null) {
      // npm hands on the Ctrl-C that the terminal has already sent. Only a later one means: do not wait for order.
      if (performance.now() - askedAtMs > secondThoughtMs) process.exit(1);
      return;
    }
    askedAtMs = performance.now();
    running.log.info(`ending: ${why}`);
    const parts = [
      () => running.display?.close(),
      () => running.window?.close(),
      () => running.host.close(),
      () => running.terminal.close(),
    ];
    let exitCode = 0;
    for (const close of parts) {
      try {
        await close();
      } catch (error) {
        exitCode = 1;
        running.log.error({ error: String(error) }, 'did not end in order');
      }
    }
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(signal));
  void running.window?.closed.then(({ couldNotStart }) => {
    if (couldNotStart === null && askedAtMs === null) void end('the window was closed');
    if (couldNotStart === null) return;
    running.log.warn({ error: couldNotStart }, `the browser cannot be started: open ${running.host.url} by hand`);
  });
}
