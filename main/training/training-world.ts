import type { ShiftableClock } from '../clock.ts';
import { startDemoBench } from '../demo/demo-bench.ts';
import { benchMove, type DemoChange, type DemoWorld } from '../demo/demo-world.ts';
import type { ChildHost } from '../device-host/port.ts';
import { failed, ok, type Result } from '../domain/result.ts';

/** The bench of simulated devices and a clock to set; no county and no line to any. */
export async function startTrainingWorld(options: {
  readonly childHost: ChildHost;
  readonly clock: ShiftableClock;
}): Promise<Result<DemoWorld>> {
  const { childHost, clock } = options;
  const started = await startDemoBench(childHost);
  if (!started.ok) return started;
  const bench = started.value;
  const listeners = new Set<(what: DemoChange) => void>();
  const changed = (what: DemoChange): void => {
    for (const listener of [...listeners]) listener(what);
  };
  bench.onState(() => changed('desk'));
  let freeBytes: number | null = null;
  return ok({
    countyUrl: null,
    consoleUrl: null,
    enrolmentCode: null,
    devices: bench.addresses,
    simulator: {
      state: () => ({ bench: bench.state(), link: 'cut', clockShiftMs: clock.shiftMs(), countyUrl: '' }),
      async apply(hand) {
        if (hand.hand === 'setLink') return failed('training/stays-here');
        if (hand.hand === 'shiftClock') {
          clock.shift(hand.shiftMs);
          changed('clock');
          return ok();
        }
        if (hand.hand === 'fillDisk') {
          freeBytes = hand.freeBytes;
          changed('disk');
          return ok();
        }
        return benchMove(bench, hand);
      },
    },
    freeBytes: () => freeBytes,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      await bench.close();
    },
  });
}
