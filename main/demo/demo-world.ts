import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { connectBench } from '../../drivers/bench/client.ts';
import type { Input, TopicValue } from '../../preload/contract.ts';
import { startSimulatedLink } from '../../sync/link/simulated-link.ts';
import type { ShiftableClock } from '../clock.ts';
import type { ChildHost, DeviceAddresses } from '../device-host/port.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Log } from '../log.ts';
import type { Simulator } from '../usecases/parts.ts';
import { startDemoCounty } from './demo-county.ts';

/** Everything around a terminal that the demo brings along: a county, a line to it, and a desk with devices. */
export interface DemoWorld {
  /** The line that the terminal uses; the console is reached directly at `consoleUrl`. */
  readonly countyUrl: string;
  readonly consoleUrl: string;
  /** Opens the county's door once, for a terminal that isn't enrolled yet. */
  readonly enrolmentCode: string | null;
  readonly devices: DeviceAddresses;
  readonly simulator: Simulator;
  onChange(listener: () => void): void;
  close(): Promise<void>;
}

export interface DemoOptions {
  readonly childHost: ChildHost;
  readonly dataDir: string;
  readonly clock: ShiftableClock;
  readonly log: Log;
  /** A county that runs elsewhere; null starts the reference platform. */
  readonly countyUrl: string | null;
}

export async function startDemoWorld(options: DemoOptions): Promise<DemoWorld> {
  const { childHost, clock } = options;
  const ownCode = randomBytes(9).toString('base64url');
  const [county, bench] = await Promise.all([
    options.countyUrl === null
      ? startDemoCounty(childHost, { dataDir: path.join(options.dataDir, 'county'), enrolmentCode: ownCode })
      : { url: options.countyUrl, close: async () => {} },
    connectBench(childHost.fork('drivers/bench/child', { args: [], env: {} })),
  ]);
  const link = await startSimulatedLink({ targetUrl: county.url });
  const addresses = bench.addresses;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  bench.onState(changed);

  const apply = async (hand: Input<'simulate'>): Promise<Result<void>> => {
    try {
      if (hand.hand === 'setLink') link.setMood(hand.mood);
      else if (hand.hand === 'shiftClock') clock.shift(hand.shiftMs);
      else await bench.apply(hand);
    } catch (trouble) {
      return failed('simulator/unavailable', String(trouble));
    }
    changed();
    return ok();
  };

  return {
    countyUrl: link.url,
    consoleUrl: county.url,
    enrolmentCode: options.countyUrl === null ? ownCode : null,
    devices: addresses,
    simulator: {
      state: (): TopicValue<'simulator'> => ({
        bench: bench.state(),
        link: link.mood(),
        clockShiftMs: clock.shiftMs(),
        countyUrl: county.url,
      }),
      apply,
    },
    onChange: (listener) => listeners.add(listener),
    async close() {
      await Promise.allSettled([link.close(), bench.close(), county.close()]);
    },
  };
}
