import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMemoryLedger } from '../../../main/ledger/memory-ledger.ts';
import { createLedgerUploadMemory } from '../../../main/ledger-upload-memory.ts';
import { createMaterialUploader, type MaterialUploader } from '../../../sync/client/upload-material.ts';
import { createUploadPace, type UploadPace } from '../../../sync/client/upload-pace.ts';
import type { UploadMemory } from '../../../sync/ports.ts';

/** A real tus server, and whatever stands before it. */
async function tusServer(directory: string) {
  const tus = new Server({
    path: '/api/v1/materials',
    relativeLocation: true,
    datastore: new FileStore({ directory }),
  });
  const heard: { method: string; offset: number; bytes: number }[] = [];
  const gate: { refuse: ((request: IncomingMessage, response: ServerResponse) => boolean) | null } = { refuse: null };
  const server = createServer((request, response) => {
    const bytes = Number(request.headers['content-length'] ?? 0);
    heard.push({ method: request.method ?? '', offset: Number(request.headers['upload-offset'] ?? -1), bytes });
    if (gate.refuse?.(request, response)) return;
    void tus.handle(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    heard,
    gate,
    endpoint: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/materials`),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

let directory: string;
const endings: (() => unknown)[] = [];
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'upload-material-'));
});
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
  await rm(directory, { recursive: true, force: true });
});

async function open() {
  const server = await tusServer(directory);
  endings.push(() => server.close());
  return server;
}

function uploaderTo(
  endpoint: URL,
  {
    memory,
    pace = createUploadPace({ share: () => 1 }),
    chunkBytes = 32 * 1024,
    stallMs = 20_000,
  }: {
    memory: UploadMemory;
    pace?: UploadPace;
    chunkBytes?: number;
    stallMs?: number;
  },
): MaterialUploader & { stop(): void } {
  const stopping = new AbortController();
  const uploader = createMaterialUploader({
    endpoint,
    sign: async ({ headers }) => headers,
    onCountyTime: () => false,
    chunkBytes,
    memory,
    pace,
    stallMs,
    signal: stopping.signal,
  });
  endings.push(() => uploader.close());
  return { ...uploader, stop: () => stopping.abort() };
}

function material(sizeBytes: number) {
  const bytes = randomBytes(sizeBytes);
  return { sha256: randomBytes(32).toString('hex'), sizeBytes, mediaType: 'image/jpeg', bytes };
}

const ledgerMemory = () =>
  createLedgerUploadMemory(openMemoryLedger({ now: () => new Date(), monotonicMs: () => performance.now() }));
const received = (heard: readonly { method: string; bytes: number }[]) =>
  heard.filter(({ method }) => method === 'PATCH').reduce((sum, { bytes }) => sum + bytes, 0);

describe('an upload that broke off', () => {
  test('goes on where it stood after a restart, also when the county has another address by then', async () => {
    const memory = ledgerMemory();
    const first = await open();
    const scan = material(1_000_000);
    const uploader = uploaderTo(first.endpoint, { memory });
    const broken = uploader.upload(scan, (sentBytes) => {
      if (sentBytes > 300_000) uploader.stop();
    });
    expect(await broken).toMatchObject({ ok: false, failure: { code: 'county/offline' } });
    expect(memory.find(scan.sha256)).toMatchObject({ sizeBytes: 1_000_000, path: expect.stringMatching(/^\w+$/) });
    await first.close();
    endings.splice(0, 1);

    const second = await open();
    const afterRestart = uploaderTo(second.endpoint, { memory });
    expect((await afterRestart.upload(scan, () => {})).ok).toBe(true);
    expect(second.heard[0]).toMatchObject({ method: 'HEAD' });
    expect(second.heard.map(({ method }) => method)).not.toContain('POST');
    expect(received(second.heard)).toBeLessThan(800_000);
    expect(memory.find(scan.sha256)).toBeNull();
  });

  test('that the county has forgotten begins again', async () => {
    const memory = ledgerMemory();
    const server = await open();
    const scan = material(50_000);
    memory.remember(scan.sha256, {
      path: 'ffffffffffffffffffffffffffffffff',
      sizeBytes: 50_000,
      createdAt: '2026-03-02',
    });
    expect((await uploaderTo(server.endpoint, { memory }).upload(scan, () => {})).ok).toBe(true);
    expect(received(server.heard)).toBe(50_000);
  });
});

test('the ledger remembers the last of them, sealed like everything else, and forgets what is done', () => {
  const memory = ledgerMemory();
  const upload = { path: 'x', sizeBytes: 1, createdAt: '2026-03-02' };
  for (let n = 0; n < 70; n += 1) expect(memory.remember(`sha-${n}`, upload)).toBe(true);
  expect(memory.find('sha-5')).toBeNull();
  expect(memory.find('sha-69')).toEqual(upload);
  memory.forget('sha-69');
  memory.forget('sha-69');
  expect(memory.find('sha-69')).toBeNull();
});

describe('chunks', () => {
  test('grow as long as they get through: a good line is not asked for leave each time', async () => {
    const server = await open();
    const scan = material(3_000_000);
    expect((await uploaderTo(server.endpoint, { memory: ledgerMemory() }).upload(scan, () => {})).ok).toBe(true);
    const sizes = server.heard.filter(({ method }) => method === 'PATCH').map(({ bytes }) => bytes);
    expect(sizes.slice(0, 4)).toEqual([32_768, 65_536, 131_072, 262_144]);
    expect(received(server.heard)).toBe(3_000_000);
  });

  test('that something on the way finds too large are made smaller; the upload goes on', async () => {
    const server = await open();
    server.gate.refuse = (request, response) => {
      const isTooLarge = request.method === 'PATCH' && Number(request.headers['content-length']) > 100_000;
      if (isTooLarge) {
        request.resume();
        response.writeHead(413, { 'content-type': 'text/html' }).end('<html>413</html>');
      }
      return isTooLarge;
    };
    const scan = material(700_000);
    const uploader = uploaderTo(server.endpoint, { memory: ledgerMemory(), chunkBytes: 512 * 1024 });
    expect((await uploader.upload(scan, () => {})).ok).toBe(true);
    expect(server.heard.filter(({ method }) => method === 'POST')).toHaveLength(1);
    const tried = server.heard.filter(({ method, bytes }) => method === 'PATCH' && bytes > 100_000).length;
    // 512, 256 and 128 KB once each; never again.
    expect(tried).toBe(3);
  });

  test('of the smallest size that are refused end it, with a word of its own', async () => {
    const server = await open();
    server.gate.refuse = (request, response) => {
      if (request.method !== 'PATCH') return false;
      request.resume();
      response.writeHead(413).end();
      return true;
    };
    const uploader = uploaderTo(server.endpoint, { memory: ledgerMemory() });
    expect(await uploader.upload(material(70_000), () => {})).toMatchObject({
      ok: false,
      failure: { code: 'county/too-large' },
    });
  });

  test('429 with Retry-After is passed on, and the upload is kept', async () => {
    const server = await open();
    const memory = ledgerMemory();
    server.gate.refuse = (request, response) => {
      if (request.method !== 'PATCH') return false;
      request.resume();
      response.writeHead(429, { 'retry-after': '30' }).end();
      return true;
    };
    const scan = material(70_000);
    expect(await uploaderTo(server.endpoint, { memory }).upload(scan, () => {})).toMatchObject({
      failure: { code: 'county/server-error', retryAfterMs: 30_000 },
    });
    expect(memory.find(scan.sha256)).not.toBeNull();
  });
});

describe('several uploads at once', () => {
  /** A line that takes a quarter of a second for each slice of each body, and how many bodies are on it. */
  function slowPace() {
    const bodies = { now: 0, most: 0 };
    const free = createUploadPace({ share: () => 1 });
    const pace: UploadPace = {
      ...free,
      leave: () => new Promise((resolve) => setTimeout(resolve, 250)),
      beginChunk(bytes) {
        bodies.now += 1;
        bodies.most = Math.max(bodies.most, bodies.now);
        return free.beginChunk(bytes);
      },
      endChunk(chunk, outcome) {
        bodies.now -= 1;
        free.endChunk(chunk, outcome);
      },
    };
    return { bodies, pace };
  }

  test('go in turns, the first ones first, and whoever waits is not given up for its silence', async () => {
    const server = await open();
    const { bodies, pace } = slowPace();
    const uploader = uploaderTo(server.endpoint, {
      memory: ledgerMemory(),
      pace,
      chunkBytes: 256 * 1024,
      stallMs: 2_000,
    });
    const through: number[] = [];
    const uploads = [0, 1, 2, 3, 4].map(async (number) => {
      const uploaded = await uploader.upload(material(120_000), () => {});
      through.push(number);
      return uploaded;
    });
    for (const uploaded of await Promise.all(uploads)) expect(uploaded).toMatchObject({ ok: true });
    expect(bodies.most).toBe(3);
    expect(through.slice(0, 3).toSorted()).toEqual([0, 1, 2]);
    // Those that waited had been created long before: nothing to ask when their turn came.
    const firstBodies = server.heard.findIndex(({ method }) => method === 'PATCH') + 3;
    expect(server.heard.slice(firstBodies).map(({ method }) => method)).toEqual(['PATCH', 'PATCH']);
  });

  test('arrive whole, in parts that go on where the county says', async () => {
    const server = await open();
    const scan = material(300_000);
    const uploader = uploaderTo(server.endpoint, { memory: ledgerMemory(), chunkBytes: 256 * 1024 });
    const told: number[] = [];
    expect(await uploader.upload(scan, (sentBytes) => told.push(sentBytes))).toMatchObject({ ok: true });
    const parts = server.heard.filter(({ method }) => method === 'PATCH');
    expect(parts.length).toBeGreaterThan(1);
    expect(received(server.heard)).toBe(300_000);
    expect(told.at(-1)).toBe(300_000);
    const files = (await readdir(directory)).filter((name) => !name.endsWith('.json'));
    const [name] = files;
    expect(files).toHaveLength(1);
    expect((await readFile(path.join(directory, name ?? ''))).equals(scan.bytes)).toBe(true);
  });
});

test('all uploads together keep to their share of the line that was measured', async () => {
  const server = await open();
  let share = 1;
  // Loopback is no line: what the pace believes comes from a clock set by hand, what leaves is measured by the real one.
  let aheadMs = 0;
  const pace = createUploadPace({ share: () => share, monotonicMs: () => performance.now() + aheadMs });
  const measured = pace.beginChunk(2_000_000);
  aheadMs = 1_000;
  pace.endChunk(measured, { gotThrough: true });
  const believed = pace.lineBytesPerSecond() ?? 0;
  share = 0.5;
  const memory = ledgerMemory();
  const begunAtMs = performance.now();
  const uploads = [0, 1, 2].map(() =>
    uploaderTo(server.endpoint, { memory, pace }).upload(material(500_000), () => {}),
  );
  for (const upload of uploads) expect((await upload).ok).toBe(true);
  const perSecond = 1_500_000 / ((performance.now() - begunAtMs) / 1000);
  expect(perSecond).toBeLessThan(believed * 0.5 * 1.25);
  expect(perSecond).toBeGreaterThan(0);

  // Nobody works any more: given free at once.
  share = 1;
  const freeAtMs = performance.now();
  const free = uploaderTo(server.endpoint, { memory, pace });
  expect((await free.upload(material(1_500_000), () => {})).ok).toBe(true);
  expect(performance.now() - freeAtMs).toBeLessThan((1_500_000 / (believed * 0.5)) * 1000);
});
