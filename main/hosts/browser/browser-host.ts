import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { RunningTerminal } from '../../compose.ts';
import type { Log } from '../../log.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { createGate } from './gate.ts';
import { createTerminalServer } from './http-server.ts';
import { attachSocket } from './socket.ts';

/** The same bundles and contract as in Electron, on 127.0.0.1 (design §2). */
export interface BrowserHost {
  /** For the person who started the terminal. */
  readonly url: string;
  /** For the browser that we start; opens the door once. */
  oneTimeUrl(): string;
  close(): Promise<void>;
}

export async function startBrowserHost(options: {
  readonly terminal: RunningTerminal;
  readonly rendererDirectory: string;
  readonly port: number;
  readonly log: Log;
}): Promise<BrowserHost> {
  const { terminal, log } = options;
  let port = options.port;
  const gate = createGate(() => port);
  const renderer = createRendererFiles(options.rendererDirectory);
  const server = createTerminalServer({ gate, files: terminal.files, renderer, log });
  const socket = attachSocket(server, { gate, api: terminal.api, log });
  const stopPushing = terminal.onPush((topic, value) => socket.publish(topic, value));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  const base = `http://127.0.0.1:${port}`;
  return {
    url: `${base}/?token=${gate.printedToken}`,
    oneTimeUrl: () => `${base}/?token=${gate.issueOneTimeToken()}`,
    async close() {
      stopPushing();
      socket.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
