import type { BenchAddresses, BenchState, Hand } from '../hands.ts';

/** What the bench process answers. */
export interface BenchCalls {
  open(): Promise<{ readonly addresses: BenchAddresses; readonly state: BenchState }>;
  apply(hand: Hand): Promise<BenchState>;
  close(): Promise<void>;
}

/** What the bench process tells by itself. */
export interface BenchEvents {
  state(state: BenchState): void;
}
