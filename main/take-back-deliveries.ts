import type { ChainAnchor } from '../sync/protocol.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';
import { evidenceToSend } from './visit-sync.ts';

const pageSize = 500;

/**
 * 县库恢复: the county holds our chain only up to `head` again. What it confirmed later is unsure, so it is offered once
 * more: a county that still has it answers as before, one that lost it takes it anew, perhaps under another number.
 * `receivedAt`, content and decision stay; the county's own count of an application begins again.
 */
export function takeBackAfter(ledger: Ledger, writer: LedgerWriter, head: ChainAnchor): void {
  const shippedSeq = ledger.fact('shippedSeq') ?? 0;
  const unsure = deliveredAfter(ledger, head.anchoredSeq);
  writer.setFact('shippedSeq', head.anchoredSeq);
  for (const evidenceId of unsure.evidenceIds) evidenceToSend(ledger, writer, evidenceId);
  let withdrawn = 0;
  for (const applicationId of unsure.applicationIds) {
    const submission = ledger.submission(applicationId);
    if (submission?.state !== 'delivered') continue;
    withdrawn += 1;
    const countyNumber = ledger.application(applicationId)?.countyNumber ?? null;
    writer.appendEvent({
      type: 'application/delivery-withdrawn',
      operatorId: null,
      applicationId,
      body: { countyNumber, anchoredSeq: head.anchoredSeq },
    });
    writer.updateApplication(applicationId, { countyNumber: null, countyStatusVersion: 0 });
    writer.putSubmission({ ...submission, state: 'waiting', attempts: 0, nextAttemptAtMs: 0 });
  }
  writer.appendEvent({
    type: 'county/restored',
    operatorId: null,
    applicationId: null,
    body: { anchoredSeq: head.anchoredSeq, anchoredHash: head.anchoredHash, shippedSeq, withdrawn },
  });
}

interface Unsure {
  readonly applicationIds: ReadonlySet<string>;
  readonly evidenceIds: ReadonlySet<string>;
}

/** A delivery whose own event the county holds is one that it remembers. */
function deliveredAfter(ledger: Ledger, anchoredSeq: number): Unsure {
  const [applicationIds, evidenceIds] = [new Set<string>(), new Set<string>()];
  for (let fromSeq = anchoredSeq + 1; ; ) {
    const events = ledger.events({ fromSeq, limit: pageSize });
    for (const { type, applicationId, body } of events) {
      if (type === 'application/delivered' && applicationId !== null) applicationIds.add(applicationId);
      if (type === 'evidence/delivered' && typeof body.evidenceId === 'string') evidenceIds.add(body.evidenceId);
    }
    const last = events.at(-1);
    if (!last || events.length < pageSize) return { applicationIds, evidenceIds };
    fromSeq = last.seq + 1;
  }
}
