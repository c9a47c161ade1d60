import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface ThinLine {
  readonly url: string;
  /** Bytes that have left the line towards the county. */
  upBytes(): number;
  cuts(): number;
  close(): Promise<void>;
}

export interface ThinLinePlan {
  readonly targetUrl: string;
  readonly bytesPerSecond: number;
  readonly roundTripMs: number;
  /** All connections are reset this often; what was on its way is lost. */
  readonly cutEveryMs: number;
}

/** The modem's own buffer, about what the line holds on its way: more would only make it slower to answer. */
const queueBytes = 32 * 1024;
/** About one packet: so fine is the line shared among connections. */
const sliceBytes = 1_460;

/**
 * One line for all connections, each way: bytes leave one after another at the line's rate, and arrive half a round trip
 * later. A new connection costs a round trip before its first byte. TCP itself runs on loopback: its slow start and its
 * headers are not part of this.
 */
export async function startThinLine(plan: ThinLinePlan): Promise<ThinLine> {
  const { hostname, port } = new URL(plan.targetUrl);
  const open = new Set<Socket>();
  const up = createDirection(plan);
  const down = createDirection(plan);
  let cuts = 0;
  const server = createServer((client) => {
    const county = connect(Number(port), hostname);
    for (const socket of [client, county]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.once('close', () => {
        open.delete(socket);
        (socket === client ? county : client).destroy();
      });
    }
    const readyAtMs = performance.now() + plan.roundTripMs;
    up.carry(client, county, readyAtMs);
    down.carry(county, client, readyAtMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const timer = setInterval(() => {
    cuts += 1;
    for (const socket of open) socket.resetAndDestroy();
  }, plan.cutEveryMs);

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    upBytes: up.carriedBytes,
    cuts: () => cuts,
    async close() {
      clearInterval(timer);
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function createDirection({ bytesPerSecond, roundTripMs }: ThinLinePlan) {
  let freeAtMs = 0;
  let carried = 0;

  /** When the last byte of it has left, had it joined the line now. */
  function leaveAtMs(bytes: number): number {
    freeAtMs = Math.max(freeAtMs, performance.now()) + (bytes / bytesPerSecond) * 1000;
    return freeAtMs;
  }

  return {
    carriedBytes: () => carried,
    carry(from: Socket, to: Socket, readyAtMs: number): void {
      let queued = 0;
      from.on('data', (chunk: Buffer) => {
        for (let at = 0; at < chunk.length; at += sliceBytes) {
          const slice = chunk.subarray(at, at + sliceBytes);
          queued += slice.length;
          const leftAtMs = Math.max(leaveAtMs(slice.length), readyAtMs);
          setTimeout(() => {
            queued -= slice.length;
            if (queued < queueBytes) from.resume();
          }, leftAtMs - performance.now());
          setTimeout(
            () => {
              if (to.destroyed) return;
              carried += slice.length;
              to.write(slice);
            },
            leftAtMs + roundTripMs / 2 - performance.now(),
          );
        }
        if (queued >= queueBytes) from.pause();
      });
      from.once('end', () => setTimeout(() => to.end(), leaveAtMs(0) + roundTripMs / 2 - performance.now()));
    },
  };
}
