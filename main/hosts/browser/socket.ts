import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Topic } from '../../../preload/contract.ts';
import type { Api } from '../../api.ts';
import type { Log } from '../../log.ts';
import type { Gate } from './gate.ts';

/** What a page may say: one call at a time, answered under the same id. */
const callFrame = z.object({ t: z.literal('call'), id: z.int(), method: z.string().max(100), input: z.unknown() });

/** A form with every field filled is a few kilobytes; anything near this limit is not a form. */
const maxFrameBytes = 1024 * 1024;

export interface SocketDoor {
  publish(topic: Topic, value: unknown): void;
  close(): void;
}

export function attachSocket(server: Server, doors: { gate: Gate; api: Api; log: Log }): SocketDoor {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { gate } = doors;
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const allowed =
      url.pathname === '/ws' && gate.hostIsOurs(request) && gate.originIsOurs(request, true) && gate.hasCookie(request);
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => listen(page, doors));
  });
  return {
    publish(topic, value) {
      const frame = JSON.stringify({ t: 'push', topic, value });
      for (const page of sockets.clients) if (page.readyState === page.OPEN) page.send(frame);
    },
    close() {
      for (const page of sockets.clients) page.terminate();
      sockets.close();
    },
  };
}

function listen(page: WebSocket, { api, log }: { api: Api; log: Log }): void {
  page.on('error', (error) => log.warn({ error: error.message }, 'the page spoke out of turn'));
  page.on('message', (data, isBinary) => {
    const frame = isBinary ? null : parseFrame(String(data));
    if (!frame) {
      page.close(1008, 'not a call');
      return;
    }
    void api.call(frame.method, frame.input).then((result) => {
      if (page.readyState === page.OPEN) page.send(JSON.stringify({ t: 'reply', id: frame.id, result }));
    });
  });
}

function parseFrame(text: string): z.infer<typeof callFrame> | null {
  try {
    return callFrame.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
