import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Api } from '../../api.ts';
import { failed } from '../../domain/result.ts';
import type { Log } from '../../log.ts';
import { securityHeaders } from '../content-security.ts';
import type { Gate } from './gate.ts';
import { urlOf } from './http-server.ts';

/** What a page may say: one call at a time, answered under the same id. */
const callFrame = z.object({
  t: z.literal('call'),
  id: z.int(),
  method: z.string().max(100),
  input: z.unknown().optional(),
});

/** A photo of 8 MB as base64 in its call; forms are a few kilobytes. */
export const maxFrameBytes = 11_000_000;
/** A page that takes nothing for so long hangs; it opens a new socket when it is back, and pulls what it missed. */
const maxWaitingBytes = 16 * 1024 * 1024;

export interface SocketDoor {
  publish(topic: string, value: unknown): void;
  close(): void;
}

interface Door {
  readonly path: '/ws' | '/display/ws';
  readonly gate: Gate;
  readonly api: Api;
  /** A page came; answers what is to be done when it leaves. */
  readonly onPage?: () => () => void;
}

/** One listener for the server, a door for each kind of page: whoever fits none gets an empty refusal. */
export function attachSockets<const D extends readonly Door[]>(
  server: Server,
  doors: D,
  log: Log,
): { readonly [I in keyof D]: SocketDoor } {
  const opened = doors.map((door) => ({
    door,
    sockets: new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes }),
  }));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Nobody else listens to this socket any more: without this a connection reset ends the whole process.
    socket.on('error', () => socket.destroy());
    const path = urlOf(request)?.pathname;
    const found = opened.find(({ door }) => door.path === path && isAllowed(door.gate, request));
    if (found === undefined) {
      const headers = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`);
      socket.end(['HTTP/1.1 403 Forbidden', 'connection: close', 'content-length: 0', ...headers, '', ''].join('\r\n'));
      return;
    }
    const { door, sockets } = found;
    sockets.handleUpgrade(request, socket, head, (page) => {
      const leave = door.onPage?.();
      if (leave) page.on('close', leave);
      listen(page, { api: door.api, log });
    });
  });
  // A door for each, in the same order.
  return opened.map(({ sockets }) => socketDoor(sockets)) as { readonly [I in keyof D]: SocketDoor };
}

function isAllowed(gate: Gate, request: IncomingMessage): boolean {
  return gate.hostIsOurs(request) && gate.originIsOurs(request, true) && gate.hasCookie(request);
}

function socketDoor(sockets: WebSocketServer): SocketDoor {
  return {
    publish(topic, value) {
      const frame = JSON.stringify({ t: 'push', topic, value });
      for (const page of sockets.clients) {
        if (page.bufferedAmount > maxWaitingBytes) page.terminate();
        else if (page.readyState === page.OPEN) page.send(frame);
      }
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
    const reply = (result: unknown): void => {
      if (page.readyState === page.OPEN) page.send(JSON.stringify({ t: 'reply', id: frame.id, result }));
    };
    api
      .call(frame.method, frame.input)
      .then(reply)
      .catch((bug: unknown) => {
        log.error({ method: frame.method, bug: bug instanceof Error ? bug.stack : String(bug) }, 'a reply was lost');
        reply(failed('terminal/fault', frame.method));
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
