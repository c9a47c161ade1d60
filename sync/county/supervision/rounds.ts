import type { SyncLog } from '../../ports.ts';
import type { CountyStore } from '../store/port.ts';

const everyMs = 60_000;

/** 重新计算, by whichever instance comes first in each quarter of an hour. */
export function startSupervisionRounds({ store, log }: { store: Pick<CountyStore, 'alarms'>; log: SyncLog }): {
  stop(): Promise<void>;
} {
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking
      .then(() => store.alarms.lookWhenDue())
      .then((report) => report && log.info({ ...report }, 'supervision looked at all cases'))
      .catch((error: unknown) => log.warn({ err: error }, 'the look of supervision failed'));
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
