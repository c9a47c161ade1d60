import { parentPort, workerData } from 'node:worker_threads';
import { lookAtLedger } from './look-at-ledger.ts';

/** A long chain takes seconds of computing, which must not hold up the clocks of the other checks. */
parentPort?.postMessage(await lookAtLedger(String(workerData)));
