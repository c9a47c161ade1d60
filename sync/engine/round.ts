import type { Failure, Result } from '../../main/domain/result.ts';
import type { County, EngineClock, SyncLog, SyncStore } from '../ports.ts';
import type { EventShipper } from './event-shipper.ts';
import { type Contact, probe } from './probe.ts';
import type { Puller } from './puller.ts';
import type { SubmissionRunner } from './submission-runner.ts';

export interface RoundParts {
  readonly county: County;
  readonly store: SyncStore;
  readonly clock: EngineClock;
  readonly log: SyncLog;
  readonly shipper: EventShipper;
  readonly puller: Puller;
  readonly runner: SubmissionRunner;
  readonly onContact: (contact: Contact) => { mayRetryAll: boolean };
  readonly isStopping: () => boolean;
}

export interface RoundOutcome {
  /** The first failure of any kind; null when everything that could be done was done. */
  readonly failure: Failure | null;
  /** The line itself, or this terminal's standing at the county. */
  readonly linkFailure: Failure | null;
  readonly nextDueAtMs: number | null;
}

/**
 * probe -> events -> pull -> submissions -> pull again where something was delivered -> events. Decisions come before uploads: those
 * can take an hour on a thin line. Events that don't get through keep submissions back (they need them), never the pull.
 */
export async function runRound(parts: RoundParts, options: { ignoreBackoff: boolean }): Promise<RoundOutcome> {
  const contact = await probe(parts);
  if (!contact.ok) return endedBy(contact.failure);
  const { mayRetryAll } = parts.onContact(contact.value);

  const shipped = await parts.shipper.ship();
  if (!shipped.ok) parts.log.warn({ code: shipped.failure.code, detail: shipped.failure.detail }, 'events not shipped');
  if (parts.isStopping()) return endedBy(failureOf(shipped));

  const pulled = await parts.puller.pull();
  if (!pulled.ok) parts.log.warn({ code: pulled.failure.code, detail: pulled.failure.detail }, 'changes not pulled');
  if (!shipped.ok) return endedBy(shipped.failure);
  if (parts.isStopping()) return endedBy(failureOf(pulled));

  const run = await parts.runner.run({
    ignoreBackoff: options.ignoreBackoff || mayRetryAll,
    isStopping: parts.isStopping,
  });
  if (run.linkFailure) return endedBy(run.linkFailure);
  // The county may already have said more about what it just got; deliveries, decisions and failures are events too.
  const pulledAfter = run.delivered > 0 || !pulled.ok ? await parts.puller.pull() : pulled;
  const shippedAfter = await parts.shipper.ship();
  if (!pulledAfter.ok) return endedBy(pulledAfter.failure);
  if (!shippedAfter.ok) return endedBy(shippedAfter.failure);
  return {
    failure: run.failure ?? pulledAfter.value.catalogueFailure,
    linkFailure: null,
    nextDueAtMs: run.nextDueAtMs,
  };
}

function endedBy(failure: Failure | null): RoundOutcome {
  return { failure, linkFailure: failure, nextDueAtMs: null };
}

function failureOf(result: Result<unknown>): Failure | null {
  return result.ok ? null : result.failure;
}
