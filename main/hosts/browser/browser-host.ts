import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Station } from '../../../preload/contract.ts';
import type { RunningTerminal } from '../../compose.ts';
import type { Log } from '../../log.ts';
import { screenHeaders } from '../content-security.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { createGate } from './gate.ts';
import { createTerminalServer } from './http-server.ts';
import { attachSockets } from './socket.ts';

/** The same bundles and contract as in Electron, on 127.0.0.1 (design §2). */
export interface BrowserHost {
  /** For the person who started the terminal. */
  readonly url: string;
  /** For the browser that we start; opens the door once. */
  oneTimeUrl(): string;
  /** 第二屏: its page, by its own token. */
  readonly displayUrl: string;
  oneTimeDisplayUrl(): string;
  close(): Promise<void>;
}

export async function startBrowserHost(options: {
  readonly terminal: RunningTerminal;
  /** Without one nothing is allowed that only some stations may do. */
  readonly station?: Station;
  readonly rendererDirectory: string;
  readonly port: number;
  readonly log: Log;
}): Promise<BrowserHost> {
  const { terminal, log } = options;
  let port = options.port;
  const gate = createGate(() => port);
  const displayGate = createGate(() => port, 'display');
  const { display } = terminal;
  const renderer = createRendererFiles(options.rendererDirectory);
  const doors = { gate: displayGate, files: display.files };
  const headers = screenHeaders(options.station ?? 'window');
  const server = createTerminalServer({ gate, files: terminal.files, display: doors, renderer, headers, log });
  const [socket, displaySocket] = attachSockets(
    server,
    [
      { path: '/ws', gate, api: terminal.api },
      { path: '/display/ws', gate: displayGate, api: display.api, onPage: display.attach },
    ],
    log,
  );
  const stops = [
    terminal.onPush((topic, value) => socket.publish(topic, value)),
    display.onPush((topic, value) => displaySocket.publish(topic, value)),
  ];
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  const base = `http://127.0.0.1:${port}`;
  return {
    url: `${base}/?token=${gate.printedToken}`,
    oneTimeUrl: () => `${base}/?token=${gate.issueOneTimeToken()}`,
    displayUrl: `${base}/?display=${displayGate.printedToken}`,
    oneTimeDisplayUrl: () => `${base}/?display=${displayGate.issueOneTimeToken()}`,
    async close() {
      for (const stop of stops) stop();
      socket.close();
      displaySocket.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
