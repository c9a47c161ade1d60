import type { LedgerEvent } from '../domain/ledger-event.ts';
import { failed, type Result } from '../domain/result.ts';
import type { Ledger, LedgerWriter } from '../ledger/port.ts';
import { continues } from '../ledger/weave.ts';
import { raiseCounters } from './raise-counters.ts';
import { rebuild } from './rebuild.ts';

/** 接回: how far a restored ledger knows its own chain; null when it knows all of it, or was never restored. */
export function ownChainKnown(ledger: Ledger): { readonly seq: number; readonly hash: string } | null {
  const restored = ledger.fact('restored');
  return restored && { seq: restored.seq, hash: restored.hash };
}

/**
 * One page of own events behind what is known: looked at link by link, put in their places as they are, and what they once
 * wrote beside themselves written again. One transaction a page: cut off in between, the next contact goes on from there.
 */
export function takeIn(ledger: Ledger, { events }: { readonly events: readonly LedgerEvent[] }): Result<void> {
  const restored = ledger.fact('restored');
  const last = events.at(-1);
  if (!restored || !last) return failed('county/not-caught-up', 'nothing to take in');
  if (!continues(restored, events)) {
    return failed(
      'county/chain-conflict',
      `what the county holds does not go on from event ${restored.seq} of this copy`,
    );
  }
  return ledger.transact((writer) => {
    writer.weaveIn(events);
    for (const event of events) {
      rebuild(ledger, writer, event);
      raiseCounters(writer, event);
    }
    lookAgainFrom(ledger, writer, events);
    writer.setFact('restored', { ...restored, seq: last.seq, hash: last.hash });
    if ((ledger.fact('shippedSeq') ?? 0) < last.seq) writer.setFact('shippedSeq', last.seq);
  });
}

/** The county has no more: from here on this terminal is as any other, its numbers among it. */
export function caughtUp(ledger: Ledger): Result<void> {
  const restored = ledger.fact('restored');
  return ledger.transact((writer) => {
    if (!restored) return;
    writer.setFact('restored', null);
    writer.appendEvent({
      type: 'terminal/restored',
      operatorId: null,
      applicationId: null,
      body: { restoredAt: restored.at, knownSeq: restored.seq, numbersFrom: restored.numbersFrom },
    });
  });
}

/** The watch over the limits has read what stood in these places before. */
function lookAgainFrom(ledger: Ledger, writer: LedgerWriter, [first]: readonly LedgerEvent[]): void {
  const watched = ledger.fact('alarmWatch');
  if (first && watched && watched.seq >= first.seq) writer.setFact('alarmWatch', { ...watched, seq: first.seq - 1 });
}
