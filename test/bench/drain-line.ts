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
/** A timer may fire a little before its time by the other clock. */
const timerSlackMs = 3;
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
    up.cut();
    down.cut();
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

interface Carried {
  readonly from: Socket;
  readonly to: Socket;
  readonly readyAtMs: number;
  readonly waiting: Buffer[];
}

function createDirection({ bytesPerSecond, roundTripMs }: ThinLinePlan) {
  const connections = new Set<Carried>();
  let turn: Carried[] = [];
  let freeAtMs = 0;
  let queued = 0;
  let carried = 0;
  let cutCount = 0;

  /** Connections take turns, slice by slice, as long as the modem's buffer has room. */
  function pump(): void {
    while (queued < queueBytes) {
      if (!turn.some(hasWork)) turn = [...connections].filter(hasWork);
      const next = turn.shift();
      if (next === undefined) return;
      const slice = next.waiting.shift();
      if (slice !== undefined) send(next, slice);
      if (next.waiting.length === 0) next.from.resume();
    }
  }

  function send({ to, readyAtMs }: Carried, slice: Buffer): void {
    freeAtMs = Math.max(freeAtMs, performance.now(), readyAtMs) + (slice.length / bytesPerSecond) * 1000;
    queued += slice.length;
    const cutsThen = cutCount;
    setTimeout(() => {
      if (cutsThen !== cutCount) return;
      queued -= slice.length;
      pump();
    }, freeAtMs - performance.now());
    setTimeout(
      () => {
        if (to.destroyed) return;
        carried += slice.length;
        to.write(slice);
      },
      freeAtMs + roundTripMs / 2 - performance.now(),
    );
  }

  return {
    carriedBytes: () => carried,
    /** What is in the modem is gone, and takes no time any more. */
    cut(): void {
      cutCount += 1;
      freeAtMs = 0;
      queued = 0;
      connections.clear();
      turn = [];
    },
    carry(from: Socket, to: Socket, readyAtMs: number): void {
      const connection: Carried = { from, to, readyAtMs, waiting: [] };
      connections.add(connection);
      from.on('data', (chunk: Buffer) => {
        for (let at = 0; at < chunk.length; at += sliceBytes)
          connection.waiting.push(chunk.subarray(at, at + sliceBytes));
        from.pause();
        // A new connection has had its handshake before its first byte joins the line.
        setTimeout(pump, Math.max(0, readyAtMs - performance.now() + timerSlackMs));
      });
      from.once('close', () => connections.delete(connection));
    },
  };

  function hasWork({ waiting, readyAtMs }: Carried): boolean {
    return waiting.length > 0 && readyAtMs <= performance.now();
  }
}
