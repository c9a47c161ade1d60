import type { LedgerEvent } from '../../main/domain/ledger-event.ts';
import { failed, ok, type Result } from '../../main/domain/result.ts';
import type { County, DeliveredReply, PendingSubmission, SyncLog, SyncStore } from '../ports.ts';
import type { EventReply } from '../protocol.ts';
import { createBatchSize } from './batch-size.ts';

export interface EventShipper {
  /** Ships everything that is unshipped, in order. Calls made meanwhile join the one under way. */
  ship(): Promise<Result<void>>;
  /** Does the county hold the event with which it waits? */
  holds(submission: PendingSubmission): boolean;
  /**
   * What the county said with the events: it holds this application whole, and there is nothing to submit. Said once: it is
   * kept in memory alone, and whoever asks `submit` instead gets the same answer.
   */
  takeDelivery(submission: PendingSubmission): DeliveredReply | null;
}

interface ShipperParts {
  readonly county: County;
  readonly store: SyncStore;
  readonly log: SyncLog;
  /** Is it still our county at the other end? Asked before each batch. */
  readonly confirm: () => Promise<Result<void>>;
}

const rememberedAtMost = 2_000;

export function createEventShipper({ county, store, log, confirm }: ShipperParts): EventShipper {
  const size = createBatchSize();
  const deliveries = new Map<string, DeliveredReply>();
  let underWay: Promise<Result<void>> | null = null;
  const holds = ({ eventSeq }: PendingSubmission) => eventSeq <= store.shippedSeq();

  /** Of applications of this batch alone: about others the county was not asked. What it said of these before is void. */
  function rememberDeliveries(batch: readonly LedgerEvent[], said: NonNullable<EventReply['deliveries']>): void {
    // Those that nobody took up wait for a person here; `submit` will say it again.
    if (deliveries.size > rememberedAtMost) deliveries.clear();
    const asked = new Set(batch.map(({ applicationId }) => applicationId));
    for (const applicationId of asked) if (applicationId !== null) deliveries.delete(applicationId);
    for (const { applicationId, ...reply } of said) if (asked.has(applicationId)) deliveries.set(applicationId, reply);
  }

  async function shipAll(): Promise<Result<void>> {
    let hasRewound = false;
    // A restored terminal that wrote on before it knows its own chain would make two of it.
    if (store.ownChainKnown() !== null) return failed('county/not-caught-up');
    for (;;) {
      const batch = size.cut(store.unshippedEvents(size.mostEvents()));
      const first = batch[0];
      if (!first) return ok();
      const confirmed = await confirm();
      if (!confirmed.ok) return confirmed;
      const reply = await county.pushEvents(batch);
      if (!reply.ok) {
        const { code } = reply.failure;
        const canHalve = (code === 'county/too-large' || code === 'county/offline') && size.halve(batch);
        log.info({ code, fromSeq: first.seq, events: batch.length }, 'a batch of events did not get through');
        // A line that broke is left to the next round; what is too large for something on the way goes on in halves.
        if (code === 'county/too-large' && canHalve) continue;
        return reply;
      }
      size.gotThrough(batch);
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
      rememberDeliveries(batch, reply.value.deliveries ?? []);
    }
  }

  return {
    ship() {
      underWay ??= shipAll().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    holds,
    takeDelivery(submission) {
      const { applicationId } = submission;
      const reply = deliveries.get(applicationId);
      deliveries.delete(applicationId);
      // A county that was restored from a backup since has lost it again.
      return reply && holds(submission) ? reply : null;
    },
  };
}
