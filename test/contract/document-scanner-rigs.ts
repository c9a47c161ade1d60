import type { DeviceStatus } from '../../drivers/device-status.ts';
import { createEsclScanner } from '../../drivers/document-scanner/escl-scanner.ts';
import type { DocumentScanner } from '../../drivers/document-scanner/port.ts';
import {
  type ScannerMoods,
  type SimulatedScanner,
  startSimulatedScanner,
} from '../../drivers/document-scanner/simulated-scanner.ts';

export interface ScannerRig {
  readonly scanner: DocumentScanner;
  /** Null on metal: nobody is there to feed pages. */
  readonly bench: SimulatedScanner | null;
  close(): Promise<void>;
}

export type MakeScannerRig = (moods?: Partial<ScannerMoods>) => Promise<ScannerRig>;

export const simulatedScannerRig: MakeScannerRig = async (moods = {}) => {
  const bench = await startSimulatedScanner();
  bench.setMoods(moods);
  const limits = { retryPauseMs: 5, pageMs: 2_000 };
  const scanner = createEsclScanner({ url: bench.address, name: 'scanner', pollMs: 40, limits });
  return {
    scanner,
    bench,
    async close() {
      await scanner.close();
      await bench.close();
    },
  };
};

export function metalScannerRig(url: string): MakeScannerRig {
  return async () => {
    const scanner = createEsclScanner({ url, name: 'scanner' });
    return { scanner, bench: null, close: () => scanner.close() };
  };
}

export function untilScannerStatus(
  scanner: DocumentScanner,
  holds: (status: DeviceStatus) => boolean,
): Promise<DeviceStatus> {
  return new Promise((resolve) => {
    if (holds(scanner.status())) return resolve(scanner.status());
    const stop = scanner.onStatus((status) => {
      if (!holds(status)) return;
      stop();
      resolve(status);
    });
  });
}
