import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeTerminal, type RunningTerminal } from '../../compose.ts';
import { createNodeChildHost } from '../../device-host/node-child-host.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Log } from '../../log.ts';
import { realDevices } from '../../real-devices.ts';
import type { StartOptions } from '../../start-options.ts';
import { keyFileSecret } from '../../vault/key-file-secret.ts';
import { version } from '../../version.ts';
import { type BrowserHost, startBrowserHost } from './browser-host.ts';
import { findBrowser, hasDisplay } from './find-browser.ts';
import { type BrowserWindow, openBrowserWindow } from './open-window.ts';

interface RunOptions {
  readonly options: StartOptions;
  readonly root: string;
  readonly log: Log;
}

/** Runs the terminal until the window is closed or the process is told to end. */
export async function runInBrowser({ options, root, log }: RunOptions): Promise<Result<void>> {
  const composed = await composeTerminal({
    station: options.station,
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
  const host = await startBrowserHost({ terminal, rendererDirectory, port: options.port, log }).catch(
    async (error: unknown) => {
      await terminal.close();
      throw error;
    },
  );
  const window = await openWindow({ options, terminal, host, log });
  endInOrder({ terminal, host, window, log });
  const ready = {
    ready: true,
    terminal: host.url,
    county: terminal.countyUrl,
    dataDir: options.dataDir,
    host: 'browser',
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  return ok();
}

async function openWindow(run: {
  readonly options: StartOptions;
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
  return openBrowserWindow({
    browser,
    url: host.oneTimeUrl(),
    station: options.station,
    dataDir: options.dataDir,
    forgetDesk: run.terminal.deskMustBeRebuilt,
    log,
  });
}

function endInOrder(running: {
  readonly terminal: RunningTerminal;
  readonly host: BrowserHost;
  readonly window: BrowserWindow | null;
  readonly log: Log;
}): void {
  let ending = false;
  const end = async (why: string): Promise<void> => {
    if (ending) return;
    ending = true;
    running.log.info(`ending: ${why}`);
    await running.window?.close();
    await running.host.close();
    await running.terminal.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(signal));
  void running.window?.closed.then(() => end('the window was closed'));
}
