import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SimulatedFingerprintReader } from '../fingerprint-reader/simulated-fingerprint-reader.ts';
import type { BenchAddresses, BenchState, Hand } from '../hands.ts';
import { addressOf } from '../plugin/plugin-process.ts';
import { SimulatedSignaturePad } from '../signature-pad/simulated-signature-pad.ts';
import { networkPlug } from '../transport/plug.ts';

type PadState = Pick<BenchState, 'signaturePad' | 'fingerprintReader'>;

/** The simulated signature pad and fingerprint reader, each behind a plug-in of its own, moved by hands. */
export interface PadBench {
  readonly addresses: Pick<BenchAddresses, 'signaturePad' | 'fingerprintReader'>;
  state(): PadState;
  onState(listener: () => void): () => void;
  apply(hand: Hand): Promise<void>;
  close(): Promise<void>;
}

export async function startPadBench(): Promise<PadBench> {
  const pad = new SimulatedSignaturePad();
  const reader = new SimulatedFingerprintReader();
  const [padPlug, readerPlug] = await Promise.all([networkPlug(pad), networkPlug(reader)]);
  const plugged = { pad: true, reader: true };
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  pad.onChange(notify);
  reader.onChange(notify);

  return {
    addresses: { signaturePad: relayedTo(padPlug.address), fingerprintReader: relayedTo(readerPlug.address) },
    state: () => ({
      signaturePad: { plugged: plugged.pad, ...pad.state },
      fingerprintReader: { plugged: plugged.reader, isAsking: reader.isAsking },
    }),
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply: async (hand) => {
      switch (hand.hand) {
        case 'signOnPad':
          return pad.sign();
        case 'cancelOnPad':
          return pad.pressCancel();
        case 'putFinger':
          return reader.putFinger(hand.touch);
        case 'unplugPad':
          await padPlug.pull();
          plugged.pad = false;
          return notify();
        case 'plugPad':
          await padPlug.plugIn();
          plugged.pad = true;
          return notify();
        case 'unplugFingerprintReader':
          await readerPlug.pull();
          plugged.reader = false;
          return notify();
        case 'plugFingerprintReader':
          await readerPlug.plugIn();
          plugged.reader = true;
          return notify();
      }
    },
    close: async () => {
      await Promise.all([padPlug.close(), readerPlug.close()]);
    },
  };
}

/** The relay lies beside this folder in the sources and in the build, under the same ending. */
export function relayedTo(address: string): string {
  const relay = new URL(`../plugin/relay-plugin${path.extname(import.meta.url)}`, import.meta.url);
  return addressOf({ file: fileURLToPath(relay), argument: address });
}
