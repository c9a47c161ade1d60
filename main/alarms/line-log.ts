import type { SyncView } from '../../preload/contract-sync.ts';
import type { Clock } from '../clock.ts';
import type { OfflineSpan } from '../domain/alarms/case-facts.ts';
import type { Ledger } from '../ledger/port.ts';

/** Older ones than these prove nothing about anything that still runs. */
const spansKept = 500;

/**
 * 断网记录: the times without a line, so that a card that only the network made can say so. A terminal that is switched
 * off is not offline: an open span ends where the last run ended.
 */
export function openLineLog(ledger: Ledger, clock: Clock): { note(view: Pick<SyncView, 'link'>): void } {
  endSpanAt(ledger, ledger.fact('lastWallClock'));
  return {
    note({ link }) {
      if (link === 'unknown') return;
      const spans = ledger.fact('offlineSpans') ?? [];
      const open = spans.at(-1)?.until === null;
      if (link === 'online') endSpanAt(ledger, clock.now().toISOString());
      else if (!open) put(ledger, [...spans, { from: clock.now().toISOString(), until: null }]);
    },
  };
}

function endSpanAt(ledger: Ledger, at: string | null): void {
  const spans = ledger.fact('offlineSpans') ?? [];
  const last = spans.at(-1);
  if (last?.until !== null || last === undefined) return;
  const until = at !== null && at > last.from ? at : last.from;
  put(ledger, [...spans.slice(0, -1), { ...last, until }]);
}

/** Best effort: a full disk loses a span, never an application. */
function put(ledger: Ledger, spans: readonly OfflineSpan[]): void {
  ledger.transact((writer) => writer.setFact('offlineSpans', spans.slice(-spansKept)));
}
