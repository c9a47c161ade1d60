import { afterEach, expect } from 'vitest';
import { ok, type Result } from '../../../../main/domain/result.ts';
import { createSyncEngine } from '../../../../sync/engine/engine.ts';
import type { MaterialSource, SyncEngine } from '../../../../sync/ports.ts';
import { fakeEngineClock } from './fake-engine-clock.ts';
import { memorySyncStore } from './memory-sync-store.ts';
import { scriptedCounty } from './scripted-county.ts';
import { testLog } from './test-log.ts';

const engines: SyncEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});

const allMaterials: MaterialSource = { read: async () => ok(new Uint8Array(1)) };

/** The real engine between a scripted county, a store in memory and a clock that stands still. */
export function rig(materials = allMaterials) {
  const county = scriptedCounty();
  const store = memorySyncStore();
  const clock = fakeEngineClock();
  const engine = createSyncEngine({ county: county.county, store: store.store, materials, clock, log: testLog });
  engines.push(engine);
  return { county, store, clock, engine };
}

export type Rig = ReturnType<typeof rig>;

/** A round is over when the next one has been planned. */
export async function roundOver({ clock }: Rig): Promise<number> {
  await expect.poll(() => clock.nextDelayMs(), { interval: 2 }).not.toBeNull();
  return clock.nextDelayMs() ?? 0;
}

export async function nextRound(parts: Rig): Promise<number> {
  parts.clock.runNext();
  return roundOver(parts);
}

export const offline = (): Result<never> => ({ ok: false, failure: { code: 'county/offline' } });
