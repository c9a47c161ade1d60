import path from 'node:path';
import { must } from '../../main/domain/result.ts';
import type { Ledger } from '../../main/ledger/port.ts';
import { openSqliteLedger } from '../../main/ledger/sqlite/sqlite-ledger.ts';
import { createSealer } from '../../main/vault/aes-sealer.ts';
import { openFileVault } from '../../main/vault/file-vault.ts';
import { keyFileSecret } from '../../main/vault/key-file-secret.ts';
import { openKeyring } from '../../main/vault/keyring.ts';
import type { Vault } from '../../main/vault/port.ts';

/** Looks into the ledger and vault of a terminal that is off, as an inspector would: with the machine's own key. */
export async function withOpenedTruth<T>(
  dataDir: string,
  look: (truth: { readonly ledger: Ledger; readonly vault: Vault }) => T | Promise<T>,
): Promise<T> {
  const keyring = await openKeyring({
    path: path.join(dataDir, 'keyring.json'),
    machineSecret: await keyFileSecret(path.join(dataDir, 'machine.key')),
    now: () => new Date(),
  });
  const sealer = createSealer(must(keyring.unlockByMachine()));
  const ledger = must(
    openSqliteLedger({
      path: path.join(dataDir, 'ledger.db'),
      sealer,
      now: () => new Date(),
      monotonicMs: () => performance.now(),
    }),
  );
  try {
    return await look({ ledger, vault: await openFileVault({ directory: path.join(dataDir, 'vault'), sealer }) });
  } finally {
    ledger.close();
  }
}
