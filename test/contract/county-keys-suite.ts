import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { openCompact, signCompact } from '../../sync/crypto/compact-jws.ts';
import { keyIdOf } from '../../sync/crypto/key-id.ts';
import { type CryptoSuite, publicKeySchema, publicPart, suiteSchema } from '../../sync/crypto/keys.ts';
import { providerOf } from '../../sync/crypto/suites.ts';
import { batchSealSchema, changesReplySchema, type KeyAnnouncement } from '../../sync/protocol.ts';
import { ownKeyTests } from './county-own-key-suite.ts';
import type { SharedDatabase } from './county-store-suite.ts';
import { type CallOptions, call, sampleApplication, WireTerminal } from './county-store-terminal.ts';

/** What protects a terminal that has no secret at the county: signatures, time, keys that follow each other. */
export function runCountyKeyTests(name: string, openShared: () => Promise<SharedDatabase>): void {
  describe.each(suiteSchema.options)(`keys of suite %s at a county on ${name}`, (suite) => {
    let shared: SharedDatabase;
    let directory: string;
    let county: RunningCounty;
    let nowMs = Date.now();

    beforeAll(async () => {
      directory = await mkdtemp(path.join(tmpdir(), 'county-keys-'));
      shared = await openShared();
      const now = () => new Date(nowMs);
      county = await startCounty({ ...shared.options, dataDirectory: directory, suite, now });
    });
    afterAll(async () => {
      await county?.close();
      await shared?.close();
      await rm(directory, { recursive: true, force: true });
    });

    const newTerminal = async () => {
      const code = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
      const terminal = await WireTerminal.enrolled(county.url, code, suite);
      terminal.nowMs = () => nowMs;
      return terminal;
    };
    const intents = { method: 'POST', body: { applicationId: crypto.randomUUID(), materials: [] } };
    /** A good request, taken apart so that each part can be spoilt. */
    const goodRequest = async (terminal: WireTerminal, target = '/api/v1/intents', request: CallOptions = intents) => {
      const url = `${county.url}${target}`;
      return { url, ...request, headers: await terminal.signed(url, request) };
    };
    const send = ({ url, ...request }: { url: string } & CallOptions) => call(url, request);
    const everything = async () => {
      const tables = ['terminals', 'terminal_keys', 'events', 'event_seals', 'event_refusals', 'applications'];
      const more = ['application_actions', 'materials', 'changes', 'enrolment_codes'];
      const counts = [...tables, ...more].map((table) => `(select count(*)::int from ${table}) as ${table}`);
      const [row] = await shared.database.query(`select ${counts.join(', ')}`);
      const heads = await shared.database.query('select * from chain_heads order by terminal_id');
      const keys = await shared.database.query('select * from terminal_keys order by terminal_id, number');
      return { row, heads, keys };
    };

    describe('a signed request', () => {
      test('is good as it is, and refused when any part is not what was signed', async () => {
        const terminal = await newTerminal();
        const good = await goodRequest(terminal);
        expect((await send(good)).body).toEqual({ lacking: [] });
        const input = good.headers['signature-input'] ?? '';
        const spoilt: readonly [string, Parameters<typeof send>[0]][] = [
          ['path', { ...good, url: `${county.url}/api/v1/events` }],
          ['query', { ...good, url: `${good.url}?since=x` }],
          ['method', { ...good, method: 'PUT' }],
          ['body', { ...good, body: { applicationId: crypto.randomUUID(), materials: [] } }],
          ['a later time', withHeader(good, 'signature-input', input.replace(/created=\d+/, `created=${now10()}`))],
          ['a time in words', withHeader(good, 'signature-input', input.replace(/created=\d+/, 'created="now"'))],
          ['no time', withHeader(good, 'signature-input', input.replace(/;created=\d+/, ''))],
          ['no algorithm', withHeader(good, 'signature-input', input.replace(/;alg="[^"]*"/, ''))],
          ['another algorithm', withHeader(good, 'signature-input', input.replace(/alg="[^"]*"/, 'alg="hmac-sha256"'))],
          ['less covered', withHeader(good, 'signature-input', input.replace(' "content-digest"', ''))],
          ['a field for uploads', withHeader(good, 'upload-offset', '0')],
          ['another method by a field', withHeader(good, 'x-http-method-override', 'DELETE')],
          ['no signature', withHeader(good, 'signature', '')],
          ['no digest', withoutHeader(good, 'content-digest')],
        ];
        for (const [what, request] of spoilt) {
          const answer = await send(request);
          expect([400, 401, 404], what).toContain(answer.status);
          expect(answer.body, what).not.toHaveProperty('lacking');
        }
        const two = withHeader(good, 'signature-input', `${input}, ${input.replace('sig1', 'sig2')}`);
        const doubled = withHeader(
          two,
          'signature',
          `${good.headers.signature}, ${good.headers.signature?.replace('sig1', 'sig2')}`,
        );
        expect((await send(doubled)).status, 'two signatures').toBe(401);
      });

      test('is refused with any one sign of its fields changed', async () => {
        const terminal = await newTerminal();
        const good = await goodRequest(terminal);
        const taken: string[] = [];
        for (const field of ['signature', 'signature-input', 'content-digest'] as const) {
          const value = good.headers[field] ?? '';
          // Pure JavaScript takes its time for each: every third sign there.
          for (let at = 0; at < value.length; at += suite === 'guomi' ? 7 : 2) {
            // The last sign of base64 may carry four bits that nobody reads: the two highest are changed.
            const sign = /[A-Za-z0-9+/]/.test(value[at] ?? '') ? (/[g-v]/.test(value[at] ?? '') ? 'A' : 'g') : '!';
            const answer = await send(withHeader(good, field, value.slice(0, at) + sign + value.slice(at + 1)));
            if (answer.status < 400) taken.push(`${field}[${at}]`);
          }
        }
        expect(taken).toEqual([]);
      });

      test('to an address that can be read in two ways is refused', async () => {
        const terminal = await newTerminal();
        const headers = await terminal.signed(`${county.url}/api/v1/changes?since='`);
        const status = await new Promise((resolve, reject) => {
          get(`${county.url}/api/v1/changes`, { path: "/api/v1/changes?since='", headers }, (reply) => {
            reply.resume();
            resolve(reply.statusCode);
          }).on('error', reject);
        });
        expect(status).toBe(401);
      });

      test('needs the digest of its body under the signature', async () => {
        const terminal = await newTerminal();
        const url = `${county.url}/api/v1/intents`;
        const headers = await terminal.signed(url, { method: 'POST' });
        expect((await call(url, { ...intents, headers })).body.error).toBe('bad-request');
      });

      test('of an upload covers what tus says in fields', async () => {
        const terminal = await newTerminal();
        const url = `${county.url}/api/v1/materials`;
        const headers = { 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': 'sha256 eA==' };
        const signed = await terminal.signed(url, { method: 'POST', headers });
        for (const field of Object.keys(headers)) {
          for (const value of ['11', null]) {
            const spoilt = Object.fromEntries(
              Object.entries(signed).flatMap(([key, old]) =>
                key === field ? (value ? [[key, value]] : []) : [[key, old]],
              ),
            );
            expect((await fetch(url, { method: 'POST', headers: spoilt })).status, field).toBe(401);
          }
        }
      });

      test('from another time is refused with the county’s time', async () => {
        const terminal = await newTerminal();
        for (const offMs of [-6 * 60_000, 6 * 60_000, -40 * 86_400_000, 900 * 86_400_000]) {
          terminal.nowMs = () => nowMs + offMs;
          const url = `${county.url}/api/v1/changes`;
          const answer = await fetch(url, { headers: await terminal.signed(url) });
          expect(await answer.json()).toMatchObject({ error: 'clock-skew' });
          expect(Date.parse(answer.headers.get('x-county-time') ?? '')).toBe(nowMs);
        }
        terminal.nowMs = () => nowMs - 4 * 60_000;
        expect((await terminal.changes(county.url)).status).toBe(200);
      });

      /*
       * Within the window a request can be heard again by somebody who recorded it. He learns and changes nothing: every
       * call names what it is about, and a repeat gets the first answer. A memory of all requests of five minutes, shared
       * by all instances, would buy nothing beside that.
       */
      test('that is replayed changes nothing', async () => {
        const terminal = await newTerminal();
        const application = sampleApplication(terminal, 1);
        terminal.append('terminal/started', {});
        terminal.accept(application);
        const { url } = county;
        const next = providerOf(suite).makeKey();
        const recorded = [
          await goodRequest(terminal, '/api/v1/events', {
            method: 'POST',
            body: { jws: await terminal.seal(terminal.events), events: terminal.events },
          }),
          await goodRequest(terminal),
          await goodRequest(terminal, `/api/v1/applications/${application.id}/submit`, { method: 'POST' }),
          await goodRequest(terminal, '/api/v1/keys', { method: 'POST', body: await announcement(terminal, 2, next) }),
          await goodRequest(terminal, '/api/v1/changes?since=', {}),
        ];
        const first = [];
        for (const request of recorded) first.push(await send(request));
        expect(first.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
        await terminal.push(url);
        const before = await everything();
        for (const [at, request] of [...recorded.entries(), ...recorded.entries()]) {
          expect((await send(request)).body).toEqual(first[at]?.body);
        }
        expect(await everything()).toEqual(before);
      });
    });

    describe('a sealed batch', () => {
      test('a batch signed by another key, or for another terminal, is refused', async () => {
        const [terminal, other] = await Promise.all([newTerminal(), newTerminal()]);
        const event = terminal.append('terminal/started', {});
        const { terminalId } = terminal.enrolment;
        const push = async (jws: string) => {
          const answer = await terminal.call(county.url, '/api/v1/events', {
            method: 'POST',
            body: { jws, events: [event] },
          });
          return answer.body.error;
        };
        expect(await push(await other.seal([event], { terminalId }, terminal.keyId()))).toBe('unauthorised');
        expect(await push(await terminal.seal([event], {}, other.keyId()))).toBe('unauthorised');
        expect(await push('a.b.c')).toBe('unauthorised');
        expect(await push(await terminal.seal([event], { terminalId: other.enrolment.terminalId }))).toBe(
          'bad-request',
        );
        expect(await push(await terminal.seal([event], { headHash: '1'.repeat(64) }))).toBe('bad-request');
        expect(await push(await terminal.seal([event], { fromSeq: 2, toSeq: 2 }))).toBe('bad-request');
        expect((await terminal.push(county.url)).body.anchoredSeq).toBe(1);
      });
    });

    describe('a new key', () => {
      test('is taken from its holder alone, and the old one is good until it was used', async () => {
        const terminal = await newTerminal();
        const [old, next] = [terminal.key, providerOf(suite).makeKey()];
        const announced = await announcement(terminal, 2, next);
        const announce = (body: unknown) => terminal.call(county.url, '/api/v1/keys', { method: 'POST', body });
        const byOther = await announcement(terminal, 2, next, providerOf(suite).makeKey());
        expect((await announce(byOther)).body.error).toBe('bad-request');
        expect((await announce({ ...announced, keyNumber: 3 })).body.error).toBe('bad-request');
        expect((await announce(announced)).body).toEqual({ status: 'taken' });
        expect((await announce(announced)).body).toEqual({ status: 'taken' });
        const otherKey = await announcement(terminal, 2, providerOf(suite).makeKey());
        expect((await announce(otherKey)).body).toEqual({ status: 'number-taken' });

        expect((await terminal.changes(county.url)).status).toBe(200);
        const inFlight = await goodRequest(terminal);
        nowMs += 2_000;
        Object.assign(terminal, { key: next, keyNumber: 2 });
        expect((await terminal.changes(county.url)).status).toBe(200);
        expect((await send(inFlight)).status, 'signed before the change, arrived after it').toBe(200);
        nowMs += 2_000;
        Object.assign(terminal, { key: old, keyNumber: 1 });
        expect((await terminal.changes(county.url)).body.error).toBe('unauthorised');
        expect((await announce(await announcement(terminal, 3, old))).body.error).toBe('unauthorised');
        expect(await county.store.terminals.keys(terminal.enrolment.terminalId)).toMatchObject([
          { number: 1, closedAt: expect.any(Date) },
          { number: 2, firstUsedAt: expect.any(Date), closedAt: null },
        ]);
      });

      test('R58: leaves what the old one sealed verifiable, from what the county holds alone', async () => {
        const terminal = await newTerminal();
        terminal.append('terminal/started', {});
        terminal.append('card/read', {});
        await terminal.push(county.url);
        const next = providerOf(suite).makeKey();
        const body = await announcement(terminal, 2, next);
        await terminal.call(county.url, '/api/v1/keys', { method: 'POST', body });
        Object.assign(terminal, { key: next, keyNumber: 2 });
        const third = terminal.append('card/read', {});
        await terminal.push(county.url, [third]);
        const { terminalId } = terminal.enrolment;
        const rows = await shared.database.query<{ jws: string; number: number; public_key: unknown; hash: string }>(
          `select s.jws, k.number, k.public_key, e.hash from event_seals s
             join terminal_keys k on k.terminal_id = s.terminal_id and k.number = s.key_number
             join events e on e.terminal_id = s.terminal_id and e.seq = s.to_seq
           where s.terminal_id = $1 order by s.to_seq`,
          [terminalId],
        );
        expect(rows.map((row) => row.number)).toEqual([1, 2]);
        for (const { jws, number, public_key, hash } of rows) {
          const kid = keyIdOf({ terminalId, keyNumber: number });
          const seal = await openCompact(jws, { key: publicKeySchema.parse(public_key), kid });
          expect(batchSealSchema.parse(seal)).toMatchObject({ terminalId, headHash: hash });
        }
      });

      test('is asked for when a person orders it, when the old one is old, and when the county changes its suite', async () => {
        const wants = async (terminal: WireTerminal, url = county.url) =>
          changesReplySchema.parse((await terminal.changes(url)).body).newKey ?? null;
        const change = async (terminal: WireTerminal, keyNumber: number) => {
          const next = providerOf(suite).makeKey();
          const body = await announcement(terminal, keyNumber, next);
          expect((await terminal.call(county.url, '/api/v1/keys', { method: 'POST', body })).status).toBe(200);
          Object.assign(terminal, { key: next, keyNumber });
        };
        const terminal = await newTerminal();
        expect(await wants(terminal)).toBeNull();
        nowMs += 1_000;
        await county.store.terminals.orderNewKey(terminal.enrolment.terminalId);
        expect(await wants(terminal)).toEqual({ suite });
        nowMs += 1_000;
        await change(terminal, 2);
        expect(await wants(terminal)).toBeNull();
        nowMs += 181 * 86_400_000;
        expect(await wants(terminal)).toEqual({ suite });
        await change(terminal, 3);
        expect(await wants(terminal)).toBeNull();
        const other: CryptoSuite = suite === 'guomi' ? 'international' : 'guomi';
        const now = () => new Date(nowMs);
        const changed = await startCounty({ ...shared.options, dataDirectory: directory, suite: other, now });
        try {
          expect(await wants(terminal, changed.url)).toEqual({ suite: other });
        } finally {
          await changed.close();
        }
      });
    });

    ownKeyTests({
      suite,
      county: () => county,
      database: () => shared.database,
      newTerminal,
      now: () => new Date(nowMs),
    });

    async function announcement(
      terminal: WireTerminal,
      keyNumber: number,
      key: WireTerminal['key'],
      signer = key,
    ): Promise<KeyAnnouncement> {
      const proven = { keyNumber, publicKey: publicPart(key) };
      const kid = keyIdOf({ terminalId: terminal.enrolment.terminalId, keyNumber });
      return { ...proven, proof: await signCompact({ key: signer, kid, payload: proven }) };
    }

    function now10(): number {
      return Math.floor(nowMs / 1000) + 10;
    }
  });
}

type Spoilable = { readonly url: string; readonly headers: Record<string, string> } & CallOptions;

function withHeader<Request extends Spoilable>(request: Request, name: string, value: string): Request {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function withoutHeader<Request extends Spoilable>(request: Request, name: string): Request {
  const { [name]: _left, ...headers } = request.headers;
  return { ...request, headers };
}
