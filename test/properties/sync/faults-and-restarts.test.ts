import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FailureCode } from '../../../main/domain/failures.ts';
import { ok, type Result } from '../../../main/domain/result.ts';
import { createSyncEngine } from '../../../sync/engine/engine.ts';
import type { EventReply } from '../../../sync/protocol.ts';
import { fakeEngineClock } from '../../unit/sync/support/fake-engine-clock.ts';
import { memorySyncStore } from '../../unit/sync/support/memory-sync-store.ts';
import { type Call, scriptedCounty } from '../../unit/sync/support/scripted-county.ts';
import { testLog } from '../../unit/sync/support/test-log.ts';

/** What may go wrong without anybody having to do something. */
const passing: readonly FailureCode[] = ['county/offline', 'county/server-error', 'county/captive-portal'];
const calls: readonly Call[] = ['hello', 'changes', 'pushEvents', 'declareIntent', 'uploadMaterial', 'submit'];

const plan = fc.record({
  sizes: fc.array(fc.array(fc.integer({ min: 1, max: 900_000 }), { maxLength: 3 }), { minLength: 1, maxLength: 12 }),
  /** Of each call that reaches the county, in order: goes through, fails before it works, or its answer is lost after. */
  fates: fc.array(fc.constantFrom('through', 'through', 'before', 'after'), { maxLength: 60 }),
  code: fc.constantFrom(...passing),
  /** After so many calls the engine ends as it is, and another takes over the same store. */
  restarts: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
  /** Whether the county delivers with the events what it holds whole. */
  delivers: fc.boolean(),
});

interface Plan {
  readonly sizes: readonly (readonly number[])[];
  readonly fates: readonly ('through' | 'before' | 'after')[];
  readonly code: FailureCode;
  readonly restarts: readonly number[];
  readonly delivers: boolean;
}

async function play({ sizes, fates, code, restarts, delivers }: Plan): Promise<void> {
  const county = scriptedCounty();
  const store = memorySyncStore();
  const clock = fakeEngineClock();
  const delivered: string[] = [];
  county.intake.isWhole = (id) => delivers && store.entry(id).materials.length === 0;
  const events: number[] = [];
  let made = 0;
  let restartsDue = 0;
  sizes.forEach((list, n) => {
    store.accept(`a${n}`, list);
  });
  const lose = (): Result<never> => ({ ok: false, failure: { code } });
  for (const call of calls) {
    const works = county.county[call] as (...given: readonly unknown[]) => Promise<Result<unknown>>;
    const spoiled = async (...given: readonly unknown[]): Promise<Result<unknown>> => {
      const fate = fates[made] ?? 'through';
      made += 1;
      if (restarts.includes(made)) restartsDue += 1;
      if (fate === 'before') return lose();
      const answer = await works(...given);
      if (answer.ok && call === 'submit') delivered.push(String(given[0]));
      if (answer.ok && call === 'pushEvents') {
        events.push(...(given[0] as { seq: number }[]).map(({ seq }) => seq));
        const said = (answer.value as EventReply).deliveries ?? [];
        delivered.push(...said.map(({ applicationId }) => applicationId));
      }
      return fate === 'after' ? lose() : answer;
    };
    Object.assign(county.county, { [call]: spoiled });
  }
  const newEngine = () =>
    createSyncEngine({
      county: county.county,
      store: store.store,
      materials: { read: async () => ok(new Uint8Array(1)) },
      clock,
      log: testLog,
    });

  let engine = newEngine();
  engine.start();
  // Each fate and each restart costs at most a few rounds; without a bound here a starving one would never be found.
  const mostRounds = 3 * (fates.length + sizes.length) + 20;
  for (let round = 0; round < mostRounds; round += 1) {
    await expect.poll(() => clock.nextDelayMs(), { interval: 1, timeout: 20_000 }).not.toBeNull();
    if (store.entries().every(({ state }) => state === 'delivered')) break;
    if (restartsDue > 0) {
      restartsDue -= 1;
      await engine.stop();
      engine = newEngine();
      engine.start();
    } else {
      clock.runNext();
    }
  }
  await engine.stop();

  expect(store.entries().map(({ applicationId, state }) => [applicationId, state])).toEqual(
    sizes.map((_, n) => [`a${n}`, 'delivered']),
  );
  // Exactly once for the county: a repeat got the first answer, and each is there.
  expect(new Set(delivered)).toEqual(new Set(sizes.map((_, n) => `a${n}`)));
  // Events in the order of the chain: each new one is the next.
  const fresh = events.filter((seq, index) => !events.slice(0, index).includes(seq));
  expect(fresh).toEqual(fresh.map((_, index) => index + 1));
  // Order of each application: nothing is submitted whose materials the county does not hold by then.
  for (const [n, list] of sizes.entries()) {
    const own = county.heard.filter((one) => one.endsWith(` a${n}`) || one.includes(` a${n}#`));
    const firstSubmit = own.indexOf(`submit a${n}`);
    // What has no papers has nothing to declare: the envelope goes at once, or went with its event.
    const firstStep = list.length > 0 ? `declareIntent a${n}` : `submit a${n}`;
    expect(own[0] ?? (delivers ? firstStep : 'nothing')).toBe(firstStep);
    for (const page of list.keys()) {
      const uploaded = own.indexOf(`uploadMaterial a${n}#${page}`);
      expect(uploaded).toBeGreaterThan(0);
      expect(uploaded).toBeLessThan(firstSubmit);
    }
  }
}

test('any faults, restarts at any step: each application once, in order, nobody starves', async () => {
  const seed = Number(process.env.SYNC_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`faults-and-restarts: SYNC_SEED=${seed}\n`);
  await fc.assert(fc.asyncProperty(plan, play), { seed, numRuns: Number(process.env.SYNC_RUNS ?? 60) });
}, 120_000);
