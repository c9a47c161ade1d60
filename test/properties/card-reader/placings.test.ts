import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { ChipReading } from '../../../drivers/card-reader/port.ts';
import { SamCardReader } from '../../../drivers/card-reader/sam-card-reader.ts';
import type { DeviceResult } from '../../../drivers/device-status.ts';
import { cardOfCitizen, makeMemoryRig } from '../../contract/card-reader-rigs.ts';

/** One visit to the reader, what the module does to it, and what must come of it. */
const visits = {
  read: { expected: ['name'] },
  'pulled during the read': { expected: ['card/pulled-early'] },
  'two failures, then fine': { expected: ['name'] },
  'three failures': { expected: ['card/unreadable'] },
  'unplugged and plugged in before': { expected: ['name'] },
} as const;
type Visit = keyof typeof visits;

test('each placing is exactly one outcome, in any order of mishaps and any cutting of the bytes', async () => {
  const steps = fc.array(
    fc.record({
      visit: fc.constantFrom(...(Object.keys(visits) as Visit[])),
      person: fc.constantFrom('li-xiulan', 'rare-name', 'foreigner'),
      liftsFirst: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  );
  const fragments = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 3 }).filter((sizes) => {
    return sizes.length === 0 || Math.max(...sizes) > 20;
  });
  // Without 0x69 no false start is complete; those cost time at each command and have a contract test of their own.
  const noise = fc.uint8Array({ maxLength: 12 }).map((bytes) => bytes.filter((byte) => byte !== 0x69));
  await fc.assert(
    fc.asyncProperty(steps, fragments, noise, async (plan, sizes, noiseBytes) => {
      const rig = await makeMemoryRig();
      const reader = new SamCardReader({ open: rig.open, where: rig.where, pollMs: 1 });
      const outcomes: DeviceResult<ChipReading>[] = [];
      reader.onCard((outcome) => outcomes.push(outcome));
      rig.sam.setMood({ readMs: 1, fragments: sizes, noise: noiseBytes });
      reader.start();
      try {
        for (const [index, { visit, person, liftsFirst }] of plan.entries()) {
          await vi.waitUntil(() => reader.status().condition === 'ready', { timeout: 20_000, interval: 1 });
          if (liftsFirst) rig.sam.liftCard();
          if (visit === 'unplugged and plugged in before') {
            rig.sam.liftCard();
            await rig.plug.pull();
            await vi.waitUntil(() => reader.status().condition === 'absent', { timeout: 20_000, interval: 1 });
            await rig.plug.plugIn();
            await vi.waitUntil(() => reader.status().condition === 'ready', { timeout: 20_000, interval: 1 });
          }
          if (visit === 'pulled during the read') rig.sam.pullCardDuringNextRead();
          if (visit === 'two failures, then fine') rig.sam.setMood({ failSelects: 1, failReads: 1 });
          if (visit === 'three failures') rig.sam.setMood({ failReads: 3 });
          rig.sam.placeCard(cardOfCitizen(person));
          await vi.waitUntil(() => outcomes.length > index, { timeout: 20_000, interval: 1 });
        }
        // A card that lies there stays quiet: nothing more comes while the module is asked on.
        await reader.readNow(20);
        expect(outcomes.map((outcome) => (outcome.ok ? 'name' : outcome.trouble))).toEqual(
          plan.flatMap(({ visit }) => visits[visit].expected),
        );
      } finally {
        await reader.close();
        await rig.plug.close();
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
