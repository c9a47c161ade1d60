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
  const ids = ledger.fact(`evidence-of/${applicationId}`) ?? [];
  return ids.flatMap((id) =>
    (ledger.fact(`evidence/${id}`)?.photos ?? []).map(({ sha256, mediaType, sizeBytes }) => ({
      sha256,
      mediaType,
      sizeBytes,
    })),
  );
}
