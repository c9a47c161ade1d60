import canonicalize from 'canonicalize';
import { keptMoves } from '../../case-moves.ts';
import { type Application, applicationSchema } from '../../domain/application.ts';
import { settledIn } from '../../domain/doorstep/handover.ts';
import type { LedgerEvent } from '../../domain/ledger-event.ts';
import type { Ledger } from '../../ledger/port.ts';
import { hashOf } from '../../packages/handover-file.ts';

const mostCases = 5_000;

/** 待交接: taken in outside, still as it was received, in no batch that is under way. */
export function waitingCases(ledger: Ledger): readonly Application[] {
  const underWay = packedIds(ledger);
  return ledger.recentApplications({ limit: mostCases }).flatMap(({ id, state }) => {
    if (state !== 'RECEIVED' || underWay.has(id) || ledger.fact(`handed-over/${id}`)) return [];
    const application = ledger.application(id);
    const isOutside = application?.channel === 'doorstep' || application?.channel === 'delegate';
    return application && isOutside && keptMoves(ledger, id).made.length === 0 ? [application] : [];
  });
}

/** In a batch that is under way, or gone with one. */
export function isPacked(ledger: Ledger, applicationId: string): boolean {
  return packedIds(ledger).has(applicationId) || ledger.fact(`handed-over/${applicationId}`) !== null;
}

function packedIds(ledger: Ledger): ReadonlySet<string> {
  const ids = (ledger.fact('handovers') ?? []).flatMap((id) => {
    const held = ledger.fact(`handover/${id}`);
    if (held?.side !== 'out') return [];
    const settled = settledIn(held);
    return held.batch.cases.map(({ application }) => application.id).filter((one) => !settled.has(one));
  });
  return new Set(ids);
}

/** The content exactly as the chain carries it: what has moved since is no part of what is handed over. */
export function frozenContent(ledger: Ledger, applicationId: string): Application | null {
  const submission = ledger.submission(applicationId);
  // A later event may have taken the place of the first: amendments and evidence send the application once more.
  for (let end = submission?.eventSeq ?? 0; end > 0; end -= pageSize) {
    const fromSeq = Math.max(1, end - pageSize + 1);
    const found = ledger
      .events({ fromSeq, limit: end - fromSeq + 1 })
      .find((event) => isReceiptOf(event, applicationId));
    if (found) return applicationSchema.parse(found.body.application);
  }
  return null;
}

const pageSize = 200;

function isReceiptOf({ type, applicationId }: LedgerEvent, id: string): boolean {
  return applicationId === id && (type === 'application/received' || type === 'application/accepted');
}

export function contentHashOf(application: Application): string {
  return hashOf(new TextEncoder().encode(canonicalize(application) ?? ''));
}
