import type { EngineClock, SyncState, SyncStore } from '../ports.ts';
import type { LinkState } from './link-state.ts';
import type { ProgressBook } from './progress-book.ts';

const showEveryMs = 250;
/** Beyond this many the totals on the screen say less than there is. */
export const countedAtMost = 5_000;

/** What the screens see of the sending: who is under way, how far, and all that waits. */
export interface SendingView {
  onProgress(): void;
  countWaiting(): void;
}

export function createSendingView(parts: {
  readonly state: LinkState;
  readonly store: SyncStore;
  readonly clock: EngineClock;
  readonly book: ProgressBook;
}): SendingView {
  const { state, store, clock, book } = parts;
  let shownAtMs = Number.NEGATIVE_INFINITY;

  return { onProgress, countWaiting };

  /** Bytes move thousands of times a second, and a screen is drawn a few times; what begins and ends is always shown. */
  function onProgress(): void {
    const underWay = book.underWay();
    const isSame = stageOf(underWay) === stageOf(state.get().underWay);
    if (isSame && clock.monotonicMs() - shownAtMs < showEveryMs) return;
    shownAtMs = clock.monotonicMs();
    state.set({ underWay, sending: underWay[0] ?? null, totals: book.totals() });
  }

  /** Also without a line: what waits is told before anybody can send it. */
  function countWaiting(): void {
    book.expect(store.dueSubmissions(Number.MAX_SAFE_INTEGER, countedAtMost));
    state.set({ totals: book.totals() });
  }
}

function stageOf(underWay: SyncState['underWay']): string {
  return underWay.map((one) => `${one.applicationId} ${one.sentBytes >= one.totalBytes}`).join();
}
