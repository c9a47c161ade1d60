import type { FailureCode } from '../../main/domain/failures.ts';
import type { Failure, Result } from '../../main/domain/result.ts';
import { createLanes, laneCount } from '../outbox/lanes.ts';
import { thinLineBytesPerSecond } from '../outbox/sending-order.ts';
import type { CountedReason, EngineClock, PendingSubmission, RoundReport, SyncLog, SyncStore } from '../ports.ts';
import { type DeliveryParts, deliverOne } from './deliver-one.ts';
import type { ProgressBook } from './progress-book.ts';
import { countedAtMost } from './sending-view.ts';
import { createSettler, type Trouble } from './settle-failure.ts';

export interface SubmissionRunner {
  /** Tries every due submission once. */
  run(options: RunOptions): Promise<RunOutcome>;
  /** Something new waits: a run under way gives it a free lane at once, though scans of an hour be in the others. */
  wake(): void;
}

export interface RunOptions {
  /** A person asked: waiting times don't count. */
  readonly ignoreBackoff: boolean;
  readonly isStopping: () => boolean;
}

export interface RunOutcome extends Omit<RoundReport, 'at'> {
  /** The first failure of any kind, for an honest report. */
  readonly failure: Failure | null;
  /** Trouble of the link as a whole: the run ended early. */
  readonly linkFailure: Failure | null;
  /** When the first of the postponed ones is due. */
  readonly nextDueAtMs: number | null;
}

export interface RunnerParts extends Omit<DeliveryParts, 'onProgress'> {
  readonly store: SyncStore;
  readonly clock: EngineClock;
  readonly log: SyncLog;
  readonly book: ProgressBook;
  /** The book has something new to show. */
  readonly onProgress: () => void;
  /** Is it still our county at the other end? */
  readonly confirm: () => Promise<Result<void>>;
  /** Asks the county something that any terminal may ask; its failure proves that the link is wrong in general. */
  readonly checkLink: () => Promise<Result<void>>;
}

/** Of so many, oldest first, the next one is chosen. */
const windowSize = 200;

/**
 *   due, oldest first --> order (small ones first, age counts) --> lanes --> county
 *          ^                                                         |
 *          +---- one at a time is taken and marked; what came meanwhile is seen at the next taking
 */
export function createSubmissionRunner(parts: RunnerParts): SubmissionRunner {
  const { store, clock, log, book } = parts;
  const settle = createSettler(parts);
  let openLanes = () => {};
  const delivery: DeliveryParts = {
    ...parts,
    onProgress(submission, sentBytes) {
      book.sent(submission, sentBytes);
      parts.onProgress();
    },
  };

  return {
    wake: () => openLanes(),
    async run(options) {
      const lanes = createLanes();
      const tried = new Map<string, FailureCode | null>();
      const bugs: unknown[] = [];
      let sent = 0;
      let failure: Failure | null = null;
      let linkFailure: Failure | null = null;
      let nextDueAtMs: number | null = null;
      book.expect(store.dueSubmissions(Number.MAX_SAFE_INTEGER, countedAtMost));
      parts.onProgress();

      function take(): PendingSubmission | null {
        if (linkFailure || options.isStopping()) return null;
        const dueAtMs = options.ignoreBackoff ? Number.MAX_SAFE_INTEGER : clock.nowMs();
        const stillThere = lanes.size() + [...tried.values()].filter((code) => code !== null).length;
        const due = store
          .dueSubmissions(dueAtMs, windowSize + stillThere)
          .filter(({ applicationId }) => !tried.has(applicationId));
        return lanes.take(due, book.totals()?.bytesPerSecond ?? thinLineBytesPerSecond);
      }

      async function lane(): Promise<void> {
        for (let next = take(); next; next = take()) {
          const trouble = await tryOne(next).catch(keepBug);
          tried.set(next.applicationId, trouble?.failure.code ?? null);
          lanes.leave(next);
          book.end(next, trouble === null);
          parts.onProgress();
          if (!trouble) {
            sent += 1;
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

      const running = new Set<Promise<void>>();
      openLanes = () => {
        for (let free = laneCount - running.size; free > 0; free -= 1) {
          const one = lane().finally(() => running.delete(one));
          running.add(one);
        }
      };
      openLanes();
      while (running.size > 0) await Promise.all(running);
      openLanes = () => {};
      if (bugs.length > 0) throw bugs[0];
      return { sent, ...reasons(tried, linkFailure), failure, linkFailure, nextDueAtMs };
    },
  };

  async function tryOne(submission: PendingSubmission): Promise<Trouble | null> {
    const { applicationId } = submission;
    const confirmed = await parts.confirm();
    if (!confirmed.ok) return settle.failure(submission, confirmed.failure);
    const marked = store.markSending(applicationId);
    if (!marked.ok) return { verdict: 'link', failure: marked.failure, dueAtMs: null };
    const delivered = await deliverOne(delivery, submission);
    if (!delivered.ok) return settle.failure(submission, delivered.failure);
    if (delivered.value.outcome === 'refused') {
      return settle.toPerson(submission, { code: 'county/refused', detail: delivered.value.reason });
    }
    const kept = store.markDelivered(applicationId, delivered.value.reply);
    return kept.ok ? null : settle.failure(submission, kept.failure);
  }

  function reasons(
    tried: ReadonlyMap<string, FailureCode | null>,
    linkFailure: Failure | null,
  ): Pick<RoundReport, 'failed' | 'waiting'> {
    const untried = store
      .dueSubmissions(Number.MAX_SAFE_INTEGER, countedAtMost)
      .filter(({ applicationId }) => !tried.has(applicationId));
    log.debug({ tried: tried.size, untried: untried.length }, 'submissions run');
    return {
      failed: counted([...tried.values()].filter((code) => code !== null)),
      waiting: counted(untried.map(({ failure }) => linkFailure?.code ?? failure ?? 'not-yet')),
    };
  }
}

export function counted<R extends string>(reasons: readonly R[]): readonly CountedReason<R>[] {
  const counts = new Map<R, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}
