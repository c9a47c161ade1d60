import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpCounty } from '../../../sync/client/http-county.ts';
import { international } from '../../../sync/crypto/international.ts';
import { type SimulatedLink, startSimulatedLink } from '../../../sync/link/simulated-link.ts';
import type { County } from '../../../sync/ports.ts';
import { goodHello, json, startScriptedServer } from './support/scripted-server.ts';
import { testLog } from './support/test-log.ts';

const privateKey = international.makeKey();
let server: Awaited<ReturnType<typeof startScriptedServer>>;
let link: SimulatedLink;
let county: County;
let streams: ServerResponse[];

beforeEach(async () => {
  streams = [];
  server = await startScriptedServer((heard, response) => {
    if (heard.path.endsWith('/stream')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      streams.push(response);
    } else if (heard.path.endsWith('/submit')) {
      json(response, 200, {
        status: 'delivered',
        countyNumber: `N-${server.heard.length}`,
        countyTime: goodHello.time,
      });
    } else json(response, 200, goodHello);
  });
  link = await startSimulatedLink({ targetUrl: server.url, slowBytesPerSecond: 100_000 });
  county = createHttpCounty({
    baseUrl: link.url,
    credentials: () => ({ terminalId: 'T1', keyNumber: 1, privateKey }),
    log: testLog,
    limits: { helloMs: 200, replyMs: 2_000, reconnectBaseMs: 5, reconnectCapMs: 10 },
  });
});

afterEach(async () => {
  county.close();
  await link.close();
  await server.close();
});

const codeOf = async (call: Promise<{ ok: boolean; failure?: { code: string } }>) => (await call).failure?.code ?? 'ok';

test('open: the county, under the address of the link', async () => {
  expect(await codeOf(county.hello())).toBe('ok');
  expect(server.heard[0]?.headers.host).toBe(new URL(link.url).host);
});

test('cut: refused while it lasts, the same address afterwards', async () => {
  expect(await codeOf(county.hello())).toBe('ok');
  await link.setMood('cut');
  expect(await codeOf(county.hello())).toBe('county/offline');
  const { hostname, port } = new URL(link.url);
  const [error] = await once(connect(Number(port), hostname), 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  await link.setMood('open');
  expect(await codeOf(county.hello())).toBe('ok');
  expect(server.heard).toHaveLength(2);
});

test.each([
  ['black-hole', 'county/offline'],
  ['http-500', 'county/server-error'],
  ['http-404', 'county/not-found'],
  ['captive-portal', 'county/captive-portal'],
] as const)('%s is seen as %s, and nothing reaches the county', async (mood, code) => {
  await link.setMood(mood);
  expect(await codeOf(county.hello())).toBe(code);
  if (mood !== 'black-hole') expect(await codeOf(county.submit('a'))).toBe(code);
  expect(server.heard).toEqual([]);
  await link.setMood('open');
  expect(await codeOf(county.hello())).toBe('ok');
});

test('reply-lost: the county did it, the terminal does not know', async () => {
  await link.setMood('reply-lost');
  expect(await codeOf(county.submit('a'))).toBe('county/offline');
  // The client asks once more by itself before it gives up.
  const path = '/api/v1/applications/a/submit';
  expect(server.heard.map((one) => one.path)).toEqual([path, path]);
});

test('reply-twice: the county hears it twice, the terminal the second answer', async () => {
  await link.setMood('reply-twice');
  expect(await county.submit('a')).toMatchObject({ ok: true, value: { countyNumber: 'N-2' } });
  expect(server.heard).toHaveLength(2);
  expect(server.heard[0]).toEqual(server.heard[1]);
});

test('slow: takes as long as the line is thin', async () => {
  await link.setMood('slow');
  const began = performance.now();
  await county.declareIntent({
    applicationId: 'a',
    materials: Array.from({ length: 300 }, () => ({ sha256: 'a'.repeat(64), sizeBytes: 1, mediaType: 'image/jpeg' })),
  });
  // 300 entries are about 33 KB; at 100 KB/s that is a third of a second.
  expect(performance.now() - began).toBeGreaterThan(250);
});

test.each(['open', 'slow', 'reply-twice'] as const)(
  'a stream flows in the mood %s and dies when the line turns bad',
  async (mood) => {
    await link.setMood(mood);
    let nudges = 0;
    let breaks = 0;
    const listening = county.listen(
      () => {
        nudges += 1;
      },
      () => {
        breaks += 1;
      },
    );
    await expect.poll(() => nudges).toBe(1);
    streams[0]?.write('data: changes\n\n');
    await expect.poll(() => nudges).toBe(2);
    await link.setMood('http-500');
    await expect.poll(() => streams[0]?.destroyed || streams[0]?.closed).toBe(true);
    await expect.poll(() => breaks).toBe(1);
    await link.setMood('open');
    await expect.poll(() => nudges).toBe(3);
    listening.stop();
  },
);

test('a request under way is cut, on both sides', async () => {
  const began = Promise.withResolvers<void>();
  const broken = Promise.withResolvers<void>();
  const deaf = await startScriptedServer((_, response) => {
    response.on('close', () => broken.resolve());
    began.resolve();
  });
  const other = await startSimulatedLink({ targetUrl: deaf.url });
  const call = createHttpCounty({ baseUrl: other.url, credentials: null, log: testLog }).hello();
  await began.promise;
  await other.setMood('cut');
  expect(await codeOf(call)).toBe('county/offline');
  await broken.promise;
  await other.close();
  await deaf.close();
});

test('moods set in a hurry follow each other', async () => {
  const changes = (['cut', 'open', 'cut', 'black-hole', 'cut', 'open'] as const).map((mood) => link.setMood(mood));
  await Promise.all(changes);
  expect(link.mood()).toBe('open');
  expect(await codeOf(county.hello())).toBe('ok');
});
