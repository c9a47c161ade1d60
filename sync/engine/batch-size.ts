import type { LedgerEvent } from '../../main/domain/ledger-event.ts';

/** How much of the chain goes in one request: halved by what does not fit or does not get through, grown again slowly. */
export interface BatchSize {
  /** The first of these that fit; at least one. */
  cut(events: readonly LedgerEvent[]): readonly LedgerEvent[];
  /** As many as could be asked for at all. */
  mostEvents(): number;
  gotThrough(batch: readonly LedgerEvent[]): void;
  /** False when there is nothing left to halve: one event alone is too much. */
  halve(batch: readonly LedgerEvent[]): boolean;
}

const limits = { events: 500, bytes: 2 * 1024 * 1024 };
const begin = { events: 100, bytes: 512 * 1024 };
/** From what just failed it takes about eight good batches to be tried again. */
const growth = 1.1;

export function createBatchSize(): BatchSize {
  let { events: mostEvents, bytes: mostBytes } = begin;
  return {
    cut(events) {
      let bytes = 0;
      const past = events.findIndex((event, index) => {
        bytes += sizeOf(event);
        return index > 0 && bytes > mostBytes;
      });
      return events.slice(0, Math.min(past === -1 ? events.length : past, Math.floor(mostEvents)));
    },
    mostEvents: () => Math.floor(mostEvents),
    gotThrough(batch) {
      // A small batch proves nothing about a large one.
      if (batch.length >= Math.floor(mostEvents)) mostEvents = Math.min(limits.events, mostEvents * growth + 1);
      if (bytesOf(batch) >= mostBytes / 2) mostBytes = Math.min(limits.bytes, mostBytes * growth);
    },
    halve(batch) {
      if (batch.length <= 1) return false;
      mostEvents = Math.max(1, Math.floor(batch.length / 2));
      mostBytes = Math.max(1, Math.floor(bytesOf(batch) / 2));
      return true;
    },
  };
}

const bytesOf = (batch: readonly LedgerEvent[]) => batch.reduce((sum, event) => sum + sizeOf(event), 0);
const sizeOf = (event: LedgerEvent) => Buffer.byteLength(JSON.stringify(event)) + 1;
