import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CountyOptions, type RunningCounty, startCounty } from '../../sync/county/county.ts';
import type { Database } from '../../sync/county/store/database.ts';
import { migrate } from '../../sync/county/store/migrate.ts';
import {
  changesReplySchema,
  enrolReplySchema,
  eventReplySchema,
  helloSchema,
  protocolHeader,
  protocolVersion,
  refusalSchema,
  submitReplySchema,
} from '../../sync/protocol.ts';
import { describeManyAtOnce } from './county-store-many.ts';
import { call, pageOf, sampleApplication, sha256, WireTerminal } from './county-store-terminal.ts';

export interface SharedDatabase {
  /** Handed to both instances. */
  readonly options: Pick<CountyOptions, 'database' | 'databaseUrl'>;
  /** The same database, for a look from beside. */
  readonly database: Database;
  close(): Promise<void>;
}

/** Two county instances on one database, spoken to over the wire: whatever one is told, the other must know. */
export function runCountyStoreTests(name: string, openShared: () => Promise<SharedDatabase>): void {
  describe(`county on ${name}`, () => {
    let shared: SharedDatabase;
    let directory: string;
    let a: RunningCounty;
    let b: RunningCounty;

    beforeAll(async () => {
      directory = await mkdtemp(path.join(tmpdir(), 'county-test-'));
      shared = await openShared();
      a = await startCounty({ ...shared.options, dataDirectory: directory });
      b = await startCounty({ ...shared.options, dataDirectory: directory });
    });
    afterAll(async () => {
      await a?.close();
      await b?.close();
      await shared?.close();
      await rm(directory, { recursive: true, force: true });
    });

    const newCode = () => a.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
    const newTerminal = async () => WireTerminal.enrolled(a.url, await newCode());
    const page = (text: string) => new TextEncoder().encode(text.repeat(500));

    test('migrating again is a no-op', async () => {
      expect(await migrate(shared.database)).toEqual([]);
    });

    test('says who it is without a signature', async () => {
      const hello = await call(`${a.url}/api/v1/hello`);
      expect(hello.status).toBe(200);
      expect(helloSchema.parse(hello.body).service).toBe('township-county');
    });

    describe('enrolment', () => {
      test('the same key with the same code gets the same answer, another key nothing', async () => {
        const code = await newCode();
        const terminal = await WireTerminal.make();
        const [first, again] = await Promise.all([
          terminal.enrol(a.url, code),
          terminal.enrol(b.url, code.toLowerCase()),
        ]);
        expect(enrolReplySchema.parse(first.body)).toEqual(again.body);
        expect(first.body.officeName).toBe('青禾镇便民服务中心');
        const stranger = await (await WireTerminal.make()).enrol(a.url, code);
        expect([stranger.status, stranger.body.error]).toEqual([403, 'code-used']);
      });

      test('an expired or unknown code is refused', async () => {
        const code = await a.issueEnrolmentCode({ office: '青禾镇', validForMs: -1 });
        const terminal = await WireTerminal.make();
        expect((await terminal.enrol(a.url, code)).body.error).toBe('code-expired');
        expect((await terminal.enrol(a.url, 'NONSENSE-1234')).body.error).toBe('code-unknown');
      });

      test('two keys racing for one code: one terminal', async () => {
        const code = await newCode();
        const terminals = await Promise.all([WireTerminal.make(), WireTerminal.make()]);
        const answers = await Promise.all(
          terminals.map((terminal, at) => terminal.enrol(at === 0 ? a.url : b.url, code)),
        );
        expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403]);
      });
    });

    describe('gate', () => {
      test('R31 R58: a wrong key, no signature, other version and a revoked terminal are refused by name', async () => {
        const terminal = await newTerminal();
        const { key } = terminal;
        terminal.key = (await WireTerminal.make()).key;
        const wrong = await terminal.changes(a.url);
        expect([wrong.status, wrong.body.error]).toEqual([401, 'unauthorised']);
        terminal.key = key;
        const none = await call(`${a.url}/api/v1/changes`, { headers: { [protocolHeader]: String(protocolVersion) } });
        expect(refusalSchema.parse(none.body).error).toBe('unauthorised');
        const version = await terminal.call(a.url, '/api/v1/changes', { headers: { 'x-protocol-version': '99' } });
        expect([version.status, version.body.error]).toEqual([400, 'version-mismatch']);
        await b.store.terminals.revoke(terminal.enrolment.terminalId);
        const revoked = await terminal.changes(a.url);
        expect([revoked.status, revoked.body.error]).toEqual([401, 'revoked']);
      });
    });

    describeManyAtOnce({ a: () => a, b: () => b, database: () => shared.database, newTerminal });

    describe('events', () => {
      test('concurrent duplicate pushes to both instances: each event once, one application', async () => {
        const terminal = await newTerminal();
        terminal.append('terminal/started', { appVersion: '0.1.0' });
        const application = sampleApplication(terminal, 1);
        terminal.accept(application);
        const answers = await Promise.all([a, b, a, b, a, b].map((county) => terminal.push(county.url)));
        for (const answer of answers) {
          expect(eventReplySchema.parse(answer.body)).toEqual({
            anchoredSeq: 2,
            anchoredHash: terminal.events[1]?.hash,
            refusals: [],
            deliveries: [expect.objectContaining({ applicationId: application.id })],
          });
          expect(answer.body.deliveries).toEqual(answers[0]?.body.deliveries);
        }
        const found = await b.store.applications.inbox({
          state: 'all',
          office: null,
          search: application.localNumber,
          limit: 10,
          offset: 0,
        });
        expect(found.total).toBe(1);
        const [known] = await shared.database.query<{ received_at: string }>(
          'select received_at from applications where id = $1',
          [application.id],
        );
        expect(known?.received_at).toBe('2026-11-22T02:00:00.123Z');
        const record = await b.store.terminals.find(terminal.enrolment.terminalId);
        expect(record).toMatchObject({ appVersion: '0.1.0', clockOffsetMs: -1500, anchoredSeq: 2 });
      });

      test('overlapping batches: what is held is skipped, what is new is taken', async () => {
        const terminal = await newTerminal();
        for (let count = 0; count < 5; count += 1) terminal.append('card/read', { count });
        expect((await terminal.push(a.url, terminal.events.slice(0, 3))).body.anchoredSeq).toBe(3);
        expect((await terminal.push(b.url, terminal.events.slice(1, 5))).body.anchoredSeq).toBe(5);
        expect((await terminal.push(b.url, terminal.events.slice(0, 2))).body.anchoredSeq).toBe(5);
      });

      test('another event at a held number, a gap, and a changed body are conflicts; the chain stays', async () => {
        const terminal = await newTerminal();
        terminal.append('terminal/started', {});
        await terminal.push(a.url);
        const [held] = terminal.events;
        terminal.events.length = 0;
        const fork = terminal.append('terminal/started', { other: true });
        const forked = await terminal.push(b.url, [fork]);
        expect([forked.status, forked.body.error]).toEqual([409, 'chain-conflict']);
        terminal.events.splice(0, 1, held ?? fork);
        terminal.append('operator/unlocked', {});
        const third = terminal.append('operator/locked', {});
        expect((await terminal.push(a.url, [third])).body.error).toBe('chain-conflict');
        const second = terminal.events[1] ?? third;
        const spoiled = { ...second, body: { ...second.body, extra: 1 } };
        expect((await terminal.push(a.url, [spoiled])).body.error).toBe('chain-conflict');
        expect((await b.store.terminals.find(terminal.enrolment.terminalId))?.chainConflict).toContain('event 2');
        expect((await terminal.push(a.url)).body.anchoredSeq).toBe(3);
      });

      test('content that is no application, or an id that is taken, is kept and named', async () => {
        const [terminal, other] = await Promise.all([newTerminal(), newTerminal()]);
        const application = sampleApplication(terminal, 1);
        terminal.accept(application);
        terminal.append('application/accepted', { application: { id: application.id } }, application.id);
        terminal.accept({ ...application, phone: '13900000000' });
        const nul = sampleApplication(terminal, 2, { form: { item: { text: 'a\u0000b' } } });
        terminal.accept(nul);
        const pushed = await terminal.push(a.url);
        expect(pushed.body.anchoredSeq).toBe(4);
        expect(pushed.body.refusals.map((refusal: { seq: number }) => refusal.seq)).toEqual([2, 3, 4]);
        expect((await terminal.push(b.url)).body).toEqual(pushed.body);
        expect((await terminal.submit(b.url, nul.id)).body.status).toBe('refused');
        expect((await terminal.submit(b.url, application.id)).body.status).toBe('delivered');

        other.accept({ ...application, localNumber: `${other.enrolment.numberPrefix}-1` });
        expect((await other.push(a.url)).body.refusals).toHaveLength(1);
        expect((await other.submit(a.url, application.id)).body.status).toBe('refused');
      });
    });

    describe('materials and submission', () => {
      test('complete before delivered; a repeat gets the first answer, on either instance', async () => {
        const terminal = await newTerminal();
        const bytes = page('页');
        const application = sampleApplication(terminal, 7, {
          materials: [{ code: 'M1', originalSeen: true, method: 'scanned', pages: [pageOf(bytes)] }],
        });
        expect((await terminal.submit(a.url, application.id)).body).toMatchObject({
          status: 'incomplete',
          lackingEvent: true,
        });
        terminal.accept(application);
        await terminal.push(a.url);
        const incomplete = submitReplySchema.parse((await terminal.submit(b.url, application.id)).body);
        expect(incomplete).toEqual({ status: 'incomplete', lackingMaterials: [sha256(bytes)], lackingEvent: false });
        const intent = { applicationId: application.id, materials: [pageOf(bytes)] };
        const lacking = await terminal.call(b.url, '/api/v1/intents', { method: 'POST', body: intent });
        expect(lacking.body).toEqual({ lacking: [sha256(bytes)] });
        expect(
          await b.store.applications.decide({
            applicationId: application.id,
            outcome: 'approved',
            reason: '',
            decidedBy: '甲',
          }),
        ).toEqual({ ok: false, why: 'in-transit' });

        expect((await terminal.upload(a.url, bytes, { pieces: 3 })).status).toBe(204);
        expect(await b.material(sha256(bytes))).toEqual(Buffer.from(bytes));
        const after = await terminal.call(b.url, '/api/v1/intents', { method: 'POST', body: intent });
        expect(after.body).toEqual({ lacking: [] });
        const answers = await Promise.all([a, b, a, b].map((county) => terminal.submit(county.url, application.id)));
        const first = submitReplySchema.parse(answers[0]?.body);
        expect(first.status).toBe('delivered');
        for (const answer of answers) expect(answer.body).toEqual(first);
      });

      test('an upload is resumed where it broke off, on the other instance', async () => {
        const terminal = await newTerminal();
        const bytes = page('续');
        const encode = (value: string) => Buffer.from(value).toString('base64');
        const created = await terminal.tus(`${a.url}/api/v1/materials`, 'POST', {
          'upload-length': String(bytes.length),
          'upload-metadata': `sha256 ${encode(sha256(bytes))},mediaType ${encode('image/png')}`,
        });
        const location = created.headers.get('location') ?? '';
        const offsetHeaders = (offset: string) => ({
          'upload-offset': offset,
          'content-type': 'application/offset+octet-stream',
        });
        await terminal.tus(new URL(location, a.url).href, 'PATCH', offsetHeaders('0'), bytes.subarray(0, 700));
        const head = await terminal.tus(new URL(location, b.url).href, 'HEAD', {});
        expect(head.headers.get('upload-offset')).toBe('700');
        const stranger = await newTerminal();
        expect((await stranger.tus(new URL(location, b.url).href, 'HEAD', {})).status).toBe(404);
        const last = await terminal.tus(
          new URL(location, b.url).href,
          'PATCH',
          offsetHeaders('700'),
          bytes.subarray(700),
        );
        expect(last.status).toBe(204);
        expect(await a.material(sha256(bytes))).toEqual(Buffer.from(bytes));
        const asked = await terminal.tus(new URL(location, a.url).href, 'HEAD', {});
        expect(asked.headers.get('upload-offset')).toBe(String(bytes.length));
      });

      test('an instance that ended before verifying the last byte: the next question settles it', async () => {
        const terminal = await newTerminal();
        for (const [text, announced, status] of [
          ['完', sha256(page('完')), 200],
          ['坏', sha256('not these bytes'), 400],
        ] as const) {
          const bytes = page(text);
          const encode = (value: string) => Buffer.from(value).toString('base64');
          const created = await terminal.tus(`${a.url}/api/v1/materials`, 'POST', {
            'upload-length': String(bytes.length),
            'upload-metadata': `sha256 ${encode(announced)},mediaType ${encode('image/png')}`,
          });
          const location = new URL(created.headers.get('location') ?? '', b.url);
          // All bytes arrived, and then nothing more happened.
          await writeFile(path.join(directory, 'uploads', path.basename(location.pathname)), bytes);
          expect(await b.store.materials.find(announced)).toBeNull();
          expect((await terminal.tus(location.href, 'HEAD', {})).status).toBe(status);
          expect((await b.store.materials.find(announced)) !== null).toBe(status === 200);
        }
      });

      test('bytes with another hash are discarded and never held; the same page twice is fine', async () => {
        const terminal = await newTerminal();
        const announced = sha256('something else');
        const wrong = await terminal.upload(a.url, page('错'), { announced });
        expect(wrong.status).toBe(400);
        expect(refusalSchema.parse(await wrong.json()).error).toBe('bad-request');
        expect(await a.store.materials.find(announced)).toBeNull();
        expect(await a.material(announced)).toBeNull();
        const bytes = page('同');
        const both = await Promise.all([terminal.upload(a.url, bytes), terminal.upload(b.url, bytes)]);
        expect(both.map((answer) => answer.status)).toEqual([204, 204]);
        expect((await terminal.upload(a.url, bytes)).status).toBe(204);
      });

      test('an upload that nobody signed, of a wrong kind or too large is refused in the words of the contract', async () => {
        const terminal = await newTerminal();
        const headers = { 'tus-resumable': '1.0.0', 'upload-length': '3', [protocolHeader]: String(protocolVersion) };
        const unknown = await fetch(`${a.url}/api/v1/materials`, { method: 'POST', headers });
        expect(unknown.status).toBe(401);
        const kind = await terminal.upload(a.url, page('x'), { mediaType: 'text/html' });
        expect([kind.status, refusalSchema.parse(await kind.json()).error]).toEqual([400, 'bad-request']);
        const large = await terminal.tus(`${a.url}/api/v1/materials`, 'POST', { 'upload-length': '9999999999' });
        expect([large.status, refusalSchema.parse(await large.json()).error]).toEqual([413, 'too-large']);
        const served = await terminal.call(a.url, '/api/v1/materials/anything');
        expect(served.status).toBe(404);
      });
    });

    describe('changes', () => {
      async function delivered(terminal: WireTerminal, counter: number): Promise<string> {
        const application = sampleApplication(terminal, counter);
        terminal.accept(application);
        await terminal.push(a.url);
        await terminal.submit(a.url, application.id);
        return application.id;
      }

      test('a decision reaches its terminal only, once per cursor, and is decided once', async () => {
        const [terminal, other] = await Promise.all([newTerminal(), newTerminal()]);
        const id = await delivered(terminal, 1);
        const before = changesReplySchema.parse((await terminal.changes(a.url)).body);
        const decision = { applicationId: id, outcome: 'denied', reason: '材料不符', decidedBy: '李科员' } as const;
        const outcomes = await Promise.all([a, b].map((county) => county.store.applications.decide(decision)));
        expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
        const reply = changesReplySchema.parse((await terminal.changes(b.url, before.cursor)).body);
        expect(reply.changes).toMatchObject([
          {
            kind: 'application-status',
            applicationId: id,
            statusVersion: 1,
            state: 'DENIED',
            decision: { reason: '材料不符' },
          },
        ]);
        expect((await terminal.changes(a.url, reply.cursor)).body.changes).toEqual([]);
        const statuses = async (of: WireTerminal, since = '') =>
          changesReplySchema
            .parse((await of.changes(a.url, since)).body)
            .changes.filter(({ kind }) => kind === 'application-status');
        expect(await statuses(terminal, '000000000000-5')).toHaveLength(1);
        expect(await statuses(other)).toEqual([]);
        expect((await terminal.changes(a.url, 'nonsense')).status).toBe(400);
      });

      test('R33: a stream on one instance hears what the other decided', async () => {
        const terminal = await newTerminal();
        const id = await delivered(terminal, 1);
        const stop = new AbortController();
        const streamUrl = `${b.url}/api/v1/stream`;
        const response = await fetch(streamUrl, { headers: await terminal.signed(streamUrl), signal: stop.signal });
        const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
        let heard = '';
        const hear = async (times: number) => {
          while (heard.split('data:').length - 1 < times) heard += (await reader?.read())?.value ?? '';
        };
        await hear(1);
        await a.store.applications.decide({ applicationId: id, outcome: 'approved', reason: '', decidedBy: '李科员' });
        await hear(2);
        stop.abort();
        await reader?.closed.catch(() => {});
      });

      test('what is published is announced as it is now, not as a history', async () => {
        const terminal = await newTerminal();
        const before = changesReplySchema.parse((await terminal.changes(a.url)).body);
        for (const title of ['第一版', '第二版']) {
          await a.store.publishing.publishNotices([
            { id: 'n1', title, body: '内容', publishedAt: '2026-11-22T00:00:00.000Z' },
          ]);
        }
        const reply = changesReplySchema.parse((await terminal.changes(b.url, before.cursor)).body);
        expect(reply.changes).toEqual([{ kind: 'publication' }]);
        const [notices] = (reply.published ?? []).filter(({ kind }) => kind === 'notices');
        const whole = await b.store.publications.whole(terminal.enrolment.terminalId, { kind: 'notices', scope: '' });
        expect(whole).toMatchObject({ ...notices, body: { notices: [{ id: 'n1', title: '第二版' }] } });
      });
    });
  });
}
