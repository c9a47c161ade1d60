import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { FailureCode } from '../../../main/domain/failures.ts';
import { genesisHash, type LedgerEvent } from '../../../main/domain/ledger-event.ts';
import { must, type Result } from '../../../main/domain/result.ts';
import { createHttpCounty, type HttpCountyOptions } from '../../../sync/client/http-county.ts';
import { openCompact } from '../../../sync/crypto/compact-jws.ts';
import { hasContentDigest } from '../../../sync/crypto/content-digest.ts';
import { international } from '../../../sync/crypto/international.ts';
import { publicPart } from '../../../sync/crypto/keys.ts';
import { verifyRequest } from '../../../sync/crypto/request-signature.ts';
import type { County } from '../../../sync/ports.ts';
import { countyTimeHeader, protocolHeader, protocolVersion } from '../../../sync/protocol.ts';
import { goodHello, json, startScriptedServer } from './support/scripted-server.ts';
import { testLog } from './support/test-log.ts';

type Answer = Parameters<typeof startScriptedServer>[0];

const closers: (() => unknown)[] = [];
const privateKey = international.makeKey();
const publicKey = publicPart(privateKey);

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function countyThat(answer: Answer, options: Partial<HttpCountyOptions> = {}) {
  const server = await startScriptedServer(answer);
  closers.push(() => server.close());
  return { county: open(server.url, options), server };
}

function open(baseUrl: string, options: Partial<HttpCountyOptions> = {}): County {
  const credentials = () => ({ terminalId: 'T1', keyNumber: 3, privateKey });
  const county = createHttpCounty({ baseUrl, credentials, log: testLog, ...options });
  closers.push(() => county.close());
  return county;
}

function codeOf(result: Result<unknown>): FailureCode | 'ok' {
  return result.ok ? 'ok' : result.failure.code;
}

const id = '0190a3c4-0000-7000-8000-000000000001';
const html = '<!DOCTYPE html><html><body>登录</body></html>';

const now = 'Mon, 02 Mar 2026 08:00:00 GMT';
const inAnHour = 'Mon, 02 Mar 2026 09:00:00 GMT';

describe('replies are classified', () => {
  const refusal = (error: string) => ({ error, message: 'no' });
  const cases: readonly [string, Answer, FailureCode][] = [
    ['500', (_, r) => r.writeHead(500).end('oops'), 'county/server-error'],
    ['502 as a web page', (_, r) => r.writeHead(502, { 'content-type': 'text/html' }).end(html), 'county/server-error'],
    ['429', (_, r) => json(r, 429, refusal('too-many-requests')), 'county/server-error'],
    ['404 in JSON', (_, r) => json(r, 404, refusal('not-found')), 'county/not-found'],
    ['404 as a web page', (_, r) => r.writeHead(404, { 'content-type': 'text/html' }).end(html), 'county/not-found'],
    ['200 web page', (_, r) => r.writeHead(200, { 'content-type': 'text/html' }).end(html), 'county/captive-portal'],
    [
      '200 web page called JSON',
      (_, r) => r.writeHead(200, { 'content-type': 'application/json' }).end(html),
      'county/captive-portal',
    ],
    [
      '403 of a web filter',
      (_, r) => r.writeHead(403, { 'content-type': 'text/html' }).end(html),
      'county/captive-portal',
    ],
    ['511', (_, r) => r.writeHead(511, { 'content-type': 'text/html' }).end(html), 'county/captive-portal'],
    [
      'redirect',
      (_, r) => r.writeHead(302, { location: 'http://portal.example/login' }).end(),
      'county/captive-portal',
    ],
    ['401', (_, r) => json(r, 401, refusal('unauthorised')), 'county/not-recognised'],
    ['401 replaced', (_, r) => json(r, 401, refusal('replaced')), 'county/replaced'],
    ['401 for the time', (_, r) => json(r, 401, refusal('clock-skew')), 'county/clock-differs'],
    ['401 revoked', (_, r) => json(r, 401, refusal('revoked')), 'county/revoked'],
    ['409', (_, r) => json(r, 409, refusal('chain-conflict')), 'county/chain-conflict'],
    ['426', (_, r) => json(r, 426, refusal('version-mismatch')), 'county/version-mismatch'],
    ['400', (_, r) => json(r, 400, refusal('bad-request')), 'county/refused'],
    [
      '413 of a web server in front',
      (_, r) => r.writeHead(413, { 'content-type': 'text/html' }).end(html),
      'county/too-large',
    ],
    [
      'broken JSON',
      (_, r) => r.writeHead(200, { 'content-type': 'application/json' }).end('{"cursor":'),
      'county/garbled',
    ],
    ['wrong shape', (_, r) => json(r, 200, { cursor: 7, changes: [], more: false }), 'county/garbled'],
    ['empty', (_, r) => r.writeHead(200).end(), 'county/garbled'],
    ['connection reset', (_, r) => void r.socket?.resetAndDestroy(), 'county/offline'],
    [
      'cut in the middle',
      (_, r) => {
        r.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        r.write('{"cursor":"1"', () => r.socket?.destroy());
      },
      'county/offline',
    ],
  ];

  test.each([
    ['seconds', { 'retry-after': '90' }, 90_000],
    ['a date, by the clock of whoever says it', { 'retry-after': inAnHour, date: now }, 3_600_000],
    ['a date that nothing can be taken against', { 'retry-after': inAnHour, date: 'soon' }, undefined],
    ['nonsense', { 'retry-after': '-3 apples' }, undefined],
  ])('429 with Retry-After: %s', async (_, headers, retryAfterMs) => {
    const { county } = await countyThat((_heard, r) => r.writeHead(429, headers).end('{}'));
    const changes = await county.changes('0');
    expect(changes).toMatchObject({ ok: false, failure: { code: 'county/server-error' } });
    expect(!changes.ok && changes.failure.retryAfterMs).toBe(retryAfterMs);
  });

  test.each(cases)('%s', async (_, answer, code) => {
    const { county } = await countyThat(answer);
    expect(codeOf(await county.changes('0'))).toBe(code);
  });

  test('nobody listens', async () => {
    const server = await startScriptedServer(() => {});
    await server.close();
    expect(codeOf(await open(server.url).hello())).toBe('county/offline');
  });

  test('a black hole ends within the time limit', async () => {
    const hole = createServer(() => {}).listen(0, '127.0.0.1');
    await once(hole, 'listening');
    const address = hole.address();
    closers.push(() => hole.close());
    if (typeof address !== 'object' || !address) throw new Error('no address');
    const county = open(`http://127.0.0.1:${address.port}`, { limits: { helloMs: 50, replyMs: 50 } });
    expect(codeOf(await county.hello())).toBe('county/offline');
    county.close();
  });

  test('a reply that never ends is cut at the limit', async () => {
    const { county } = await countyThat(
      (_, r) => {
        r.writeHead(200, { 'content-type': 'application/json' });
        const feed = (): void => {
          if (!r.destroyed) r.write('x'.repeat(10_000), feed);
        };
        feed();
      },
      { limits: { replyBytes: 100_000 } },
    );
    expect(codeOf(await county.changes('0'))).toBe('county/garbled');
  });

  test('a redirect is never followed, so what is ours stays here', async () => {
    const portal = await startScriptedServer((_, r) => json(r, 200, goodHello));
    closers.push(() => portal.close());
    const { county } = await countyThat((_, r) => r.writeHead(307, { location: portal.url }).end());
    expect(codeOf(await county.submit(id))).toBe('county/captive-portal');
    expect(portal.heard).toEqual([]);
  });
});

describe('hello', () => {
  test('the county', async () => {
    const { county, server } = await countyThat((_, r) => json(r, 200, goodHello));
    expect(await county.hello()).toEqual({ ok: true, value: { ...goodHello, provenKey: null, handovers: [] } });
    expect(server.heard[0]).toMatchObject({
      method: 'GET',
      path: expect.stringMatching(/^\/api\/v1\/hello\?nonce=[\w-]{22}$/),
    });
  });

  test.each([{ service: 'other' }, {}, 'hello', null])('%j says 200 but is not the county', async (body) => {
    const { county } = await countyThat((_, r) => json(r, 200, body));
    expect(codeOf(await county.hello())).toBe('county/captive-portal');
  });

  test('another version', async () => {
    const { county } = await countyThat((_, r) => json(r, 200, { ...goodHello, protocolVersion: 1 }));
    expect(codeOf(await county.hello())).toBe('county/version-mismatch');
  });
});

describe('calls', () => {
  test('carry version and signature, and stay under the path prefix', async () => {
    const { server } = await countyThat((_, r) => json(r, 200, { lacking: [] }));
    const county = open(`${server.url}/platform`);
    must(await county.declareIntent({ applicationId: id, materials: [] }));
    expect(server.heard[0]).toMatchObject({ method: 'POST', path: '/platform/api/v1/intents' });
    const [heard] = server.heard;
    expect(heard?.headers[protocolHeader]).toBe(String(protocolVersion));
    expect(heard?.headers).not.toHaveProperty('authorization');
    const url = new URL(heard?.path ?? '', server.url);
    const headers = heard?.headers as Record<string, string>;
    const signedBy = await verifyRequest({ method: 'POST', url, headers }, async () => publicKey);
    expect(signedBy).toMatchObject({ keyId: 'T1#3' });
    expect(hasContentDigest(international, headers['content-digest'] ?? '', Buffer.from(heard?.body ?? ''))).toBe(true);
  });

  test('need an enrolment', async () => {
    const { county, server } = await countyThat((_, r) => json(r, 200, {}), { credentials: null });
    expect(codeOf(await county.changes('0'))).toBe('terminal/not-enrolled');
    expect(codeOf(await county.pushEvents([event(1)]))).toBe('terminal/not-enrolled');
    expect(server.heard).toEqual([]);
  });

  test('a terminal whose clock is days off speaks by the county’s once it was told', async () => {
    const countyMs = Date.now();
    const created: number[] = [];
    const { county } = await countyThat(
      (heard, r) => {
        created.push(Number(/created=(\d+)/.exec(String(heard.headers['signature-input']))?.[1]));
        if (Math.abs((created.at(-1) ?? 0) * 1000 - countyMs) < 60_000) return json(r, 200, { lacking: [] });
        r.setHeader(countyTimeHeader, new Date(countyMs).toISOString());
        json(r, 401, { error: 'clock-skew', message: 'no' });
      },
      { clock: { nowMs: () => countyMs - 5 * 86_400_000, offsetMs: 0 } },
    );
    must(await county.declareIntent({ applicationId: id, materials: [] }));
    must(await county.declareIntent({ applicationId: id, materials: [] }));
    expect(created).toHaveLength(3);
  });

  test('a county that never likes the time is asked twice, not for ever', async () => {
    let asked = 0;
    const { county } = await countyThat((_, r) => {
      asked += 1;
      r.setHeader(countyTimeHeader, '2031-01-01T00:00:00.000Z');
      json(r, 401, { error: 'clock-skew', message: 'no' });
    });
    expect(codeOf(await county.changes('0'))).toBe('county/clock-differs');
    expect(asked).toBe(2);
  });

  test('close ends what is under way', async () => {
    const asked = Promise.withResolvers<void>();
    const { county } = await countyThat(() => asked.resolve());
    const reply = county.changes('0');
    await asked.promise;
    county.close();
    expect(codeOf(await reply)).toBe('county/offline');
  });
});

describe('events', () => {
  test('travel under the seal of the terminal', async () => {
    const anchor = { anchoredSeq: 2, anchoredHash: 'a'.repeat(64), refusals: [] };
    const { county, server } = await countyThat((_, r) => json(r, 200, anchor));
    expect(must(await county.pushEvents([event(1), event(2)]))).toEqual(anchor);
    const { jws, events } = JSON.parse(server.heard[0]?.body ?? '{}');
    expect(events).toEqual([event(1), event(2)]);
    expect(await openCompact(jws, { key: publicKey, kid: 'T1#3' })).toEqual({
      terminalId: 'T1',
      fromSeq: 1,
      toSeq: 2,
      headHash: event(2).hash,
    });
  });
});

describe('the stream', () => {
  test('nudges on connecting and on each event, not on comments; says when it broke off, and comes back', async () => {
    const nudges: string[] = [];
    let connections = 0;
    const heardTwice = Promise.withResolvers<void>();
    const { county } = await countyThat(
      (_, r) => {
        connections += 1;
        r.writeHead(200, { 'content-type': 'text/event-stream' });
        r.write(': keep-alive\n\n');
        if (connections === 1) r.write('event: changes\ndata: {}\n\n', () => setImmediate(() => r.socket?.destroy()));
        else heardTwice.resolve();
      },
      { limits: { reconnectBaseMs: 1, reconnectCapMs: 5 } },
    );
    const listening = county.listen(
      () => nudges.push('nudge'),
      () => nudges.push('broken'),
    );
    await heardTwice.promise;
    await expect.poll(() => nudges).toEqual(['nudge', 'nudge', 'broken', 'nudge']);
    listening.stop();
  });
});

function event(seq: number): LedgerEvent {
  return {
    seq,
    id: `0190a3c4-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    type: 'card/read',
    terminalId: 'T1',
    at: '2026-03-02T08:00:00.000Z',
    monotonicMs: seq,
    boot: 1,
    countyOffsetMs: null,
    operatorId: null,
    applicationId: null,
    bodyHash: 'b'.repeat(64),
    prevHash: genesisHash,
    hash: 'c'.repeat(64),
    body: { name: '𬱖试' },
  };
}
