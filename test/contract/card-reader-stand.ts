import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { ChipReading } from '../../drivers/card-reader/port.ts';
import { SamCardReader } from '../../drivers/card-reader/sam-card-reader.ts';
import type { DeviceCondition, DeviceResult } from '../../drivers/device-status.ts';
import { type CardReaderRig, cardOfCitizen } from './card-reader-rigs.ts';

/** A rig with a reader on it for each test of the calling suite, and the words that its tests are written in. */
export function useCardReaderStand(makeRig: () => Promise<CardReaderRig>) {
  let rig: CardReaderRig;
  let reader: SamCardReader;
  let outcomes: DeviceResult<ChipReading>[];

  beforeEach(async () => {
    rig = await makeRig();
    reader = new SamCardReader({ open: rig.open, where: rig.where, pollMs: 40 });
    outcomes = [];
    reader.onCard((outcome) => outcomes.push(outcome));
  });

  afterEach(async () => {
    await reader.close();
    await rig.plug.close();
  });

  const becomes = (condition: DeviceCondition, withinMs = 5_000) =>
    vi.waitFor(() => expect(reader.status().condition).toBe(condition), { timeout: withinMs, interval: 10 });
  return {
    get rig() {
      return rig;
    },
    get reader() {
      return reader;
    },
    /** What the reader told of the cards placed on it, in order. */
    get outcomes() {
      return outcomes;
    },
    becomes,
    seen: (count: number) => vi.waitFor(() => expect(outcomes.length).toBe(count), { timeout: 20_000, interval: 10 }),
    started: async () => {
      reader.start();
      await becomes('ready');
    },
    place: (key: string) => rig.sam.placeCard(cardOfCitizen(key)),
    duringRead: () => vi.waitUntil(() => rig.sam.isReading, { timeout: 20_000, interval: 2 }),
    says: (outcome: DeviceResult<ChipReading> | undefined) => (outcome?.ok ? outcome.value.name : outcome?.trouble),
  };
}
