import type { Bench } from '../../drivers/bench/bench.ts';
import { connectBench } from '../../drivers/bench/client.ts';
import { within } from '../closing.ts';
import type { ChildHost } from '../device-host/port.ts';
import { failed, ok, type Result } from '../domain/result.ts';

const startLimitMs = 30_000;
const closeLimitMs = 3_000;

/** The simulated devices in a process of their own: the drivers meet them through the wire alone. */
export async function startDemoBench(childHost: ChildHost): Promise<Result<Bench>> {
  const line = childHost.fork('drivers/bench/child', { args: [], env: {} });
  try {
    const bench = await within(startLimitMs, connectBench(line));
    return ok({
      ...bench,
      // A bench that hangs is ended without being asked again.
      close: () => within(closeLimitMs, bench.close()).catch(() => line.kill()),
    });
  } catch (error) {
    line.kill();
    return failed('simulator/unavailable', error instanceof Error ? error.message : String(error));
  }
}
