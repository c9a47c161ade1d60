import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesForCounty } from '../../../main/domain/county-files.ts';
import { must } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import type { UploadableMaterial } from '../../../sync/ports.ts';
import type { CountyRig } from '../../contract/county-suite.ts';
import { referenceCountyRig } from '../../contract/county-suite-reference.ts';
import { type CourseStep, faultCourse } from '../../support/fault-course.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { enrolSyncTerminal, type SyncTerminal } from './support/sync-terminal.ts';
import { testLog } from './support/test-log.ts';

let rig: CountyRig;
let proxy: FaultProxy;
let terminal: SyncTerminal;
beforeAll(async () => {
  rig = await referenceCountyRig();
  proxy = await startFaultProxy(async () => {});
  proxy.setTarget(rig.url);
  terminal = await enrolSyncTerminal({ url: proxy.url, code: await rig.newCode() });
});
afterAll(async () => {
  await terminal?.stop();
  await proxy?.close();
  await rig?.close();
});

async function aPage(): Promise<{ applicationId: string; page: UploadableMaterial }> {
  const applicationId = terminal.accept([200_000]);
  const [file] = terminal.ledger.application(applicationId)?.materials.flatMap(filesForCounty) ?? [];
  if (!file) throw new Error('a page expected');
  return { applicationId, page: { ...file, bytes: must(await terminal.materials.read(file.sha256)) } };
}

/** How many requests met this fault while `work` ran on that course. */
async function metDuring<T>(course: readonly CourseStep[], work: () => Promise<T>): Promise<[T, number]> {
  const count = () => [...proxy.met()].reduce((sum, [name, times]) => sum + (name === 'none' ? 0 : times), 0);
  const before = count();
  proxy.play(faultCourse(course));
  const done = await work();
  proxy.play(faultCourse([]));
  return [done, count() - before];
}

const cut: CourseStep = { requests: 1, fault: 'cut-request', afterBytes: 40_000 };

test('an upload that is cut goes on at once, and sends again only what was lost', async () => {
  const { page } = await aPage();
  const county = terminal.connect();
  const course: CourseStep[] = [{ requests: 1, fault: 'none' }, cut, { requests: 1, fault: 'none' }, cut];
  const [uploaded, cuts] = await metDuring(course, () => county.uploadMaterial(page, () => {}));
  expect(uploaded).toMatchObject({ ok: true });
  expect(cuts).toBe(2);
  expect(Buffer.from((await rig.material(page.sha256)) ?? []).equals(page.bytes)).toBe(true);
});

test('a call whose answer was lost is made again at once, and gets the first answer', async () => {
  const { applicationId, page } = await aPage();
  const county = terminal.connect();
  const store = createLedgerSyncStore({ ledger: terminal.ledger, log: testLog });
  must(store.markShipped(must(await county.pushEvents(store.unshippedEvents(100)))));
  must(await county.uploadMaterial(page, () => {}));
  const [reply, lost] = await metDuring([{ requests: 1, fault: 'reply-lost' }], () => county.submit(applicationId));
  expect(lost).toBe(1);
  expect(must(reply)).toMatchObject({ status: 'delivered' });
  expect(must(await county.submit(applicationId))).toEqual(must(reply));
});

test('a line that stays down is not hammered', async () => {
  const { applicationId, page } = await aPage();
  const county = terminal.connect();
  const down: CourseStep[] = [{ requests: 50, fault: 'cut-request', afterBytes: 0 }];
  const [uploaded, uploads] = await metDuring(down, () => county.uploadMaterial(page, () => {}));
  expect(uploaded).toMatchObject({ ok: false, failure: { code: 'county/offline' } });
  expect(uploads).toBe(3);
  const [submitted, submits] = await metDuring(down, () => county.submit(applicationId));
  expect(submitted).toMatchObject({ ok: false, failure: { code: 'county/offline' } });
  expect(submits).toBe(2);
});
