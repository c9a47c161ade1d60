import type { Failure, Result } from '../../main/domain/result.ts';
import type { EngineClock, PendingSubmission, SyncLog, SyncStore } from '../ports.ts';
import { applicationBackoff, backoffMs } from './backoff.ts';
import { verdictOn } from './verdict.ts';

export interface Trouble {
  readonly verdict: 'link' | 'retry' | 'person';
  readonly failure: Failure;
  readonly dueAtMs: number | null;
}

/** Writes down what is to become of an application that did not get through. */
export interface Settler {
  failure(submission: PendingSubmission, failure: Failure): Promise<Trouble>;
  toPerson(submission: PendingSubmission, failure: Failure): Trouble;
}

export function createSettler(parts: {
  readonly store: SyncStore;
  readonly clock: EngineClock;
  readonly log: SyncLog;
  readonly checkLink: () => Promise<Result<void>>;
}): Settler {
  const { store, clock, log } = parts;

  function postpone(submission: PendingSubmission, failure: Failure, plan: Omit<Trouble, 'failure'>): Trouble {
    const kept = plan.dueAtMs === null ? null : store.markRetry(submission.applicationId, failure, plan.dueAtMs);
    if (kept && !kept.ok) return { verdict: 'link', failure: kept.failure, dueAtMs: null };
    return { ...plan, failure };
  }

  function later(submission: PendingSubmission, failure: Failure): Trouble {
    const waitMs = backoffMs(applicationBackoff, submission.attempts + 1, clock.random());
    return postpone(submission, failure, { verdict: 'retry', dueAtMs: clock.nowMs() + waitMs });
  }

  function toPerson(submission: PendingSubmission, failure: Failure): Trouble {
    const kept = store.markNeedsAttention(submission.applicationId, failure);
    // What can't be written down stays as it is, to be tried again: an entry is never dropped.
    if (!kept.ok) return { verdict: 'link', failure: kept.failure, dueAtMs: null };
    return { verdict: 'person', failure, dueAtMs: null };
  }

  async function isBackAgain({ attempts }: PendingSubmission, { code }: Failure): Promise<boolean> {
    return code === 'county/offline' && attempts < brokenTries && (await parts.checkLink()).ok;
  }

  return {
    toPerson,
    async failure(submission, failure) {
      const verdict = verdictOn(failure);
      log.info(
        { applicationId: submission.applicationId, code: failure.code, detail: failure.detail, verdict },
        'not sent',
      );
      switch (verdict) {
        case 'link': {
          // A line that broke and is there again is no reason to leave the others behind.
          if (await isBackAgain(submission, failure)) return later(submission, failure);
          return postpone(submission, failure, { verdict: 'link', dueAtMs: clock.nowMs() });
        }
        case 'retry':
          return later(submission, failure);
        case 'doubtful': {
          const link = await parts.checkLink();
          if (link.ok && isWorthAnother(submission, failure)) return later(submission, failure);
          if (link.ok) return toPerson(submission, failure);
          return postpone(submission, link.failure, { verdict: 'link', dueAtMs: clock.nowMs() });
        }
        case 'person':
          return toPerson(submission, failure);
      }
    },
  };
}

const garbledTries = 3;
/** Small things get through, and this one never does: then the line is broken for all that matters. */
const brokenTries = 3;

/** A line that cuts replies short garbles one in a while; a county that always answers nonsense needs a person. */
function isWorthAnother(submission: PendingSubmission, failure: Failure): boolean {
  return failure.code === 'county/garbled' && submission.attempts + 1 < garbledTries;
}
