import type { SyncState } from '../ports.ts';

export interface LinkState {
  get(): SyncState;
  set(change: Partial<SyncState>): void;
  /** The listeners look again, though the state itself is the same: something was written to the store. */
  announce(): void;
  subscribe(listener: (state: SyncState) => void): () => void;
}

const beforeFirstContact: SyncState = {
  link: 'unknown',
  failure: null,
  lastContactAt: null,
  clockOffsetMs: null,
  clock: 'unknown',
  sending: null,
  underWay: [],
  totals: null,
  lastRound: null,
};

/** The one value that the health strip shows. */
export function createLinkState(): LinkState {
  let state = beforeFirstContact;
  const listeners = new Set<(state: SyncState) => void>();
  const announce = () => {
    for (const listener of listeners) listener(state);
  };
  return {
    get: () => state,
    set(change) {
      const next = { ...state, ...change };
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      announce();
    },
    announce,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
