import type { Failure, Result } from '../../main/domain/result.ts';
import { ok } from '../../main/domain/result.ts';
import { distinctMaterials } from '../outbox/sending-order.ts';
import type { County, EngineClock, MaterialSource, PendingEvidence, SyncLog, SyncStore } from '../ports.ts';
import { applicationBackoff, backoffMs } from './backoff.ts';
import { verdictOn } from './verdict.ts';

export interface EvidenceOutcome {
  readonly failure: Failure | null;
  /** Trouble of the link as a whole: the run ended early. */
  readonly linkFailure: Failure | null;
  readonly nextDueAtMs: number | null;
}

export interface EvidenceRunner {
  run(options: { readonly ignoreBackoff: boolean; readonly isStopping: () => boolean }): Promise<EvidenceOutcome>;
}

export interface EvidenceRunnerParts {
  readonly county: Pick<County, 'declareIntent' | 'uploadMaterial'>;
  readonly store: SyncStore;
  readonly materials: MaterialSource;
  readonly clock: EngineClock;
  readonly log: SyncLog;
  /** Is it still our county at the other end? */
  readonly confirm: () => Promise<Result<void>>;
}

/**
 * Photographs of visits that belong to no application here. They come after the applications, one at a time, and give way
 * between two of them as soon as an application waits: nobody's papers stand behind a picture of a door.
 */
export function createEvidenceRunner(parts: EvidenceRunnerParts): EvidenceRunner {
  const { county, store, materials, clock, log, confirm } = parts;
  const postponed = new Map<string, { readonly failures: number; readonly dueAtMs: number }>();
  const givesWay = () => store.dueSubmissions(clock.nowMs(), 1).length > 0;

  /** Null: it gave way, and is not through. */
  async function send(pending: PendingEvidence, isStopping: () => boolean): Promise<Result<void> | null> {
    const confirmed = await confirm();
    if (!confirmed.ok) return confirmed;
    const files = distinctMaterials(pending);
    const asked = { applicationId: pending.evidenceId, materials: [...files] };
    const intent = files.length === 0 ? ok({ lacking: [] }) : await county.declareIntent(asked);
    if (!intent.ok) return intent;
    const lacking: ReadonlySet<string> = new Set(intent.value.lacking);
    for (const file of files) {
      if (!lacking.has(file.sha256)) continue;
      if (isStopping() || givesWay()) return null;
      const bytes = await materials.read(file.sha256);
      const sent = bytes.ok ? await county.uploadMaterial({ ...file, bytes: bytes.value }, () => {}) : bytes;
      if (!sent.ok) return sent;
    }
    return store.markEvidenceHeld(pending.evidenceId);
  }

  return {
    async run({ ignoreBackoff, isStopping }) {
      let failure: Failure | null = null;
      let nextDueAtMs: number | null = null;
      const later = (atMs: number) => {
        nextDueAtMs = Math.min(nextDueAtMs ?? atMs, atMs);
      };
      for (const pending of store.unsentEvidence()) {
        if (isStopping()) break;
        const { evidenceId } = pending;
        const before = postponed.get(evidenceId);
        if (!ignoreBackoff && before && before.dueAtMs > clock.nowMs()) {
          later(before.dueAtMs);
          continue;
        }
        const sent = await send(pending, isStopping);
        if (sent === null) return { failure, linkFailure: null, nextDueAtMs: clock.nowMs() };
        if (sent.ok) {
          postponed.delete(evidenceId);
          continue;
        }
        log.info({ evidenceId, code: sent.failure.code, detail: sent.failure.detail }, 'photographs not sent');
        failure ??= sent.failure;
        if (verdictOn(sent.failure) === 'link') return { failure, linkFailure: sent.failure, nextDueAtMs: null };
        const failures = (before?.failures ?? 0) + 1;
        const dueAtMs = clock.nowMs() + backoffMs(applicationBackoff, failures, clock.random());
        postponed.set(evidenceId, { failures, dueAtMs });
        later(dueAtMs);
      }
      return { failure, linkFailure: null, nextDueAtMs };
    },
  };
}
