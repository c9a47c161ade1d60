import type { PendingEvidence } from '../sync/ports.ts';
import type { PageRef } from './domain/application.ts';
import { type HeldVisit, type Visit, visitAfter } from './domain/doorstep/visit.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';

/** 上门任务 of the county: kept for the days without a line; a repeat, and an older word, changes nothing. */
export function applyVisit(ledger: Ledger, writer: LedgerWriter, said: Visit): void {
  const held = ledger.fact(`visit/${said.id}`);
  const after = visitAfter(held, said);
  if (after === held) return;
  keepVisit(ledger, writer, after);
  const { id, version, isCancelled, village } = said;
  writer.appendEvent({
    type: 'visit/assigned',
    operatorId: null,
    applicationId: null,
    body: { heard: { id, version, isCancelled, village } },
  });
}

export function keepVisit(ledger: Pick<Ledger, 'fact'>, writer: LedgerWriter, held: HeldVisit): void {
  const { id } = held.visit;
  writer.setFact(`visit/${id}`, held);
  const listed = ledger.fact('visits') ?? [];
  if (!listed.includes(id)) writer.setFact('visits', [...listed, id]);
}

/** Photographs of the visits that belong to an application: they go its way. */
export function evidenceFiles(ledger: Pick<Ledger, 'fact'>, applicationId: string): readonly PageRef[] {
  return (ledger.fact(`evidence-of/${applicationId}`) ?? []).flatMap((id) => photographsOf(ledger, id));
}

/** Those of no application here: of a result that was brought, of a closed door. They go by themselves. */
export function unsentEvidence(ledger: Pick<Ledger, 'fact'>): readonly PendingEvidence[] {
  return (ledger.fact('evidenceToSend') ?? []).map((evidenceId) => ({
    evidenceId,
    materials: photographsOf(ledger, evidenceId),
  }));
}

export function evidenceToSend(ledger: Pick<Ledger, 'fact'>, writer: LedgerWriter, evidenceId: string): void {
  const waiting = ledger.fact('evidenceToSend') ?? [];
  if (!waiting.includes(evidenceId)) writer.setFact('evidenceToSend', [...waiting, evidenceId]);
}

/** Said again it changes nothing. */
export function markEvidenceHeld(ledger: Pick<Ledger, 'fact'>, writer: LedgerWriter, evidenceId: string): void {
  const waiting = ledger.fact('evidenceToSend') ?? [];
  const left = waiting.filter((id) => id !== evidenceId);
  if (left.length === waiting.length) return;
  writer.setFact('evidenceToSend', left);
  writer.appendEvent({ type: 'evidence/delivered', operatorId: null, applicationId: null, body: { evidenceId } });
}

function photographsOf(ledger: Pick<Ledger, 'fact'>, evidenceId: string): readonly PageRef[] {
  const { photos } = ledger.fact(`evidence/${evidenceId}`) ?? { photos: [] };
  return photos.map(({ sha256, mediaType, sizeBytes }) => ({ sha256, mediaType, sizeBytes }));
}
