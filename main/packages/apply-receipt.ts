import type { PackageReceipt, ReceivedApplication } from '../../sync/package/receipt.ts';
import type { SyncStore } from '../../sync/ports.ts';
import { genesisHash } from '../domain/ledger-event.ts';
import type { PackageResult } from '../domain/packages.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Ledger } from '../ledger/port.ts';

export function resultOf({ takenInAt, applications, eventsRefused }: PackageReceipt): PackageResult {
  const count = (outcome: ReceivedApplication['outcome']) =>
    applications.filter((one) => one.outcome === outcome).length;
  return {
    takenInAt,
    delivered: count('delivered'),
    incomplete: count('incomplete'),
    refused: count('refused'),
    eventsRefused,
  };
}

/**
 * The county's word came by hand instead of by wire, and has the same effect: what arrived counts as delivered, how far
 * the chain is held moves forward and never back (an older receipt may come after a newer one).
 */
export function applyReceipt(ledger: Ledger, store: SyncStore, receipt: PackageReceipt): Result<void> {
  const { anchoredSeq, anchoredHash } = receipt;
  if (hashAt(ledger, anchoredSeq) !== anchoredHash) {
    return failed('county/chain-conflict', `the county's anchor ${anchoredSeq} is not in this chain`);
  }
  if (anchoredSeq > store.shippedSeq()) {
    const marked = store.markShipped({ anchoredSeq, anchoredHash, refusals: [] });
    if (!marked.ok) return marked;
  }
  for (const one of receipt.applications) {
    const applied = applyOne(ledger, store, one);
    if (!applied.ok) return applied;
  }
  // Whoever gives a receipt has kept every file that was in it.
  for (const evidenceId of ledger.fact(`evidence-packed/${receipt.packageId}`) ?? []) {
    const held = store.markEvidenceHeld(evidenceId);
    if (!held.ok) return held;
  }
  return ok();
}

function applyOne(ledger: Ledger, store: SyncStore, one: ReceivedApplication): Result<void> {
  const submission = ledger.submission(one.applicationId);
  if (!submission || submission.state === 'delivered') return ok();
  switch (one.outcome) {
    case 'delivered':
      return store.markDelivered(one.applicationId, one);
    case 'refused':
      return store.markNeedsAttention(one.applicationId, { code: 'county/refused', detail: one.reason });
    // Still waiting here, and sent again by whatever way comes first.
    case 'incomplete':
      return ok();
  }
}

function hashAt(ledger: Ledger, seq: number): string | null {
  if (seq === 0) return genesisHash;
  const [event] = ledger.events({ fromSeq: seq, limit: 1 });
  return event?.seq === seq ? event.hash : null;
}
