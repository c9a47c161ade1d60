import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerAsPortal, portalPath } from './captive-portal.ts';
import { forward, forwardTwice } from './forward.ts';

/** What the line between terminal and county does. Repeats the contract's `LinkMood`: sync must not know the contract. */
export type LinkMood =
  | 'open'
  /** Connections are reset, new ones refused. */
  | 'cut'
  /** Connections are accepted, and nothing ever answers. */
  | 'black-hole'
  | 'http-500'
  | 'http-404'
  | 'captive-portal'
  /** The county does the work; the terminal's connection dies before it hears of it. */
  | 'reply-lost'
  /** The county gets each request twice; the terminal hears the second answer. */
  | 'reply-twice'
  | 'slow';

export interface SimulatedLink {
  /** The county's address as the terminal sees it. */
  readonly url: string;
  mood(): LinkMood;
  /** Settles when the mood is in force. */
  setMood(mood: LinkMood): Promise<void>;
  close(): Promise<void>;
}

export interface SimulatedLinkOptions {
  readonly targetUrl: string;
  /** Bandwidth of the mood `slow`; 16 KB/s is a village's GPRS on a good day. */
  readonly slowBytesPerSecond?: number;
}

/** Moods in which what is already connected goes on. */
const gentleMoods: ReadonlySet<LinkMood> = new Set(['open', 'slow', 'reply-twice']);

/**
 * A real HTTP proxy on a free loopback port that misbehaves on command. The Host header is passed on as the terminal sent
 * it, so that addresses made by the county lead through the link again.
 */
export async function startSimulatedLink(options: SimulatedLinkOptions): Promise<SimulatedLink> {
  const target = new URL(options.targetUrl);
  const slowRate = options.slowBytesPerSecond ?? 16 * 1024;
  let mood: LinkMood = 'open';
  let isClosed = false;
  const sockets = new Set<Socket>();
  const server = createServer(answer);
  // Neither limit is the line's business.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const rate = () => (mood === 'slow' ? slowRate : null);
    const passage = { target, request, response, rate };
    switch (mood) {
      case 'cut':
        request.socket.resetAndDestroy();
        break;
      case 'black-hole':
        request.resume();
        break;
      case 'http-500':
        refuse(request, response, 500, 'Internal Server Error');
        break;
      case 'http-404':
        refuse(request, response, 404, 'Not Found');
        break;
      case 'captive-portal':
        answerAsPortal(request, response, `http://localhost:${port}${portalPath}`);
        break;
      case 'reply-lost':
        forward({ ...passage, isReplyLost: true });
        break;
      case 'reply-twice':
        void forwardTwice({ ...passage, isReplyLost: false });
        break;
      case 'open':
      case 'slow':
        forward({ ...passage, isReplyLost: false });
    }
  }

  function resetConnections(): void {
    for (const socket of sockets) socket.resetAndDestroy();
  }

  async function stopListening(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    resetConnections();
    await closed;
  }

  // Moods follow each other in the order in which they were set.
  let change: Promise<void> = Promise.resolve();
  return {
    url,
    mood: () => mood,
    setMood(next) {
      mood = next;
      if (!gentleMoods.has(next)) resetConnections();
      change = change.then(async () => {
        if (isClosed) return;
        if (mood === 'cut') await stopListening();
        else if (!server.listening) await listen(server, port);
      });
      return change;
    },
    async close() {
      isClosed = true;
      await change;
      await stopListening();
    },
  };
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
  request.resume();
  response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
