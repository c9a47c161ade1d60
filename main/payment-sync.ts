import type { Change } from '../sync/protocol.ts';
import { withReceipts } from './domain/payment.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';

/**
 * 到账 as the county tells it (R57): each reference is one payment and one event, whatever is repeated. No verb of this
 * terminal writes here; an application that is paid says so because the county did.
 */
export function applyPayment(
  ledger: Ledger,
  writer: LedgerWriter,
  { localNumber, receipts }: Extract<Change, { kind: 'payment' }>,
): void {
  const application = ledger.applicationByNumber(localNumber);
  // Of a terminal that this one stands in for: its papers are asked for at the county.
  if (!application) return;
  const known = ledger.fact(`payment/${localNumber}`) ?? [];
  const all = withReceipts(known, receipts);
  if (all === known) return;
  writer.setFact(`payment/${localNumber}`, all);
  for (const { reference, amountFen, paidAt, channel } of all.slice(known.length)) {
    writer.appendEvent({
      type: 'payment/confirmed',
      operatorId: null,
      applicationId: application.id,
      body: { reference, amountFen, paidAt, channel },
    });
  }
  // Nothing of the application itself has moved, but whoever looks at it has to look again.
  writer.updateApplication(application.id, {});
}
