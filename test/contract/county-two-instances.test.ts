import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesForCounty } from '../../main/domain/county-files.ts';
import { type CountyOptions, type RunningCounty, startCounty } from '../../sync/county/county.ts';
import type { S3Place } from '../../sync/county/materials/s3-materials.ts';
import type { Database } from '../../sync/county/store/database.ts';
import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { type S3Server, startS3Server } from '../support/s3-server.ts';
import { startTcpBalancer, type TcpBalancer } from '../support/tcp-balancer.ts';
import { enrolSyncTerminal, sha256Of } from '../unit/sync/support/sync-terminal.ts';
import { pageOf, sampleApplication, WireTerminal } from './county-store-terminal.ts';

const patience = { timeout: 150_000, interval: 50 };
const newest = { state: 'all', office: null, search: null, limit: 500, offset: 0 } as const;

let server: PostgresServer;
let bucket: S3Server;
beforeAll(async () => {
  [server, bucket] = await Promise.all([startPostgres(), startS3Server()]);
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await bucket?.stop();
});

describe.each([
  ['a directory that both reach', () => null],
  ['a bucket', () => bucket.place],
])('two instances on one PostgreSQL behind a balancer, materials in %s', { timeout: 300_000 }, (_name, place) => {
  let directory: string;
  let options: CountyOptions;
  let database: Database;
  let counties: [RunningCounty, RunningCounty];
  let balancer: TcpBalancer;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'two-instances-'));
    const s3: S3Place | null = place();
    const databaseUrl = await server.newDatabase();
    // With a bucket the instances share no directory.
    const own = (name: string) => (s3 === null ? directory : path.join(directory, name));
    options = { databaseUrl, s3 };
    database = await openPostgresDatabase(databaseUrl);
    counties = await Promise.all([
      startCounty({ ...options, isDemo: true, dataDirectory: own('a') }),
      startCounty({ ...options, dataDirectory: own('b') }),
    ]);
    balancer = await startTcpBalancer(counties.map(({ port }) => port));
  }, 120_000);
  afterAll(async () => {
    await balancer?.close();
    await Promise.all((counties ?? []).map((county) => county.close()));
    await database?.close();
    await rm(directory, { recursive: true, force: true });
  });

  const newCode = () => counties[0].issueEnrolmentCode({ office: '青禾镇便民服务中心' });

  test('terminals enrol, ship, upload and are handed their numbers, each application once', async () => {
    const terminals = await Promise.all(
      Array.from({ length: 4 }, async () => enrolSyncTerminal({ url: balancer.url, code: await newCode() })),
    );
    try {
      const sent = terminals.map((terminal) =>
        [[40_000], [500_000, 300], [], [20_000, 20_001, 20_002]].map((pages) => terminal.accept(pages)),
      );
      for (const terminal of terminals) terminal.startEngine();
      for (const [index, ids] of sent.entries()) {
        const { ledger } = terminals[index] ?? expect.fail('a terminal expected');
        await expect
          .poll(() => ids.map((id) => ledger.application(id)?.countyNumber !== null), patience)
          .toEqual(ids.map(() => true));
      }
      const { rows } = await counties[1].store.applications.inbox(newest);
      expect(rows.map(({ id }) => id).toSorted()).toEqual(sent.flat().toSorted());
      expect(new Set(rows.map(({ countyNumber }) => countyNumber)).size).toBe(sent.flat().length);
      for (const terminal of terminals) {
        for (const id of sent.flat()) {
          const files = terminal.ledger.application(id)?.materials.flatMap(filesForCounty) ?? [];
          for (const { sha256 } of files) {
            const held = await counties[0].material(sha256);
            expect(held && sha256Of(held)).toBe(sha256);
          }
        }
      }
      expect(Math.min(...balancer.counts())).toBeGreaterThan(0);
    } finally {
      for (const terminal of terminals) await terminal.stop();
    }
  });

  test('an upload goes on at the other instance with every piece, and is asked for there', async () => {
    const terminal = await WireTerminal.enrolled(balancer.url, await newCode());
    const bytes = randomBytes(900_000);
    const application = sampleApplication(terminal, 1, {
      materials: [{ code: 'M1', originalSeen: true, method: 'scanned', pages: [pageOf(bytes)] }],
    });
    terminal.accept(application);
    await terminal.push(counties[0].url);
    const encode = (value: string) => Buffer.from(value).toString('base64');
    const begun = await terminal.tus(`${counties[0].url}/api/v1/materials`, 'POST', {
      'upload-length': String(bytes.length),
      'upload-metadata': `sha256 ${encode(sha256Of(bytes))},mediaType ${encode('image/png')}`,
    });
    const location = begun.headers.get('location') ?? '';
    const pieceSize = 250_000;
    for (let offset = 0, piece = 0; offset < bytes.length; offset += pieceSize, piece += 1) {
      const at = new URL(location, counties[(piece + 1) % 2]?.url).href;
      const elsewhere = new URL(location, counties[piece % 2]?.url).href;
      const far = await terminal.tus(elsewhere, 'HEAD', {});
      expect(far.headers.get('upload-offset')).toBe(String(offset));
      const fields = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
      const taken = await terminal.tus(at, 'PATCH', fields, bytes.subarray(offset, offset + pieceSize));
      expect(taken.status).toBe(204);
    }
    const delivered = await terminal.submit(counties[1].url, application.id);
    expect(delivered.body).toMatchObject({ status: 'delivered' });
    expect((await terminal.submit(counties[0].url, application.id)).body).toEqual(delivered.body);
    const after = await terminal.tus(new URL(location, counties[0].url).href, 'HEAD', {});
    expect(after.headers.get('upload-offset')).toBe(String(bytes.length));
  });

  test('a request that hangs at one instance lets go of the upload when the terminal comes to the other', async () => {
    const terminal = await WireTerminal.enrolled(balancer.url, await newCode());
    const bytes = randomBytes(200_000);
    const encode = (value: string) => Buffer.from(value).toString('base64');
    const begun = await terminal.tus(`${counties[0].url}/api/v1/materials`, 'POST', {
      'upload-length': String(bytes.length),
      'upload-metadata': `sha256 ${encode(sha256Of(bytes))},mediaType ${encode('image/png')}`,
    });
    const location = begun.headers.get('location') ?? '';
    const hanging = await hangingPatch(terminal, new URL(location, counties[0].url), bytes);
    try {
      // It has got hold of the upload.
      await expect
        .poll(
          () => database.query('select from upload_leases where upload_id = $1', [path.basename(location)]),
          patience,
        )
        .toHaveLength(1);
      const elsewhere = new URL(location, counties[1].url).href;
      await expect
        .poll(async () => {
          const far = await terminal.tus(elsewhere, 'HEAD', {});
          if (far.status !== 200) return far.status;
          const offset = Number(far.headers.get('upload-offset'));
          const fields = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
          return (await terminal.tus(elsewhere, 'PATCH', fields, bytes.subarray(offset))).status;
        }, patience)
        .toBe(204);
      const held = await counties[0].material(sha256Of(bytes));
      expect(held && sha256Of(held)).toBe(sha256Of(bytes));
    } finally {
      hanging.destroy();
    }
  });

  test('a decision made at one instance nudges the stream that hangs at the other', async () => {
    const terminal = await enrolSyncTerminal({ url: balancer.url, code: await newCode() });
    const id = terminal.accept();
    let nudges = 0;
    const listening = terminal.connect(counties[0].url).listen(
      () => {
        nudges += 1;
      },
      () => undefined,
    );
    try {
      terminal.startEngine();
      await expect.poll(() => terminal.ledger.application(id)?.countyNumber ?? null, patience).not.toBeNull();
      await expect.poll(() => nudges, patience).toBeGreaterThan(0);
      const before = nudges;
      const decision = { applicationId: id, outcome: 'approved', reason: '符合条件', decidedBy: '李科员' } as const;
      expect((await counties[1].store.applications.decide(decision)).ok).toBe(true);
      await expect.poll(() => nudges, patience).toBeGreaterThan(before);
      await expect.poll(() => terminal.ledger.application(id)?.state, patience).toBe('APPROVED');
    } finally {
      listening.stop();
      await terminal.stop();
    }
  });

  test('one instance ends in the middle: what was under way arrives at the other, once', async () => {
    const terminal = await enrolSyncTerminal({ url: balancer.url, code: await newCode() });
    try {
      const ids = Array.from({ length: 6 }, () => terminal.accept([150_000, 150_001]));
      terminal.startEngine();
      await expect
        .poll(() => ids.filter((id) => terminal.ledger.application(id)?.countyNumber !== null).length, patience)
        .toBeGreaterThan(0);
      await counties[0].close();
      await expect
        .poll(() => ids.filter((id) => terminal.ledger.application(id)?.countyNumber !== null).length, patience)
        .toBe(ids.length);
      const { rows } = await counties[1].store.applications.inbox(newest);
      expect(rows.filter(({ id }) => ids.includes(id))).toHaveLength(ids.length);
      const [first] = terminal.pages.keys();
      expect(await counties[1].material(first ?? '')).not.toBeNull();
    } finally {
      await terminal.stop();
    }
  });
});

/** Sends the first part of the bytes and then nothing more. */
async function hangingPatch(terminal: WireTerminal, url: URL, bytes: Uint8Array): Promise<{ destroy(): void }> {
  const fields = {
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-length': String(bytes.length),
    'content-type': 'application/offset+octet-stream',
  };
  const { 'content-length': _length, ...signable } = fields;
  const headers = await terminal.signed(url.href, { method: 'PATCH', headers: signable });
  const hanging = request(url, { method: 'PATCH', headers: { ...headers, 'content-length': bytes.length } });
  hanging.on('error', () => {});
  await new Promise<void>((resolve) => hanging.write(bytes.subarray(0, 60_000), () => resolve()));
  return hanging;
}
