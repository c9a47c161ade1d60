import type { Failure, Result } from '../../main/domain/result.ts';
import { sendingOrder } from '../outbox/sending-order.ts';
import type { EngineClock, PendingSubmission, SyncLog, SyncStore } from '../ports.ts';
import { applicationBackoff, backoffMs } from './backoff.ts';
import { type DeliveryParts, deliverOne } from './deliver-one.ts';
import { verdictOn } from './verdict.ts';

export interface SubmissionRunner {
  /** Tries every due submission once. */
  run(options: RunOptions): Promise<RunOutcome>;
}

export interface RunOptions {
  /** A person asked: waiting times don't count. */
  readonly ignoreBackoff: boolean;
  readonly isStopping: () => boolean;
}

export interface RunOutcome {
  readonly delivered: number;
  /** The first failure of any kind, for an honest report. */
  readonly failure: Failure | null;
  /** Trouble of the link as a whole: the run ended early. */
  readonly linkFailure: Failure | null;
  /** When the first of the postponed ones is due. */
  readonly nextDueAtMs: number | null;
}

export interface RunnerParts extends DeliveryParts {
  readonly store: SyncStore;
  readonly clock: EngineClock;
  readonly log: SyncLog;
  /** Asks the county something that any terminal may ask; its failure proves that the link is wrong in general. */
  readonly checkLink: () => Promise<Result<void>>;
}

const lanes = 2;
const windowSize = 50;

export function createSubmissionRunner(parts: RunnerParts): SubmissionRunner {
  const { store, clock, log } = parts;

  return {
    async run(options) {
      const tried = new Set<string>();
      const bugs: unknown[] = [];
      let delivered = 0;
      let failure: Failure | null = null;
      let linkFailure: Failure | null = null;
      let nextDueAtMs: number | null = null;

      // One at a time is taken and marked; no application is ever in two lanes.
      function take(): PendingSubmission | null {
        if (linkFailure || options.isStopping()) return null;
        const dueAtMs = options.ignoreBackoff ? Number.MAX_SAFE_INTEGER : clock.nowMs();
        const due = store.dueSubmissions(dueAtMs, windowSize + tried.size);
        const next = sendingOrder(due.filter((submission) => !tried.has(submission.applicationId)))[0];
        if (!next) return null;
        tried.add(next.applicationId);
        return next;
      }

      async function lane(): Promise<void> {
        for (let next = take(); next; next = take()) {
          const trouble = await tryOne(next).catch(keepBug);
          if (!trouble) {
            delivered += 1;
            continue;
          }
          failure ??= trouble.failure;
          if (trouble.verdict === 'link') linkFailure ??= trouble.failure;
          if (trouble.dueAtMs !== null) nextDueAtMs = Math.min(nextDueAtMs ?? trouble.dueAtMs, trouble.dueAtMs);
        }
      }

      // A bug met with one application must not keep the others back; it is thrown when they are through.
      function keepBug(error: unknown): Trouble {
        bugs.push(error);
        return { verdict: 'retry', failure: { code: 'county/garbled', detail: String(error) }, dueAtMs: null };
      }

      await Promise.all(Array.from({ length: lanes }, lane));
      if (bugs.length > 0) throw bugs[0];
      return { delivered, failure, linkFailure, nextDueAtMs };
    },
  };

  async function tryOne(submission: PendingSubmission): Promise<Trouble | null> {
    const { applicationId } = submission;
    const marked = store.markSending(applicationId);
    if (!marked.ok) return { verdict: 'link', failure: marked.failure, dueAtMs: null };
    const delivery = await deliverOne(parts, submission);
    if (!delivery.ok) return settleFailure(submission, delivery.failure);
    if (delivery.value.outcome === 'refused') {
      return toPerson(submission, { code: 'county/refused', detail: delivery.value.reason });
    }
    const { countyNumber, countyTime } = delivery.value;
    const kept = store.markDelivered(applicationId, { countyNumber, countyTime });
    return kept.ok ? null : settleFailure(submission, kept.failure);
  }

  async function settleFailure(submission: PendingSubmission, failure: Failure): Promise<Trouble> {
    const verdict = verdictOn(failure);
    log.info(
      { applicationId: submission.applicationId, code: failure.code, detail: failure.detail, verdict },
      'not sent',
    );
    switch (verdict) {
      case 'link':
        return postpone(submission, failure, { verdict: 'link', dueAtMs: clock.nowMs() });
      case 'retry': {
        const waitMs = backoffMs(applicationBackoff, submission.attempts + 1, clock.random());
        return postpone(submission, failure, { verdict: 'retry', dueAtMs: clock.nowMs() + waitMs });
      }
      case 'doubtful': {
        const link = await parts.checkLink();
        if (link.ok) return toPerson(submission, failure);
        return postpone(submission, link.failure, { verdict: 'link', dueAtMs: clock.nowMs() });
      }
      case 'person':
        return toPerson(submission, failure);
    }
  }

  function postpone(submission: PendingSubmission, failure: Failure, plan: Omit<Trouble, 'failure'>): Trouble {
    const kept = plan.dueAtMs === null ? null : store.markRetry(submission.applicationId, failure, plan.dueAtMs);
    if (kept && !kept.ok) return { verdict: 'link', failure: kept.failure, dueAtMs: null };
    return { ...plan, failure };
  }

  function toPerson(submission: PendingSubmission, failure: Failure): Trouble {
    const kept = store.markNeedsAttention(submission.applicationId, failure);
    // What can't be written down stays as it is, to be tried again: an entry is never dropped.
    if (!kept.ok) return { verdict: 'link', failure: kept.failure, dueAtMs: null };
    return { verdict: 'person', failure, dueAtMs: null };
  }
}

interface Trouble {
  readonly verdict: 'link' | 'retry' | 'person';
  readonly failure: Failure;
  readonly dueAtMs: number | null;
}
