import { createBirpc } from 'birpc';
import type { BenchState } from '../hands.ts';
import type { Bench } from './bench.ts';
import type { BenchCalls, BenchEvents } from './bench-calls.ts';

/** The line to the bench process, as whoever started it has it. */
export interface BenchLine {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

/** The bench in another process, as if it were here. Rejects when that process ends before the devices stand. */
export async function connectBench(line: BenchLine): Promise<Bench> {
  const listeners = new Set<() => void>();
  let state: BenchState | null = null;
  const learn = (next: BenchState) => {
    state = next;
    for (const listener of [...listeners]) listener();
  };

  const calls = createBirpc<BenchCalls, BenchEvents>(
    { state: learn },
    { post: (message) => line.send(message), on: (listener) => line.onMessage(listener), timeout: -1 },
  );
  const ended = new Promise<void>((resolve) => {
    line.onExit((code) => {
      calls.$close(new Error(`the bench process ended with code ${code}`));
      resolve();
    });
  });

  const opened = await calls.open();
  state ??= opened.state;
  return {
    addresses: opened.addresses,
    state: () => state ?? opened.state,
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply: async (hand) => learn(await calls.apply(hand)),
    close: async () => {
      listeners.clear();
      // Ended already, or unable to close in order: the kill below settles it.
      await calls.close().catch(() => {});
      line.kill();
      await ended;
    },
  };
}
