import { Worker } from 'node:worker_threads';
import type { LedgerLook } from './check.ts';

export function lookAtLedgerInWorker(dataDir: string): Promise<LedgerLook> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./ledger-worker.ts', import.meta.url), { workerData: dataDir, execArgv: [] });
    worker.unref();
    worker.once('message', (look: LedgerLook) => resolve(look));
    worker.once('error', (error) => resolve({ state: 'unreadable', detail: String(error) }));
  });
}
