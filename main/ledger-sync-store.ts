import { publicKeySchema } from '../sync/crypto/keys.ts';
import type { PendingSubmission, SyncLog, SyncStore } from '../sync/ports.ts';
import type { ChainAnchor, Change } from '../sync/protocol.ts';
import { applyWithdrawal } from './alarms/keep-alarms.ts';
import { amendedFiles, applyAmendments, applyCorrection, applySupervision, settleAmendments } from './case-sync.ts';
import { applyCredit, applyIdentity, applyVoice } from './citizen-sync.ts';
import { applyCountyMoves, hasMoves, judgeCountyMoves } from './county-moves.ts';
import { applyDisclosure } from './disclosure-sync.ts';
import { filesForCounty } from './domain/county-files.ts';
import { genesisHash } from './domain/ledger-event.ts';
import { type Failure, failed, ok, type Result } from './domain/result.ts';
import { applyCountyStatus, judgeCountyStatus } from './domain/status.ts';
import { applyRound } from './handover-sync.ts';
import { keepKnown } from './known-applications.ts';
import type { Ledger, LedgerWriter, Submission } from './ledger/port.ts';
import { applyPayment } from './payment-sync.ts';
import { publicationShelf } from './publications/publication-shelf.ts';
import { caughtUp, ownChainKnown, takeIn } from './restored/take-in.ts';
import { takeBackAfter } from './take-back-deliveries.ts';
import { applyVisit, evidenceFiles, markEvidenceHeld, unsentEvidence } from './visit-sync.ts';

/** The ledger as the sync engine needs it. Each writing method is one transaction; a repeat of any changes nothing. */
export function createLedgerSyncStore(parts: { readonly ledger: Ledger; readonly log: SyncLog }): SyncStore {
  const { ledger, log } = parts;
  const contentOf = createContentReader(ledger);

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
    ownChainKnown: () => ownChainKnown(ledger),
    takeIn: (page) => takeIn(ledger, page),
    caughtUp: () => caughtUp(ledger),

    shippedSeq: () => ledger.fact('shippedSeq') ?? 0,

    unshippedEvents: (limit) => ledger.events({ fromSeq: (ledger.fact('shippedSeq') ?? 0) + 1, limit }),

    markShipped(reply) {
      const conflict = conflictIn(ledger, reply);
      if (conflict) return { ok: false, failure: conflict };
      return ledger.transact((writer) => {
        if (reply.anchoredSeq < (ledger.fact('shippedSeq') ?? 0)) takeBackAfter(ledger, writer, reply);
        else writer.setFact('shippedSeq', reply.anchoredSeq);
        for (const refusal of reply.refusals) {
          if (refusal.applicationId === null) continue;
          const submission = ledger.submission(refusal.applicationId);
          if (!submission || submission.state === 'delivered') continue;
          handToPerson(writer, submission, { code: 'county/refused', detail: refusal.reason });
        }
      });
    },

    checkHead(head, shippedBefore) {
      const conflict = conflictIn(ledger, head);
      if (conflict) return { ok: false, failure: conflict };
      if (head.anchoredSeq >= Math.min(shippedBefore, ledger.fact('shippedSeq') ?? 0)) return ok(false);
      return ledger.transact((writer) => {
        takeBackAfter(ledger, writer, head);
        return true;
      });
    },

    dueSubmissions: (nowMs, limit) =>
      ledger.dueSubmissions(nowMs, limit).map(
        ({ applicationId, eventSeq, attempts, failure }): PendingSubmission => ({
          applicationId,
          eventSeq,
          attempts,
          failure,
          ...withAmendments(contentOf(applicationId), applicationId),
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
        const isWaitingStill = settleAmendments(ledger, writer, applicationId, reply.amendments ?? nothingAmended);
        if (submission.state === 'delivered') return null;
        const { countyNumber, countyTime } = reply;
        if (known === null || !isWaitingStill) {
          writer.appendEvent({
            type: 'application/delivered',
            operatorId: null,
            applicationId,
            body: { countyNumber, countyTime },
          });
        }
        writer.updateApplication(applicationId, { countyNumber });
        if (known === null && ledger.application(applicationId)?.handledBy) {
          writer.setFact(`forwarded/${applicationId}`, countyTime);
        }
        const arrived = { ...submission, failure: null, failureDetail: null };
        if (!isWaitingStill) return { ...arrived, state: 'delivered' };
        // Made while this was on its way. What the county keeps silent about is a matter for a person in the end.
        if (submission.attempts < silentTries)
          return { ...arrived, state: 'waiting', attempts: submission.attempts + 1 };
        handToPerson(writer, submission, { code: 'county/garbled', detail: 'no word about an amendment' });
        return null;
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

    unsentEvidence: () => unsentEvidence(ledger),

    markEvidenceHeld: (evidenceId) => ledger.transact((writer) => markEvidenceHeld(ledger, writer, evidenceId)),

    pullCursor: () => ledger.fact('pullCursor') ?? '',

    applyChanges: (changes, cursor, ownPlace) =>
      ledger.transact((writer) => {
        if (ownPlace !== undefined && ownPlace !== ledger.fact('ownPlace')) writer.setFact('ownPlace', ownPlace);
        for (const change of changes) applyChange(writer, change);
        if (cursor !== ledger.fact('pullCursor')) writer.setFact('pullCursor', cursor);
      }),

    ...publicationShelf(ledger),

    lastContact: () => ledger.fact('lastContact'),

    recordContact: ({ at, offsetMs, countyJumpMs }) =>
      ledger.transact((writer) => {
        const before = ledger.fact('lastContact');
        writer.setFact('lastContact', { at, offsetMs });
        if (countyJumpMs === 0) return;
        writer.appendEvent({
          type: 'county/clock-jumped',
          operatorId: null,
          applicationId: null,
          body: { jumpMs: countyJumpMs, offsetBeforeMs: before?.offsetMs ?? null, offsetMs, at },
        });
      }),

    countyKey() {
      const key = ledger.fact('countyKey');
      return key && publicKeySchema.parse(key);
    },

    pinCountyKey: (key) =>
      ledger.transact((writer) => {
        const before = ledger.fact('countyKey');
        writer.setFact('countyKey', { ...key });
        if (before === null) return;
        writer.appendEvent({
          type: 'county/key-changed',
          operatorId: null,
          applicationId: null,
          body: { from: before, to: key },
        });
      }),
  };

  /** Pages of amendments come after those of the accepted content. */
  function withAmendments(content: FrozenContent, applicationId: string): FrozenContent {
    return {
      ...content,
      materials: [
        ...content.materials,
        ...amendedFiles(ledger, applicationId),
        ...evidenceFiles(ledger, applicationId),
      ],
    };
  }

  function applyChange(writer: LedgerWriter, change: Change): void {
    switch (change.kind) {
      case 'application-status':
        applyStatus(writer, change);
        break;
      case 'application-known':
        keepKnown(ledger, writer, change);
        break;
      case 'amendment':
        if (ledger.application(change.applicationId)) applyAmendments(ledger, writer, change);
        break;
      case 'supervision':
        applySupervision(ledger, writer, change.notice);
        break;
      case 'alarm':
        applyWithdrawal(ledger, writer, change.withdrawal);
        break;
      case 'identity':
        applyIdentity(ledger, writer, change.word);
        break;
      case 'credit':
        applyCredit(ledger, writer, change.word);
        break;
      case 'voice':
        applyVoice(ledger, writer, change.status);
        break;
      case 'payment':
        applyPayment(ledger, writer, change);
        break;
      case 'visit':
        applyVisit(ledger, writer, change.visit);
        break;
      case 'handover':
        applyRound(ledger, writer, change.round);
        break;
      case 'disclosure':
        applyDisclosure(ledger, writer, change);
        break;
      // An announcement: the engine compares what is in force at each contact.
      case 'publication':
    }
  }

  function applyStatus(writer: LedgerWriter, change: Extract<Change, { kind: 'application-status' }>): void {
    const { applicationId, statusVersion, state, countyNumber, decision } = change;
    const application = ledger.application(applicationId);
    if (!application) {
      // Of a terminal that this one stands in for: `application-known` has said it, too.
      log.debug({ applicationId, statusVersion }, 'the county spoke of an application that is not in this ledger');
      return;
    }
    const verdict = hasMoves(change)
      ? judgeCountyMoves(ledger, application, change)
      : judgeCountyStatus(application, change);
    if (verdict === 'backwards' || verdict === 'inconsistent') {
      log.warn({ applicationId, statusVersion, state, verdict }, 'a status of the county was not taken over');
    }
    if (verdict !== 'apply') return;
    let { dueDate } = application;
    if (hasMoves(change)) {
      dueDate = applyCountyMoves(ledger, writer, application, change).dueDate;
      writer.updateApplication(applicationId, {
        countyNumber: change.countyNumber === '' ? application.countyNumber : change.countyNumber,
        countyStatusVersion: statusVersion,
      });
    } else {
      const moved = applyCountyStatus(application, change);
      writer.updateApplication(applicationId, {
        state: moved.state,
        decision: moved.decision,
        countyNumber: moved.countyNumber,
        countyStatusVersion: moved.countyStatusVersion,
      });
    }
    applyCorrection(ledger, writer, change);
    writer.appendEvent({
      type: 'application/status-changed',
      operatorId: null,
      applicationId,
      body: { statusVersion, state, countyNumber, decision, correction: change.correction?.id ?? null, dueDate },
    });
  }
}

const nothingAmended = { outcomes: [], applied: [] };
/** So often the county may keep silent about an amendment that it was sent. */
const silentTries = 5;

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
function conflictIn(ledger: Ledger, { anchoredSeq, anchoredHash }: ChainAnchor): Failure | null {
  const [anchor] = anchoredSeq === 0 ? [] : ledger.events({ fromSeq: anchoredSeq, limit: 1 });
  const hash = anchoredSeq === 0 ? genesisHash : anchor?.seq === anchoredSeq ? anchor.hash : null;
  if (hash === anchoredHash) return null;
  // Nobody but this terminal's key writes to its chain: what the county holds beyond what it ever confirmed here was
  // written by the same key on another machine.
  if (anchoredSeq > (ledger.fact('shippedSeq') ?? 0)) {
    return {
      code: 'county/written-elsewhere',
      detail: `the county holds another event ${anchoredSeq} of this terminal`,
    };
  }
  return { code: 'county/chain-conflict', detail: `the county's anchor ${anchoredSeq} is not in this chain` };
}

type FrozenContent = Pick<PendingSubmission, 'materials' | 'acceptedAtMs'>;

/** Content is frozen at acceptance, so what was opened once for its pages need not be opened again for each look. */
function createContentReader(ledger: Ledger): (applicationId: string) => FrozenContent {
  const known = new Map<string, FrozenContent>();
  const mostKept = 10_000;
  return (applicationId) => {
    const held = known.get(applicationId);
    if (held) return held;
    const application = ledger.application(applicationId);
    if (!application) throw new Error(`a submission without its application ${applicationId}`);
    const content = {
      acceptedAtMs: Date.parse(application.receivedAt),
      materials: application.materials.flatMap(filesForCounty),
    };
    if (known.size >= mostKept) known.clear();
    known.set(applicationId, content);
    return content;
  };
}
