import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LinkMood, startSimulatedLink } from '../../../sync/link/simulated-link.ts';
import type { SyncEngine } from '../../../sync/ports.ts';
import type { CountyRig } from '../../contract/county-suite.ts';
import { referenceCountyRig } from '../../contract/county-suite-reference.ts';
import { enrolSyncTerminal, type SyncTerminal } from '../../unit/sync/support/sync-terminal.ts';
import { expectExactlyOnce, sendAll } from './converge.ts';

let county: CountyRig;
beforeAll(async () => {
  county = await referenceCountyRig();
});
afterAll(() => county?.close());

/** Impatient, so that a black hole costs a test little. */
const limits = { helloMs: 150, replyMs: 1_000, uploadStallMs: 600, uploadChunkBytes: 16 * 1024 };

const moods: readonly LinkMood[] = [
  'open',
  'cut',
  'black-hole',
  'http-500',
  'http-404',
  'captive-portal',
  'reply-lost',
  'reply-twice',
  'slow',
];

type Step =
  | { readonly do: 'mood'; readonly mood: LinkMood }
  | { readonly do: 'accept'; readonly pageSizesBytes: readonly number[] }
  /** A whole round in whatever weather there is. */
  | { readonly do: 'round' }
  /** The weather changes while a round is under way. */
  | { readonly do: 'turn'; readonly mood: LinkMood }
  /** The engine ends and another takes over the same ledger. */
  | { readonly do: 'restart' };

const mood = fc.constantFrom(...moods);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('mood' as const), mood }),
  fc.record({
    do: fc.constant('accept' as const),
    pageSizesBytes: fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 3 }),
  }),
  fc.record({ do: fc.constant('round' as const) }),
  fc.record({ do: fc.constant('turn' as const), mood }),
  fc.record({ do: fc.constant('restart' as const) }),
);

async function play(steps: readonly Step[]): Promise<void> {
  const link = await startSimulatedLink({ targetUrl: county.url, slowBytesPerSecond: 200_000 });
  const terminal: SyncTerminal = await enrolSyncTerminal({ url: link.url, code: await county.newCode(), limits });
  let engine: SyncEngine = terminal.startEngine();
  try {
    for (const one of steps) {
      switch (one.do) {
        case 'mood':
          await link.setMood(one.mood);
          break;
        case 'accept':
          terminal.accept(one.pageSizesBytes);
          engine.kick();
          break;
        case 'round':
          await engine.sendNow();
          break;
        case 'turn': {
          const round = engine.sendNow();
          await link.setMood(one.mood);
          await round;
          break;
        }
        case 'restart':
          await engine.stop();
          engine = terminal.startEngine();
      }
    }
    expect(terminal.ledger.counts()['needs-attention']).toBe(0);
    await link.setMood('open');
    await sendAll(engine);
    await expectExactlyOnce(terminal, county);
  } finally {
    await terminal.stop();
    await link.close();
  }
}

test('R30: whatever the weather, each application arrives exactly once', async () => {
  const seed = Number(process.env.SYNC_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`any-weather: SYNC_SEED=${seed}\n`);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => play(steps)),
    { seed, numRuns: Number(process.env.SYNC_RUNS ?? 15), endOnFailure: false, interruptAfterTimeLimit: 150_000 },
  );
}, 180_000);
