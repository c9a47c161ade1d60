import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { must } from '../../main/domain/result.ts';
import type { PackagesView } from '../../preload/contract-packages.ts';
import { everythingSent, type JourneyTerminal, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptDraft, acceptOne, fillDraft, plainMaterial, saveFilled } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { patience } from '../support/until.ts';

async function withStick(story: (stick: string) => Promise<void>): Promise<void> {
  const stick = await mkdtemp(path.join(tmpdir(), 'stick-'));
  try {
    await story(stick);
  } finally {
    await rm(stick, { recursive: true, force: true });
  }
}

const packages = (terminal: JourneyTerminal): Promise<PackagesView> => terminal.call('packages', {});
const readyToExport = async (terminal: JourneyTerminal) => (await packages(terminal)).obstacle === null;
const whereaboutsOf = async (terminal: JourneyTerminal, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await terminal.call('application', { applicationId: id })).summary.whereabouts));

/** One case with a scanned page, two without. */
async function acceptThree(terminal: JourneyTerminal): Promise<readonly string[]> {
  const { id: readingId } = await terminal.readCard('li-xiulan');
  const scannerReady = async () =>
    (await terminal.call('deviceStates', {})).some(
      (one) => one.deviceClass === 'document-scanner' && one.condition === 'ready',
    );
  await vi.waitUntil(scannerReady, patience);
  const draft = await fillDraft(terminal.ask, { readingId });
  await terminal.hand({ hand: 'feedPages', pages: ['id-card-front'] });
  const scan = { draftId: draft.id, materialCode: plainMaterial, source: 'feeder' } as const;
  const { draft: scanned } = await terminal.call('scanMaterial', scan);
  const withPage = must(await acceptDraft(terminal.ask, must(await saveFilled(terminal.ask, scanned))));
  const others = [await acceptOne(terminal.ask, { readingId }), await acceptOne(terminal.ask, { readingId })];
  return [withPage.id, ...others.map(({ id }) => id)];
}

async function recordVisit(terminal: JourneyTerminal, sign: number, applicationIds: string[]): Promise<Buffer> {
  const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, sign, 2, 3, 4, 0xff, 0xd9]);
  const asked = { personName: '黄阿婆', phone: '', village: '青禾村', place: '', notes: '', itemCode: null };
  const { visit } = await terminal.call('addVisit', asked);
  const door = { visitId: visit.id, subject: 'door', purpose: '证明到过这家', consentOf: null } as const;
  await terminal.call('addVisitPhoto', { ...door, jpegBase64: photo.toString('base64') });
  const place = { source: 'manual', village: '青禾村', place: '', reason: '屋里没有信号' } as const;
  await terminal.call('setVisitPlace', { visitId: visit.id, place });
  await terminal.call('sealEvidence', { visitId: visit.id, applicationIds });
  return photo;
}

test('a village without a line: out on a stick, carried by the township, and the receipt back, told as it is', () =>
  withStick((stick) =>
    withTerminal({}, async ({ terminal: village, newTerminal, county, line }) => {
      const township = await newTerminal();
      await Promise.all([readyToWork(village), readyToWork(township)]);
      await vi.waitUntil(() => readyToExport(village), patience);
      await vi.waitUntil(() => readyToExport(township), patience);
      await line.setMood('cut');
      const ids = await acceptThree(village);
      // 上门留痕 of one of them, and of a visit at which nothing was received.
      const photos = [await recordVisit(village, 1, ids.slice(0, 1)), await recordVisit(village, 2, [])];

      const exported = await village.call('exportPackage', { folder: stick, applicationIds: null });
      expect(exported).toMatchObject({ made: { applications: 3, materials: 3 }, leftOut: [], remaining: 0 });
      // Out on a stick is not sent: nothing on the screens says so.
      expect(new Set(await whereaboutsOf(village, ids)).has('at-county')).toBe(false);
      const file = path.join(stick, exported.made.fileName);
      expect(await readdir(stick)).toEqual([exported.made.fileName]);
      // Who carries it reads nothing in it.
      const bytes = await readFile(file);
      expect(bytes.includes('李秀')).toBe(false);
      expect(bytes.subarray(0, 7).toString()).toBe('key.jwe');

      const found = await township.call('packagePlaces', { typed: stick });
      expect(found.find((place) => place.path === stick)?.files).toMatchObject([{ path: file, kind: 'package' }]);
      const imported = await township.call('importPackage', { path: file });
      expect(imported).toMatchObject({ kind: 'cargo', cargo: { applications: 3, state: 'waiting' } });
      expect(await township.call('importPackage', { path: file })).toEqual(imported);
      await rm(file);
      // A carrier that is switched off over night still has it.
      await township.restart();
      expect((await packages(township)).cargo).toHaveLength(1);

      // Only the township has a line now.
      await village.stop();
      await line.setMood('open');
      const carried = async () => (await packages(township)).cargo[0]?.state === 'taken-in';
      await vi.waitUntil(carried, patience);
      expect((await packages(township)).cargo[0]?.result).toMatchObject({ delivered: 3, incomplete: 0, refused: 0 });
      const arrived = await deliveredTo(county);
      expect(new Set(arrived.map(({ id }) => id))).toEqual(new Set(ids));
      for (const photo of photos)
        expect(await county.material(createHash('sha256').update(photo).digest('hex'))).toEqual(photo);
      const [cargo] = (await packages(township)).cargo;
      const { path: receipt } = await township.call('savePackageReceipt', {
        cargoId: cargo?.cargoId ?? '',
        folder: stick,
      });
      expect(await readdir(path.join(township.dataDir, 'cargo'))).toEqual([`${cargo?.cargoId}.twack`]);

      await line.setMood('cut');
      await village.start();
      expect(new Set(await whereaboutsOf(village, ids)).has('at-county')).toBe(false);
      expect(await village.call('importPackage', { path: receipt })).toMatchObject({
        kind: 'receipt',
        result: { delivered: 3 },
      });
      expect(await whereaboutsOf(village, ids)).toEqual(['at-county', 'at-county', 'at-county']);
      expect((await packages(village)).made[0]?.result).toMatchObject({ delivered: 3 });
      expect((await village.call('agentHome', {})).photosToSend).toBe(0);
      expect(await township.ask('importPackage', { path: receipt })).toMatchObject({
        failure: { code: 'package/other-terminal' },
      });

      // The line comes back: what went by hand is not sent again, and nothing is doubled.
      await line.setMood('open');
      await everythingSent(village);
      expect(await deliveredTo(county)).toEqual(arrived);
      expect(await village.call('verifyLedger', {})).toMatchObject({ intact: true });
      expect(await village.ask('exportPackage', { folder: stick, applicationIds: null })).toMatchObject({
        failure: { code: 'package/nothing-to-send' },
      });
    }),
  ));

test('the receipt of an edited file, a stick that is gone, a letter and a receipt that was altered are refused by name', () =>
  withStick((stick) =>
    withTerminal({}, async ({ terminal, line, county }) => {
      await readyToWork(terminal);
      await vi.waitUntil(() => readyToExport(terminal), patience);
      await line.setMood('cut');
      const [first = ''] = await acceptThree(terminal);
      const refused = async (promise: Promise<unknown>) => expect(await promise);
      const gone = path.join(stick, 'gone');
      (await refused(terminal.ask('exportPackage', { folder: gone, applicationIds: null }))).toMatchObject({
        failure: { code: 'package/folder-missing' },
      });
      await writeFile(path.join(stick, 'letter.twpkg'), 'Dear colleagues');
      const letter = path.join(stick, 'letter.twpkg');
      (await refused(terminal.ask('importPackage', { path: letter }))).toMatchObject({
        failure: { code: 'package/not-a-package' },
      });
      (await refused(terminal.ask('importPackage', { path: gone }))).toMatchObject({
        failure: { code: 'package/cannot-read' },
      });
      await mkdir(gone);
      (await refused(terminal.ask('importPackage', { path: gone }))).toMatchObject({
        failure: { code: 'package/cannot-read' },
      });

      const chosen = await terminal.call('exportPackage', { folder: stick, applicationIds: [first] });
      expect(chosen.made.applications).toBe(1);
      const file = path.join(stick, chosen.made.fileName);
      const bytes = await readFile(file);
      bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
      await writeFile(file, bytes);
      (await refused(terminal.ask('importPackage', { path: file }))).toMatchObject({
        failure: { code: 'package/damaged' },
      });
      expect((await packages(terminal)).cargo).toEqual([]);
      expect(await readdir(path.join(terminal.dataDir, 'cargo'))).toEqual([]);

      const forged = await county.store.identity.sign({ format: 'twack/1' });
      await writeFile(path.join(stick, 'forged.twack'), forged);
      const receipt = path.join(stick, 'forged.twack');
      (await refused(terminal.ask('importPackage', { path: receipt }))).toMatchObject({
        failure: { code: 'package/receipt-not-genuine' },
      });
    }),
  ));
