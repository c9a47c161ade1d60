import type { SyncLog } from '../ports.ts';
import type { MaterialFiles } from './materials/port.ts';
import type { CountyStore } from './store/port.ts';

const everyMs = 6 * 3600 * 1000;

/** Takes away what was begun and never ended: uploads of terminals that did not come back, leases of dead instances. */
export function startSweeping({ store, files, log }: { store: CountyStore; files: MaterialFiles; log: SyncLog }): {
  stop(): Promise<void>;
} {
  let sweeping: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweeping
      .then(() => files.sweep())
      .then(() => store.uploadLeases.sweep())
      .catch((error: unknown) => log.warn({ err: error }, 'sweeping failed'));
  }, everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return sweeping;
    },
  };
}
