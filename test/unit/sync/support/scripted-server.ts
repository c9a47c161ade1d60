import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { protocolVersion } from '../../../../sync/protocol.ts';

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A small HTTP server whose answers the test writes. */
export async function startScriptedServer(
  answer: (heard: Heard, response: ServerResponse) => unknown,
): Promise<{ url: string; heard: Heard[]; close(): Promise<void> }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void text(request).then(
      (body) => {
        const entry = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
        heard.push(entry);
        answer(entry, response);
      },
      () => {},
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export const goodHello = { service: 'township-county', protocolVersion, time: '2026-03-02T08:00:00.000Z' };
