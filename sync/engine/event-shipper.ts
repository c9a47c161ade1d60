import { failed, ok, type Result } from '../../main/domain/result.ts';
import type { County, SyncLog, SyncStore } from '../ports.ts';

export interface EventShipper {
  /** Ships everything that is unshipped, in order. Calls made meanwhile join the one under way. */
  ship(): Promise<Result<void>>;
}

const batchSize = 100;

export function createEventShipper(parts: { county: County; store: SyncStore; log: SyncLog }): EventShipper {
  const { county, store, log } = parts;
  let underWay: Promise<Result<void>> | null = null;

  async function shipAll(): Promise<Result<void>> {
    let hasRewound = false;
    for (;;) {
      const events = store.unshippedEvents(batchSize);
      const first = events[0];
      if (!first) return ok();
      const reply = await county.pushEvents(events);
      if (!reply.ok) return reply;
      const { anchoredSeq, refusals } = reply.value;
      if (anchoredSeq < first.seq) {
        // Nothing new is anchored. Further back than what we hold for shipped: the county was restored, send the rest again.
        if (anchoredSeq === first.seq - 1 || hasRewound) {
          return failed('county/garbled', `events from ${first.seq} on were answered, but anchored at ${anchoredSeq}`);
        }
        hasRewound = true;
        log.warn({ anchoredSeq, shippedSeq: first.seq - 1 }, 'the county holds less than was shipped: sending again');
      }
      if (refusals.length > 0) log.warn({ seqs: refusals.map((refusal) => refusal.seq) }, 'events refused');
      const marked = store.markShipped(reply.value);
      if (!marked.ok) return marked;
    }
  }

  return {
    ship() {
      underWay ??= shipAll().finally(() => {
        underWay = null;
      });
      return underWay;
    },
  };
}
