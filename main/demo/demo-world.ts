import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Bench } from '../../drivers/bench/bench.ts';
import type { Hand } from '../../drivers/hands.ts';
import type { Input } from '../../preload/contract.ts';
import { startSimulatedLink } from '../../sync/link/simulated-link.ts';
import type { ShiftableClock } from '../clock.ts';
import type { ChildHost, DeviceAddresses } from '../device-host/port.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Log } from '../log.ts';
import type { Simulator } from '../usecases/parts.ts';
import { startDemoBench } from './demo-bench.ts';
import { type DemoCounty, startDemoCounty } from './demo-county.ts';

/** Everything around a terminal that the demo brings along: a county, a line to it, and a desk with devices. */
export interface DemoWorld {
  /** The line that the terminal uses; the console is reached directly at `consoleUrl`. */
  readonly countyUrl: string | null;
  readonly consoleUrl: string | null;
  /** Opens the county's door once, for a terminal that isn't enrolled yet. */
  readonly enrolmentCode: string | null;
  readonly devices: DeviceAddresses;
  readonly simulator: Simulator;
  /** Null: as much as there really is. */
  freeBytes(): number | null;
  onChange(listener: (what: DemoChange) => void): () => void;
  close(): Promise<void>;
}

export type DemoChange = 'desk' | 'link' | 'clock' | 'disk';

export interface DemoOptions {
  readonly childHost: ChildHost;
  readonly dataDir: string;
  readonly clock: ShiftableClock;
  readonly log: Log;
  /** A county that runs elsewhere; null starts the reference platform. */
  readonly countyUrl: string | null;
  /** The terminal has no enrolment yet. */
  readonly enrols: boolean;
}

export async function startDemoWorld(options: DemoOptions): Promise<Result<DemoWorld>> {
  const { childHost, log } = options;
  const hasOwnCounty = options.countyUrl === null;
  const enrolmentCode = hasOwnCounty && options.enrols ? randomBytes(9).toString('base64url') : null;
  const [county, bench] = await Promise.all([
    hasOwnCounty
      ? startDemoCounty(childHost, { dataDir: path.join(options.dataDir, 'county'), enrolmentCode, log })
      : ok<DemoCounty>({ url: options.countyUrl, close: async () => {} }),
    startDemoBench(childHost),
  ]);
  if (!county.ok || !bench.ok) {
    if (county.ok) await county.value.close();
    if (bench.ok) await bench.value.close();
    return county.ok ? (bench as Result<never>) : county;
  }
  try {
    return ok(await assembleWorld({ options, county: county.value, bench: bench.value, enrolmentCode }));
  } catch (error) {
    await Promise.all([county.value.close(), bench.value.close()]);
    return failed('simulator/unavailable', String(error));
  }
}

async function assembleWorld(world: {
  readonly options: DemoOptions;
  readonly county: DemoCounty;
  readonly bench: Bench;
  readonly enrolmentCode: string | null;
}): Promise<DemoWorld> {
  const { county, bench, enrolmentCode } = world;
  const { clock } = world.options;
  const link = await startSimulatedLink({ targetUrl: county.url });
  const listeners = new Set<(what: DemoChange) => void>();
  const changed = (what: DemoChange): void => {
    for (const listener of [...listeners]) listener(what);
  };
  bench.onState(() => changed('desk'));
  let freeBytes: number | null = null;

  async function move(hand: Input<'simulate'>): Promise<Result<void>> {
    if (hand.hand === 'setLink') {
      await link.setMood(hand.mood);
      changed('link');
    } else if (hand.hand === 'shiftClock') {
      clock.shift(hand.shiftMs);
      changed('clock');
    } else if (hand.hand === 'fillDisk') {
      freeBytes = hand.freeBytes;
      changed('disk');
    } else {
      return benchMove(bench, hand);
    }
    return ok();
  }

  return {
    countyUrl: link.url,
    consoleUrl: county.url,
    enrolmentCode,
    devices: bench.addresses,
    simulator: {
      state: () => ({
        bench: bench.state(),
        link: link.mood(),
        clockShiftMs: clock.shiftMs(),
        countyUrl: county.url,
      }),
      apply: (hand) => move(hand).catch(asUnavailable),
    },
    freeBytes: () => freeBytes,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      await Promise.allSettled([link.close(), bench.close(), county.close()]);
    },
  };
}

export async function benchMove(bench: Bench, hand: Hand): Promise<Result<void>> {
  const isThere = benchHas(bench, hand);
  if (!isThere.ok) return isThere;
  return bench.apply(hand).then(() => ok(), asUnavailable);
}

function asUnavailable(error: unknown): Result<never> {
  return failed('simulator/unavailable', error instanceof Error ? error.message : String(error));
}

function benchHas(bench: Bench, hand: Hand): Result<void> {
  const { citizens, scanner } = bench.state();
  if (hand.hand === 'placeCard' && !citizens.some(({ key }) => key === hand.citizen)) {
    return failed('input/invalid', `no such citizen: ${hand.citizen}`);
  }
  if (hand.hand === 'feedPages') {
    const unknown = hand.pages.find((page) => !scanner.library.some(({ key }) => key === page));
    if (unknown !== undefined) return failed('input/invalid', `no such page: ${unknown}`);
  }
  return ok();
}
