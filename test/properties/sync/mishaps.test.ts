import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { type SimulatedLink, startSimulatedLink } from '../../../sync/link/simulated-link.ts';
import type { CountyRig } from '../../contract/county-suite.ts';
import { referenceCountyRig } from '../../contract/county-suite-reference.ts';
import { enrolSyncTerminal, type SyncTerminal } from '../../unit/sync/support/sync-terminal.ts';
import { expectExactlyOnce, sendAll } from './converge.ts';

/** Whatever comes has come by itself, not by asking again. How long it takes is `npm run bench -- decision`. */
const neverMs = 3_600_000;

let county: CountyRig;
let link: SimulatedLink;
let terminal: SyncTerminal;

beforeAll(async () => {
  county = await referenceCountyRig();
});
afterAll(() => county?.close());
beforeEach(async () => {
  link = await startSimulatedLink({ targetUrl: county.url, slowBytesPerSecond: 400_000 });
  const limits = { helloMs: 500, replyMs: 2_000, uploadStallMs: 2_000, uploadChunkBytes: 32 * 1024 };
  terminal = await enrolSyncTerminal({ url: link.url, code: await county.newCode(), limits });
});
afterEach(async () => {
  await terminal?.stop();
  await link?.close();
});

test('the county takes everything, and each answer is lost on the way', async () => {
  const engine = terminal.startEngine();
  terminal.accept([40_000]);
  // What arrives this way is known only by asking again: the county holds it after one round, the terminal doesn't know.
  await link.setMood('reply-lost');
  for (let round = 0; round < 3; round += 1) expect((await engine.sendNow()).ok).toBe(false);
  await link.setMood('open');
  await sendAll(engine);
  await expectExactlyOnce(terminal, county);
});

test('the answer to the submission itself is lost: asked again, the county gives the same number', async () => {
  const id = terminal.accept([100]);
  const lossy = terminal.connect();
  const events = terminal.ledger.events({ fromSeq: 1, limit: 10 });
  must(await lossy.pushEvents(events));
  const page = terminal.ledger.application(id)?.materials[0]?.pages[0];
  if (!page) throw new Error('a page expected');
  must(await lossy.uploadMaterial({ ...page, bytes: must(await terminal.materials.read(page.sha256)) }, () => {}));
  await link.setMood('reply-lost');
  const rowThere = async () => (await county.delivered()).find((one) => one.id === id);
  // The first try may find its kept-alive connection gone before it says a word.
  await expect
    .poll(async () => {
      expect((await lossy.submit(id)).ok).toBe(false);
      return rowThere();
    })
    .toBeTruthy();
  const row = await rowThere();
  expect(terminal.ledger.summary(id)).toMatchObject({ whereabouts: 'on-terminal', countyNumber: null });

  await link.setMood('open');
  await sendAll(terminal.startEngine());
  expect(terminal.ledger.summary(id)).toMatchObject({ whereabouts: 'at-county', countyNumber: row?.countyNumber });
  await expectExactlyOnce(terminal, county);
});

test('every request reaches the county twice', async () => {
  await link.setMood('reply-twice');
  for (const sizes of [[70_000, 100], [], [33_000]]) terminal.accept(sizes);
  terminal.acceptBundled([20_000, 30_000], 51_000);
  await sendAll(terminal.startEngine());
  await expectExactlyOnce(terminal, county);
});

test('R30: the line is cut in the middle of an upload, again and again: it goes on where it stood', async () => {
  await link.setMood('slow');
  terminal.accept([600_000]);
  const engine = terminal.startEngine();
  let furthest = 0;
  for (let cut = 0; cut < 3; cut += 1) {
    const goal = furthest + 100_000;
    const reached = Promise.withResolvers<void>();
    const stopWatching = engine.onState(({ sending }) => {
      if (!sending) return;
      // A new try never begins at nothing again.
      if (furthest > 0 && sending.sentBytes > 0) expect(sending.sentBytes).toBeGreaterThan(furthest - 100_000);
      if (sending.sentBytes >= goal) reached.resolve();
    });
    const round = engine.sendNow();
    await reached.promise;
    furthest = engine.state().sending?.sentBytes ?? goal;
    await link.setMood('cut');
    expect((await round).ok).toBe(false);
    stopWatching();
    await link.setMood('slow');
  }
  await link.setMood('open');
  await sendAll(engine);
  await expectExactlyOnce(terminal, county);
});

test('R33: three days without a line; then a decision shows with the first contact', async () => {
  const first = terminal.accept([1_000]);
  await sendAll(terminal.startEngine());
  await terminal.stop();
  await link.setMood('cut');
  for (let n = 0; n < 12; n += 1) terminal.accept([20_000]);
  const engine = terminal.startEngine({ pollMs: neverMs });
  expect((await engine.sendNow()).ok).toBe(false);
  await county.decide(first, 'approved', '符合条件');
  expect(terminal.ledger.application(first)?.decision).toBeNull();

  await link.setMood('open');
  engine.kick();
  await expect.poll(() => terminal.ledger.application(first)?.state, { interval: 10 }).toBe('APPROVED');
  await sendAll(engine);
  await expectExactlyOnce(terminal, county);
});

test('R33: connected: a decision shows without being asked for', async () => {
  const ids = [terminal.accept(), terminal.accept()] as const;
  const engine = terminal.startEngine({ pollMs: neverMs });
  await sendAll(engine);
  const stateOf = (id: string) => terminal.ledger.application(id)?.state;
  // Whichever way the first one comes, the stream is up then.
  await county.decide(ids[0], 'approved', '');
  await expect.poll(() => stateOf(ids[0]), { timeout: 20_000 }).toBe('APPROVED');
  await county.decide(ids[1], 'denied', '<b>材料不符</b>');
  await expect.poll(() => stateOf(ids[1]), { interval: 10 }).toBe('DENIED');
  expect(terminal.ledger.application(ids[1])?.decision?.reason).toBe('<b>材料不符</b>');
});

test.each(['http-500', 'http-404', 'captive-portal', 'black-hole'] as const)(
  'the county answers like %s for a while: nothing is lost, nobody is bothered',
  async (mood) => {
    await link.setMood(mood);
    const id = terminal.accept([5_000]);
    const engine = terminal.startEngine();
    for (let round = 0; round < 2; round += 1) expect((await engine.sendNow()).ok).toBe(false);
    expect(terminal.ledger.summary(id)?.whereabouts).toBe('on-terminal');
    await link.setMood('open');
    // No hand is needed: the engine itself notices.
    await expect.poll(() => terminal.ledger.summary(id)?.whereabouts, { timeout: 20_000 }).toBe('at-county');
    await sendAll(engine);
    await expectExactlyOnce(terminal, county);
  },
);
