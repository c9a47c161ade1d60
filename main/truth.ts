import path from 'node:path';
import { noteStart } from './boot.ts';
import type { Clock } from './clock.ts';
import { type ClockWatch, watchClock } from './clock-watch.ts';
import type { Closing } from './closing.ts';
import { ok, type Result } from './domain/result.ts';
import type { Ledger } from './ledger/port.ts';
import { takeLock } from './ledger/sqlite/lock.ts';
import { openSqliteLedger, type SqliteLedger } from './ledger/sqlite/sqlite-ledger.ts';
import type { Log } from './log.ts';
import { createSealer } from './vault/aes-sealer.ts';
import { type Keyring, type MachineSecret, openKeyring } from './vault/keyring.ts';
import type { Sealer } from './vault/port.ts';

/** The keys and the ledger of one data directory: what everything else of a terminal stands on. */
export interface Truth {
  readonly keyring: Keyring;
  readonly dataKey: Uint8Array;
  readonly sealer: Sealer;
  readonly ledger: Ledger;
  /** The same one, for whoever copies its file. */
  readonly file: SqliteLedger;
  readonly watch: ClockWatch;
  readonly isAfterUncleanEnd: boolean;
}

export interface TruthOptions {
  readonly dataDir: string;
  readonly machineSecret: (dataDir: string) => Promise<MachineSecret>;
  readonly version: string;
  readonly log: Log;
}

export async function openTruth(options: TruthOptions, clock: Clock, closing: Closing): Promise<Result<Truth>> {
  const { dataDir, version, log } = options;
  // Before the first key is made: two first starts at once would each make one, and lock each other out for good.
  const locked = takeLock(path.join(dataDir, 'terminal'));
  if (!locked.ok) return locked;
  closing.add('lock', () => locked.value.release());

  const keyring = await openKeyring({
    path: path.join(dataDir, 'keyring.json'),
    machineSecret: await options.machineSecret(dataDir),
    now: () => clock.now(),
  });
  const dataKey = keyring.unlockByMachine();
  if (!dataKey.ok) return dataKey;
  const sealer = createSealer(dataKey.value);
  const opened = openSqliteLedger({
    path: path.join(dataDir, 'ledger.db'),
    sealer,
    now: () => clock.now(),
    monotonicMs: () => clock.monotonicMs(),
  });
  if (!opened.ok) return opened;
  closing.add('ledger', () => opened.value.close());
  const watch = watchClock(opened.value, clock);
  closing.add('clock watch', () => watch.stop());
  // First the start, so that what the watch may owe from the last run is counted to this one.
  const isAfterUncleanEnd = noteStart(opened.value, { version, log });
  watch.look();
  return ok({
    keyring,
    dataKey: dataKey.value,
    sealer,
    ledger: watch.ledger,
    file: opened.value,
    watch,
    isAfterUncleanEnd,
  });
}
