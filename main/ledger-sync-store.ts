import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { PendingSubmission, SyncLog, SyncStore } from '../sync/ports.ts';
import type { Change, EventReply } from '../sync/protocol.ts';
import { filesForCounty } from './domain/county-files.ts';
import { genesisHash } from './domain/ledger-event.ts';
import { type Failure, failed, type Result } from './domain/result.ts';
import { applyCountyStatus, judgeCountyStatus } from './domain/status.ts';
import type { Ledger, LedgerWriter, Submission } from './ledger/port.ts';

/** The ledger as the sync engine needs it. Each writing method is one transaction; a repeat of any changes nothing. */
export function createLedgerSyncStore(parts: { readonly ledger: Ledger; readonly log: SyncLog }): SyncStore {
  const { ledger, log } = parts;
  const materialsOf = createMaterialsReader(ledger);

  function reviseSubmission(
    applicationId: string,
    revise: (submission: Submission, writer: LedgerWriter) => Submission | null,
  ): Result<void> {
    return ledger.transact((writer) => {
      const submission = ledger.submission(applicationId);
      if (!submission) throw new Error(`no submission of ${applicationId}`);
      const revised = revise(submission, writer);
      if (revised) writer.putSubmission(revised);
    });
  }

  return {
    unshippedEvents: (limit) => ledger.events({ fromSeq: (ledger.fact('shippedSeq') ?? 0) + 1, limit }),

    markShipped(reply) {
      const conflict = conflictIn(ledger, reply);
      if (conflict) return { ok: false, failure: conflict };
      return ledger.transact((writer) => {
        writer.setFact('shippedSeq', reply.anchoredSeq);
        for (const refusal of reply.refusals) {
          if (refusal.applicationId === null) continue;
          const submission = ledger.submission(refusal.applicationId);
          if (!submission || submission.state === 'delivered') continue;
          handToPerson(writer, submission, { code: 'county/refused', detail: refusal.reason });
        }
      });
    },

    dueSubmissions: (nowMs, limit) =>
      ledger.dueSubmissions(nowMs, limit).map(
        ({ applicationId, eventSeq, attempts }): PendingSubmission => ({
          applicationId,
          eventSeq,
          attempts,
          materials: materialsOf(applicationId),
        }),
      ),

    markSending: (applicationId) =>
      reviseSubmission(applicationId, (submission) =>
        submission.state === 'waiting' ? { ...submission, state: 'sending' } : null,
      ),

    markDelivered(applicationId, reply) {
      const known = ledger.application(applicationId)?.countyNumber ?? null;
      if (known !== null && known !== reply.countyNumber) {
        return failed('county/garbled', `the county numbers it ${reply.countyNumber}, before it was ${known}`);
      }
      return reviseSubmission(applicationId, (submission, writer) => {
        if (submission.state === 'delivered') return null;
        writer.appendEvent({ type: 'application/delivered', operatorId: null, applicationId, body: { ...reply } });
        writer.updateApplication(applicationId, { countyNumber: reply.countyNumber });
        return { ...submission, state: 'delivered', failure: null, failureDetail: null };
      });
    },

    markRetry: (applicationId, failure, nextAttemptAtMs) =>
      reviseSubmission(applicationId, (submission) => {
        if (submission.state === 'delivered' || submission.state === 'needs-attention') return null;
        const attempts = submission.attempts + 1;
        return { ...submission, state: 'waiting', attempts, nextAttemptAtMs, ...failureFields(failure) };
      }),

    markNeedsAttention: (applicationId, failure) =>
      reviseSubmission(applicationId, (submission, writer) => {
        if (submission.state !== 'delivered') handToPerson(writer, submission, failure);
        return null;
      }),

    pullCursor: () => ledger.fact('pullCursor') ?? '',

    applyChanges: (changes, cursor) =>
      ledger.transact((writer) => {
        for (const change of changes) applyChange(writer, change);
        if (cursor !== ledger.fact('pullCursor')) writer.setFact('pullCursor', cursor);
      }),

    catalogueHash: () => ledger.fact('catalogueHash'),

    storeCatalogue(catalogue, hash) {
      const actual = createHash('sha256')
        .update(canonicalize(catalogue) ?? '', 'utf8')
        .digest('hex');
      if (actual !== hash) return failed('county/garbled', `catalogue ${catalogue.version} does not have its hash`);
      return ledger.transact((writer) => {
        writer.putCatalogue(catalogue, hash);
        writer.setFact('catalogueHash', hash);
        writer.appendEvent({
          type: 'catalogue/switched',
          operatorId: null,
          applicationId: null,
          body: { version: catalogue.version, hash },
        });
      });
    },

    recordContact: (contact) => ledger.transact((writer) => writer.setFact('lastContact', contact)),
  };

  function applyChange(writer: LedgerWriter, change: Change): void {
    switch (change.kind) {
      case 'application-status':
        applyStatus(writer, change);
        break;
      case 'notices':
        writer.putNotices(change.notices);
        break;
      // An announcement: the engine fetches the package itself.
      case 'catalogue':
    }
  }

  function applyStatus(writer: LedgerWriter, change: Extract<Change, { kind: 'application-status' }>): void {
    const { applicationId, statusVersion, state, countyNumber, decision } = change;
    const application = ledger.application(applicationId);
    if (!application) {
      log.warn({ applicationId, statusVersion }, 'the county spoke of an application that is not in this ledger');
      return;
    }
    const verdict = judgeCountyStatus(application, change);
    if (verdict === 'backwards' || verdict === 'inconsistent') {
      log.warn({ applicationId, statusVersion, state, verdict }, 'a status of the county was not taken over');
    }
    if (verdict !== 'apply') return;
    const moved = applyCountyStatus(application, change);
    writer.updateApplication(applicationId, {
      state: moved.state,
      decision: moved.decision,
      countyNumber: moved.countyNumber,
      countyStatusVersion: moved.countyStatusVersion,
    });
    writer.appendEvent({
      type: 'application/status-changed',
      operatorId: null,
      applicationId,
      body: { statusVersion, state, countyNumber, decision },
    });
  }
}

/** Leaves a submission that already waits for a person for the same reason as it is: no event breeds another. */
function handToPerson(writer: LedgerWriter, submission: Submission, failure: Failure): void {
  const { applicationId } = submission;
  if (submission.state === 'needs-attention' && submission.failure === failure.code) return;
  writer.putSubmission({ ...submission, state: 'needs-attention', ...failureFields(failure) });
  writer.appendEvent({
    type: 'application/needs-attention',
    operatorId: null,
    applicationId,
    body: { code: failure.code, detail: failure.detail ?? null },
  });
}

function failureFields(failure: Failure): Pick<Submission, 'failure' | 'failureDetail'> {
  return { failure: failure.code, failureDetail: failure.detail ?? null };
}

/** The county's anchor must be a link of this very chain. */
function conflictIn(ledger: Ledger, { anchoredSeq, anchoredHash }: EventReply): Failure | null {
  const [anchor] = anchoredSeq === 0 ? [] : ledger.events({ fromSeq: anchoredSeq, limit: 1 });
  const hash = anchoredSeq === 0 ? genesisHash : anchor?.seq === anchoredSeq ? anchor.hash : null;
  if (hash === anchoredHash) return null;
  return { code: 'county/chain-conflict', detail: `the county's anchor ${anchoredSeq} is not in this chain` };
}

/** Content is frozen at acceptance, so what was opened once for its pages need not be opened again for each look. */
function createMaterialsReader(ledger: Ledger): (applicationId: string) => PendingSubmission['materials'] {
  const known = new Map<string, PendingSubmission['materials']>();
  const mostKept = 500;
  return (applicationId) => {
    const held = known.get(applicationId);
    if (held) return held;
    const application = ledger.application(applicationId);
    if (!application) throw new Error(`a submission without its application ${applicationId}`);
    const materials = application.materials.flatMap(filesForCounty);
    if (known.size >= mostKept) known.clear();
    known.set(applicationId, materials);
    return materials;
  };
}
