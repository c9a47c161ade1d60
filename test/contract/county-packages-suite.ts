import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { type CryptoSuite, suiteSchema } from '../../sync/crypto/keys.ts';
import { openReceipt, type PackageReceipt } from '../../sync/package/receipt.ts';
import { makeOpeningKey, type SealingKey, sealingPart } from '../../sync/package/sealing-key.ts';
import type { SharedDatabase } from './county-store-suite.ts';
import { call, WireTerminal } from './county-store-terminal.ts';
import { handOver, RemoteTerminal, sealingKeyOf } from './packages-support.ts';

/** 离线包: what came by hand has the same effect as what came by wire, and nothing else has any. */
export function runPackageTests(name: string, openShared: () => Promise<SharedDatabase>): void {
  describe.each(suiteSchema.options)(`packages of suite %s at a county on ${name}`, (suite: CryptoSuite) => {
    let shared: SharedDatabase;
    let directory: string;
    let county: RunningCounty;
    let carrier: WireTerminal;
    let sealingKey: SealingKey;

    beforeAll(async () => {
      directory = await mkdtemp(path.join(tmpdir(), 'county-packages-'));
      shared = await openShared();
      county = await startCounty({ ...shared.options, dataDirectory: directory, suite });
      carrier = await enrolled('青禾镇便民服务中心');
      sealingKey = await sealingKeyOf(county.url, carrier, county.store);
    });
    afterAll(async () => {
      await county?.close();
      await shared?.close();
      await rm(directory, { recursive: true, force: true });
    });

    const enrolled = async (office: string) =>
      WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office }), suite);
    const village = async () => new RemoteTerminal(await enrolled('三合村便民服务站'));
    const receiptIn = async (answer: { readonly body: { readonly status: string; readonly receipt: string } }) => {
      expect(answer.body).toMatchObject({ status: 'taken-in' });
      return (await openReceipt(answer.body.receipt, (await county.store.identity.now()).publicKey)) as PackageReceipt;
    };
    const everything = async () => {
      const tables = ['events', 'event_seals', 'event_refusals', 'applications', 'application_actions', 'changes'];
      const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
      const [row] = await shared.database.query(`select ${counts.join(', ')}`);
      const heads = await shared.database.query('select * from chain_heads order by terminal_id');
      const delivered = await shared.database.query(
        'select id, county_number, content_hash from applications order by id',
      );
      return { row, heads, delivered };
    };

    test('R32: a package carried by another terminal delivers whole applications, and a second time changes nothing', async () => {
      const remote = await village();
      const applications = [remote.accept(2), remote.accept(0), remote.accept(1)];
      const { bytes, manifest } = await remote.pack(sealingKey);
      expect(manifest).toMatchObject({ applications: 3, materials: 3 });

      const first = await handOver(county.url, carrier, bytes);
      const receipt = await receiptIn(first);
      expect(receipt.applications.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered', 'delivered']);
      expect(receipt).toMatchObject({ eventsRefused: null, terminalId: remote.wire.enrolment.terminalId });
      expect(receipt.anchoredSeq).toBe(remote.wire.events.length);
      for (const [hash, page] of remote.pages) expect(await county.material(hash)).toEqual(page);
      // Whose it is has not changed by the way it took.
      const held = await county.store.applications.detail(applications[0]?.id ?? '');
      expect(held).toMatchObject({ terminalId: remote.wire.enrolment.terminalId });

      const before = await everything();
      const second = await handOver(county.url, carrier, bytes);
      expect(second.uploaded).toBe(0);
      expect(second.body.receipt).toBe(first.body.receipt);
      expect(await everything()).toEqual(before);
    });

    test('what the terminal then sends by itself changes nothing, and what it sent before is not doubled', async () => {
      const remote = await village();
      const early = remote.accept(1);
      await remote.wire.push(county.url);
      for (const page of remote.pages.values()) await remote.wire.upload(county.url, page);
      const submitted = await remote.wire.submit(county.url, early.id);
      const late = remote.accept(1);
      // Made before it knew that the first half had arrived: the answer was lost.
      const { bytes } = await remote.pack(sealingKey);
      const receipt = await receiptIn(await handOver(county.url, carrier, bytes));
      expect(receipt.applications).toMatchObject([
        { applicationId: early.id, outcome: 'delivered', countyNumber: submitted.body.countyNumber },
        { applicationId: late.id, outcome: 'delivered' },
      ]);

      const before = await everything();
      expect((await remote.wire.push(county.url)).body.anchoredSeq).toBe(remote.wire.events.length);
      expect((await remote.wire.submit(county.url, late.id)).body).toMatchObject({ status: 'delivered' });
      expect(await everything()).toEqual(before);
    });

    test('an older package after a newer one, and one of chosen applications, add what is new in them alone', async () => {
      const remote = await village();
      const one = remote.accept(1);
      const older = await remote.pack(sealingKey);
      const two = remote.accept(1);
      const newer = await remote.pack(sealingKey, { only: [two] });
      const first = await receiptIn(await handOver(county.url, carrier, newer.bytes));
      expect(first.applications).toMatchObject([{ applicationId: two.id, outcome: 'delivered' }]);
      const second = await receiptIn(await handOver(county.url, carrier, older.bytes));
      expect(second.applications).toMatchObject([{ applicationId: one.id, outcome: 'delivered' }]);
      expect(second.anchoredSeq).toBe(remote.wire.events.length);
    });

    test('each part has its own reason when not all of it can be taken', async () => {
      const remote = await village();
      const whole = remote.accept(1);
      const pageless = remote.accept(2);
      const [lost = ''] = pageless.materials.flatMap(({ pages }) => pages).map(({ sha256 }) => sha256);
      remote.pages.delete(lost);
      const made = await remote.pack(sealingKey);
      expect(made.leftOut).toEqual([{ applicationId: pageless.id, code: 'vault/missing' }]);
      const receipt = await receiptIn(await handOver(county.url, carrier, made.bytes));
      expect(receipt.applications).toMatchObject([{ applicationId: whole.id, outcome: 'delivered' }]);

      // Its chain begins behind what the county holds: the pages are taken, the events named.
      const gap = await village();
      gap.accept(1);
      const behind = gap.accept(1);
      const gapped = await gap.pack(sealingKey, { fromSeq: 2, only: [behind] });
      const partial = await receiptIn(await handOver(county.url, carrier, gapped.bytes));
      expect(partial.eventsRefused).toContain('holds events up to 0');
      expect(partial.applications).toMatchObject([
        { applicationId: behind.id, outcome: 'incomplete', lacksEvent: true },
      ]);
      // What was missing comes with the next package; then the very same file is complete.
      await handOver(county.url, carrier, (await gap.pack(sealingKey)).bytes);
      const again = await receiptIn(await handOver(county.url, carrier, gapped.bytes));
      expect(again).toMatchObject({ eventsRefused: null, applications: [{ outcome: 'delivered' }] });
    });

    test('is refused by name: for another county, of an unknown terminal, under another key, of a closed key', async () => {
      const remote = await village();
      remote.accept(1);
      const before = await everything();
      const refused = async (bytes: Buffer) => (await handOver(county.url, carrier, bytes)).body;
      const foreign = await remote.pack(sealingPart(makeOpeningKey()));
      expect(await refused(foreign.bytes)).toMatchObject({ status: 'refused', code: 'package/other-county' });
      const stranger = await remote.pack(sealingKey, {
        signer: { ...remote.credentials(), terminalId: 'nobody' },
      });
      expect(await refused(stranger.bytes)).toMatchObject({ status: 'refused', code: 'package/unknown-terminal' });
      const { key: otherKey } = await WireTerminal.make(suite);
      const forged = await remote.pack(sealingKey, { signer: { ...remote.credentials(), privateKey: otherKey } });
      expect(await refused(forged.bytes)).toMatchObject({ status: 'refused', code: 'package/wrong-signature' });
      const inOthersName = await remote.pack(sealingKey, {
        signer: { ...remote.credentials(), terminalId: carrier.enrolment.terminalId },
      });
      expect(await refused(inOthersName.bytes)).toMatchObject({ status: 'refused', code: 'package/wrong-signature' });
      expect(await refused(Buffer.from('a letter, not a package'))).toMatchObject({ code: 'package/not-a-package' });
      expect(await everything()).toEqual(before);

      await shared.database.query(
        `update terminal_keys set closed_at = now() - interval '1 hour' where terminal_id = $1`,
        [remote.wire.enrolment.terminalId],
      );
      const late = await remote.pack(sealingKey);
      expect(await refused(late.bytes)).toMatchObject({ status: 'refused', code: 'package/closed-key' });
      // A date before that is only what the paper says: such a package adds nothing to the chain.
      const dated = await remote.pack(sealingKey, { madeAt: '2026-01-01T00:00:00.000Z' });
      const receipt = await receiptIn(await handOver(county.url, carrier, dated.bytes));
      expect(receipt.eventsRefused).toContain('is closed');
      expect((await everything()).row).toMatchObject({ applications: before.delivered.length });
    });

    test('of a withdrawn terminal waits for a clerk, and is taken in when the clerk says so', async () => {
      const remote = await village();
      const { id } = remote.accept(1);
      const { bytes } = await remote.pack(sealingKey);
      await county.store.terminals.revoke(remote.wire.enrolment.terminalId);
      expect((await handOver(county.url, carrier, bytes)).body).toEqual({ status: 'waits-for-clerk' });
      expect(await county.store.applications.detail(id)).toBeNull();
      const { rows } = await county.store.packages.list({ limit: 100, offset: 0 });
      const row = rows.find(({ manifest }) => manifest.terminalId === remote.wire.enrolment.terminalId);
      await county.store.packages.approve(row?.contentId ?? '', '县审批员');
      const receipt = await receiptIn(await handOver(county.url, carrier, bytes));
      expect(receipt.applications).toMatchObject([{ applicationId: id, outcome: 'delivered' }]);
    });

    test('nobody but an enrolled terminal hands over', async () => {
      const answer = await call(`${county.url}/api/v1/packages`, { method: 'POST', body: { slices: [] } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    });

    test('any byte changed or cut off anywhere: refused, or without any effect', async () => {
      const remote = await village();
      remote.accept(2);
      const { bytes } = await remote.pack(sealingKey);
      const before = await everything();
      const runs = suite === 'guomi' ? 12 : 60;
      await fc.assert(
        fc.asyncProperty(
          fc.nat({ max: bytes.length - 1 }),
          fc.integer({ min: 1, max: 255 }),
          fc.boolean(),
          async (at, flip, isCut) => {
            const spoilt = isCut ? bytes.subarray(0, at) : Buffer.from(bytes);
            if (!isCut) spoilt[at] = (spoilt[at] ?? 0) ^ flip;
            if (spoilt.length === 0) return;
            const answer = await handOver(county.url, carrier, spoilt);
            expect(answer.body.status, `byte ${at} ^ ${flip}, cut ${isCut}`).toBe('refused');
            expect(answer.body.code).toMatch(
              /^package\/(damaged|not-a-package|unknown-terminal|wrong-signature|other-county)$/,
            );
          },
        ),
        { numRuns: runs },
      );
      expect(await everything()).toEqual(before);
      // The one that was not touched is as good as ever.
      await receiptIn(await handOver(county.url, carrier, bytes));
    });
  });
}
