import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TcpBalancer {
  readonly url: string;
  /** Connections handed to each backend so far, in the order of `ports`. */
  counts(): readonly number[];
  close(): Promise<void>;
}

/**
 * A balancer that knows nothing of HTTP: each connection goes to the next backend, and past one that does not answer.
 * What it does not understand it can't repair: a backend that dies cuts its connections.
 */
export async function startTcpBalancer(ports: readonly number[]): Promise<TcpBalancer> {
  const counts = ports.map(() => 0);
  const open = new Set<Socket>();
  let next = 0;

  const server = createServer((client) => {
    track(client);
    // Nothing the client says may be lost while a backend is looked for.
    client.pause();
    tryBackend(client, next++ % ports.length, ports.length);
  });

  function tryBackend(client: Socket, index: number, left: number): void {
    const backend = connect(ports[index] ?? 0, '127.0.0.1');
    const onRefused = () => {
      if (left <= 1) client.destroy();
      else tryBackend(client, (index + 1) % ports.length, left - 1);
    };
    backend.once('error', onRefused);
    backend.once('connect', () => {
      backend.off('error', onRefused);
      track(backend);
      counts[index] = (counts[index] ?? 0) + 1;
      client.pipe(backend).pipe(client);
      for (const [one, other] of [
        [client, backend],
        [backend, client],
      ] as const) {
        one.on('close', () => other.destroy());
      }
    });
  }

  function track(socket: Socket): void {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts: () => [...counts],
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
