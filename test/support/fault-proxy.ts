import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type FaultCourse, faultCourse } from './fault-course.ts';
import { passage } from './fault-passage.ts';

export type Side = 'terminal' | 'county';

export interface FaultProxy {
  /** The county's address as the terminal sees it. */
  readonly url: string;
  /** Where the county is now; null while there is none. */
  setTarget(url: string | null): void;
  play(course: FaultCourse): void;
  /** How many requests met which fault, since the beginning. */
  met(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/**
 * Real HTTP over real sockets between terminal and county, where each request meets what its turn of the course says. The
 * stream of nudges takes no turn, since nobody can say when it comes; it breaks whenever a line is cut.
 */
export async function startFaultProxy(onKill: (who: Side) => Promise<void>): Promise<FaultProxy> {
  let target: URL | null = null;
  let course = faultCourse([]);
  const met = new Map<string, number>();
  const sockets = new Set<Socket>();
  const streams = new Set<Socket>();
  const server = createServer((request, response) => {
    const { socket } = request;
    // What breaks on either side is what this proxy is for.
    void answer(request, response).catch(() => socket.destroy());
  });
  // Neither limit is the line's business.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => {
      sockets.delete(socket);
      streams.delete(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isStream = request.headers.accept === 'text/event-stream';
    if (target === null) return cut(request.socket);
    if (isStream) {
      streams.add(request.socket);
      return passage({ target, request, response, cut }).pass({ fault: 'none' });
    }
    const turn = course.next();
    const name = 'kill' in turn ? `kill ${turn.kill} on ${turn.when}` : turn.fault.fault;
    met.set(name, (met.get(name) ?? 0) + 1);
    const through = passage({ target, request, response, cut });
    if ('kill' in turn) await through.passAndKill(turn.when, () => onKill(turn.kill));
    else await through.pass(turn.fault);
  }

  function cut(socket: Socket): void {
    socket.resetAndDestroy();
    for (const stream of streams) stream.resetAndDestroy();
  }

  return {
    url,
    setTarget(next) {
      target = next === null ? null : new URL(next);
    },
    play(next) {
      course = next;
    },
    met: () => met,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
