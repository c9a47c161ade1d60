import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startThinLine } from '../../bench/drain-line.ts';
import { createLineLog } from '../../bench/line-use.ts';

/** A bench whose line is wrong proves nothing: it must keep order, take its time, and say what it stood still for. */
describe('the use of a line', () => {
  test('adds up, and names the cause of each pause', () => {
    const log = createLineLog();
    const carry = (fromMs: number, toMs: number, bytes: number) =>
      log.carries({ fromMs, toMs, bytes, arrivesAtMs: toMs + 150 });
    carry(1_000, 1_100, 500);
    carry(2_000, 6_000, 50_000);
    carry(7_000, 10_000, 50_000);
    log.cut(10_100);
    carry(10_500, 10_600, 500);
    carry(11_100, 15_000, 50_000);
    carry(16_000, 20_000, 50_000);
    expect(log.use(0, 21_000)).toEqual({
      carriedSeconds: 12.1,
      lostInCutsSeconds: 3,
      idleBeginSeconds: 1.9,
      idleAfterCutSeconds: 0.9,
      idleBetweenSeconds: 2.1,
      idleEndSeconds: 1,
    });
  });
});

describe('the thin line', () => {
  const closers: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  test('keeps the order of each connection, and shares its rate among all', async () => {
    const received = new Map<Socket, Buffer>();
    const server = createServer((socket) => {
      received.set(socket, Buffer.alloc(0));
      socket.on('error', () => {});
      socket.on('data', (bytes) =>
        received.set(socket, Buffer.concat([received.get(socket) ?? Buffer.alloc(0), bytes])),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(async () => {
      for (const socket of received.keys()) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    const targetUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const line = await startThinLine({ targetUrl, bytesPerSecond: 200_000, roundTripMs: 40, cutEveryMs: 3_600_000 });
    closers.push(() => line.close());
    const bodyOf = (seed: number) => Buffer.from(Array.from({ length: 60_000 }, (_, at) => (at * 7 + seed) % 251));
    const begunAtMs = performance.now();
    for (const seed of [0, 1]) {
      const socket = connect(Number(new URL(line.url).port), '127.0.0.1');
      closers.push(() => socket.destroy());
      socket.on('error', () => {});
      socket.write(bodyOf(seed));
    }
    const gotten = () => [...received.values()].reduce((sum, { length }) => sum + length, 0);
    await expect.poll(gotten, { timeout: 45_000 }).toBe(120_000);
    expect(performance.now() - begunAtMs).toBeGreaterThan(600);
    expect(line.upBytes()).toBe(120_000);
    expect(line.use(begunAtMs).carriedSeconds).toBeCloseTo(0.6, 1);
    const got = [...received.values()].toSorted((one, other) => (one[0] ?? 0) - (other[0] ?? 0));
    expect(got.map((bytes, seed) => bytes.equals(bodyOf(seed)))).toEqual([true, true]);
  });
});
