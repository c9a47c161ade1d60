import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createLineLog, type LineUse } from './line-use.ts';

export interface ThinLine {
  readonly url: string;
  /** Bytes that have left the line towards the county. */
  upBytes(): number;
  cuts(): number;
  /** How the way towards the county was used since `fromMs` (performance.now). */
  use(fromMs: number): LineUse;
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
const modemBytes = 32 * 1024;
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
    use: up.use,
    async close() {
      clearInterval(timer);
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

interface Slice {
  readonly bytes: Buffer;
  /** When it was there to be sent. */
  readonly sinceMs: number;
}

interface Carried {
  readonly from: Socket;
  readonly to: Socket;
  readonly waiting: Slice[];
}

/**
 * Times are reckoned, not waited for: a slice that was there joins the line at the moment at which the one before had left
 * it, however late this machine's timers are. What left first arrives first.
 */
function createDirection({ bytesPerSecond, roundTripMs }: ThinLinePlan) {
  const connections = new Set<Carried>();
  const log = createLineLog();
  const onTheWay: { readonly to: Socket; readonly bytes: Buffer; readonly arrivesAtMs: number }[] = [];
  const modemMs = (modemBytes / bytesPerSecond) * 1000;
  let turn: Carried[] = [];
  let freeAtMs = 0;
  let carried = 0;
  let timer: NodeJS.Timeout | undefined;

  function tick(): void {
    clearTimeout(timer);
    const nowMs = performance.now();
    while (freeAtMs < nowMs + modemMs && sendNext(nowMs)) {}
    for (let first = onTheWay[0]; first && first.arrivesAtMs <= nowMs; first = onTheWay[0]) {
      onTheWay.shift();
      if (first.to.destroyed) continue;
      carried += first.bytes.length;
      first.to.write(first.bytes);
    }
    // The next arrival, or the first moment of a connection whose handshake is still under way.
    const moments = [onTheWay[0]?.arrivesAtMs, ...[...connections].map(({ waiting }) => waiting[0]?.sinceMs)];
    const next = Math.min(...moments.map((moment) => moment ?? Number.POSITIVE_INFINITY));
    if (next < Number.POSITIVE_INFINITY) timer = setTimeout(tick, Math.max(1, next - nowMs));
  }

  /** Connections take turns, slice by slice. */
  function sendNext(nowMs: number): boolean {
    const hasWork = ({ waiting }: Carried) => waiting[0] !== undefined && waiting[0].sinceMs <= nowMs;
    if (!turn.some(hasWork)) turn = [...connections].filter(hasWork);
    const next = turn.shift();
    const slice = next?.waiting[0];
    if (next === undefined || slice === undefined) return false;
    if (!hasWork(next)) return true;
    next.waiting.shift();
    const fromMs = Math.max(freeAtMs, slice.sinceMs);
    freeAtMs = fromMs + (slice.bytes.length / bytesPerSecond) * 1000;
    const arrivesAtMs = freeAtMs + roundTripMs / 2;
    log.carries({ fromMs, toMs: freeAtMs, bytes: slice.bytes.length, arrivesAtMs });
    onTheWay.push({ to: next.to, bytes: slice.bytes, arrivesAtMs });
    if (next.waiting.length === 0) next.from.resume();
    return true;
  }

  return {
    carriedBytes: () => carried,
    use: (fromMs: number) => log.use(fromMs, performance.now()),
    /** What is in the modem or on its way is gone, and takes no time any more. */
    cut(): void {
      tick();
      log.cut(performance.now());
      freeAtMs = 0;
      onTheWay.length = 0;
      connections.clear();
      turn = [];
    },
    carry(from: Socket, to: Socket, readyAtMs: number): void {
      const connection: Carried = { from, to, waiting: [] };
      connections.add(connection);
      from.on('data', (chunk: Buffer) => {
        // A new connection has had its handshake before its first byte joins the line.
        const sinceMs = Math.max(readyAtMs, performance.now());
        for (let at = 0; at < chunk.length; at += sliceBytes) {
          connection.waiting.push({ bytes: chunk.subarray(at, at + sliceBytes), sinceMs });
        }
        from.pause();
        tick();
      });
      from.once('close', () => {
        connections.delete(connection);
        turn = turn.filter((one) => one !== connection);
      });
    },
  };
}
