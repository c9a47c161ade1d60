import { SimulatedCodeScanner } from '../code-scanner/simulated-code-scanner.ts';
import type { BenchState, Hand } from '../hands.ts';
import { serialOrNetworkPlug } from '../transport/plug.ts';

/** The simulated code scanner on its cable, moved by hands. */
export interface CodeScannerBench {
  readonly address: string;
  state(): BenchState['codeScanner'];
  onState(listener: () => void): () => void;
  apply(hand: Hand): Promise<void>;
  close(): Promise<void>;
}

export async function startCodeScannerBench(): Promise<CodeScannerBench> {
  const gun = new SimulatedCodeScanner();
  const plug = await serialOrNetworkPlug(gun);
  const listeners = new Set<() => void>();
  let plugged = true;
  let lastCode: string | null = null;
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    address: plug.address,
    state: () => ({ plugged, lastCode }),
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply: async (hand) => {
      switch (hand.hand) {
        case 'scanCode':
          gun.setMood({ encoding: hand.encoding ?? 'utf-8' });
          lastCode = hand.text;
          await gun.scanCode(hand.text);
          return notify();
        case 'unplugCodeScanner':
          await plug.pull();
          plugged = false;
          return notify();
        case 'plugCodeScanner':
          await plug.plugIn();
          plugged = true;
          return notify();
      }
    },
    close: () => plug.close(),
  };
}
