import type { Failure, Result } from '../../main/domain/result.ts';
import type { RoundReport, SyncLog } from '../ports.ts';
import type { EventShipper } from './event-shipper.ts';
import type { EvidenceRunner } from './evidence-runner.ts';
import type { Contact, Prober } from './probe.ts';
import type { Puller } from './puller.ts';
import type { SubmissionRunner } from './submission-runner.ts';
import { verdictOn } from './verdict.ts';

export interface RoundParts {
  readonly prober: Prober;
  readonly log: SyncLog;
  readonly shipper: EventShipper;
  readonly puller: Puller;
  readonly runner: SubmissionRunner;
  readonly evidence: EvidenceRunner;
  readonly onContact: (contact: Contact) => { mayRetryAll: boolean };
  readonly isStopping: () => boolean;
}

export interface RoundOutcome {
  /** The first failure of any kind; null when everything that could be done was done. */
  readonly failure: Failure | null;
  /** The same without what concerns publications alone: 公开内容 that can't be had keeps nothing from being sent. */
  readonly sendingFailure: Failure | null;
  /** The line itself, or this terminal's standing at the county. */
  readonly linkFailure: Failure | null;
  readonly nextDueAtMs: number | null;
  /** Null when it did not come to the submissions: all of them wait because of `linkFailure`. */
  readonly report: Omit<RoundReport, 'at'> | null;
}

/**
 * probe -> pull -> events -> submissions -> photographs of visits -> pull again where something was delivered -> events.
 *
 * Decisions come before uploads: those can take an hour on a thin line. The pull comes before the events, because it brings
 * how far the county holds our chain: after a backup was restored there, the rest goes again without a person. Events that
 * don't get through keep submissions back (they need them), never the pull.
 */
export async function runRound(parts: RoundParts, options: { ignoreBackoff: boolean }): Promise<RoundOutcome> {
  const contact = await parts.prober.probe();
  if (!contact.ok) return endedBy(contact.failure);
  const { mayRetryAll } = parts.onContact(contact.value);

  const pulled = await parts.puller.pull();
  if (!pulled.ok) parts.log.warn({ code: pulled.failure.code, detail: pulled.failure.detail }, 'changes not pulled');
  // A chain that does not fit, or a host that is not ours: nothing more is said to it. A page that can't be had is no such thing.
  if (!pulled.ok && verdictOn(pulled.failure) === 'link') return endedBy(pulled.failure);
  if (parts.isStopping()) return endedBy(failureOf(pulled));

  const shipped = await parts.shipper.ship();
  if (!shipped.ok) {
    parts.log.warn({ code: shipped.failure.code, detail: shipped.failure.detail }, 'events not shipped');
    return endedBy(shipped.failure);
  }
  if (parts.isStopping()) return endedBy(failureOf(pulled));

  const how = { ignoreBackoff: options.ignoreBackoff || mayRetryAll, isStopping: parts.isStopping };
  const run = await parts.runner.run(how);
  const { sent, failed, waiting } = run;
  const report = { sent, failed, waiting };
  if (run.linkFailure) return { ...endedBy(run.linkFailure), report };
  const photographs = await parts.evidence.run(how);
  if (photographs.linkFailure) return { ...endedBy(photographs.linkFailure), report };
  const sendingFailure = run.failure ?? photographs.failure;
  // The county may already have said more about what it just got; deliveries, decisions and failures are events too.
  const pulledAfter = run.sent > 0 || !pulled.ok ? await parts.puller.pull() : pulled;
  const shippedAfter = await parts.shipper.ship();
  if (!pulledAfter.ok) return { ...endedBy(pulledAfter.failure), report };
  if (!shippedAfter.ok) return { ...endedBy(shippedAfter.failure), report };
  return {
    failure: sendingFailure ?? pulledAfter.value.publicationFailure,
    sendingFailure,
    linkFailure: null,
    nextDueAtMs: earlier(run.nextDueAtMs, photographs.nextDueAtMs),
    report,
  };
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function endedBy(failure: Failure | null): RoundOutcome {
  return { failure, sendingFailure: failure, linkFailure: failure, nextDueAtMs: null, report: null };
}

function failureOf(result: Result<unknown>): Failure | null {
  return result.ok ? null : result.failure;
}
