import type { Change } from '../sync/protocol.ts';
import { disclosureAfter } from './domain/disclosure-request.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';

/** How far the county is with a request of information; an older word, or a repeat, changes nothing. */
export function applyDisclosure(
  ledger: Ledger,
  writer: LedgerWriter,
  { requestId, status }: Extract<Change, { kind: 'disclosure' }>,
): void {
  const held = ledger.fact(`disclosure/${requestId}`);
  if (!held) return;
  const after = disclosureAfter(held, status);
  if (after === held) return;
  writer.setFact(`disclosure/${requestId}`, after);
  const { state, version, countyNumber, outcome } = status;
  writer.appendEvent({
    type: 'disclosure/status-changed',
    operatorId: null,
    applicationId: null,
    body: { requestId, state, version, countyNumber, outcome },
  });
}
