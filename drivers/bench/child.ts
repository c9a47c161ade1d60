import { createBirpc } from 'birpc';
import { parentLine } from '../transport/parent-line.ts';
import { startBench } from './bench.ts';
import type { BenchCalls, BenchEvents } from './bench-calls.ts';

/** Entry of the bench process: the simulated devices live here, so that the drivers meet them through the wire alone. */
const parent = parentLine();
const starting = startBench();

const calls: BenchCalls = {
  open: async () => {
    const bench = await starting;
    bench.onState(() => void events.$callEvent('state', bench.state()));
    return { addresses: bench.addresses, state: bench.state() };
  },
  apply: async (hand) => {
    const bench = await starting;
    await bench.apply(hand);
    return bench.state();
  },
  close: async () => (await starting).close(),
};

const events = createBirpc<BenchEvents, BenchCalls>(calls, {
  post: (message) => parent.send(message),
  on: (listener) => parent.onMessage(listener),
  timeout: -1,
});

parent.onParentGone(async () => {
  await (await starting).close();
  process.exit(0);
});
