import { startSimulatedScanner } from '../document-scanner/simulated-scanner.ts';
import type { BenchAddresses, BenchState, Hand } from '../hands.ts';
import { startSimulatedPrintSystem } from '../page-printer/simulated-print-system.ts';
import { startSimulatedPrinter } from '../receipt-printer/simulated-printer.ts';
import { startCardReaderBench } from './card-reader-bench.ts';
import { startCodeScannerBench } from './code-scanner-bench.ts';
import { startPadBench } from './pad-bench.ts';

/** A desk with simulated devices, reached by their real transports and moved by hands. */
export interface Bench {
  readonly addresses: BenchAddresses;
  state(): BenchState;
  onState(listener: () => void): () => void;
  /** Rejects a citizen or a page that is not there. Switching the printer's power takes a moment longer: watch `state`. */
  apply(hand: Hand): Promise<void>;
  close(): Promise<void>;
}

export async function startBench(): Promise<Bench> {
  const [reader, printer, scanner, gun, pads, pages] = await Promise.all([
    startCardReaderBench(),
    startSimulatedPrinter(),
    startSimulatedScanner(),
    startCodeScannerBench(),
    startPadBench(),
    // What it prints is looked at nowhere: the documents themselves are one click away as PDF.
    startSimulatedPrintSystem({ directory: null, queues: ['演示打印机'] }),
  ]);
  const devices = [reader, printer, scanner, gun, pads];
  return {
    addresses: {
      cardReader: reader.address,
      receiptPrinter: printer.address,
      documentScanner: scanner.address,
      codeScanner: gun.address,
      ...pads.addresses,
      pagePrinter: `ipp://${pages.address.host}:${pages.address.port}`,
    },
    state: () => ({
      ...reader.state(),
      ...pads.state(),
      printer: printer.state(),
      scanner: scanner.state(),
      codeScanner: gun.state(),
    }),
    onState: (listener) => {
      const stops = devices.map((device) => device.onState(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    // Each device knows its own hands and lets the others pass.
    apply: async (hand) => {
      for (const device of devices) await device.apply(hand);
    },
    close: async () => {
      await Promise.all([...devices, pages].map((device) => device.close()));
    },
  };
}
