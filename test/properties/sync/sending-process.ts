import path from 'node:path';
import { must } from '../../../main/domain/result.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import { openSqliteLedger } from '../../../main/ledger/sqlite/sqlite-ledger.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { credentialsOf } from '../../../main/terminal-keys.ts';
import { createSealer } from '../../../main/vault/aes-sealer.ts';
import { openFileVault } from '../../../main/vault/file-vault.ts';
import type { Vault } from '../../../main/vault/port.ts';
import { createHttpCounty } from '../../../sync/client/http-county.ts';
import { createSyncEngine } from '../../../sync/engine/engine.ts';
import { createEngineClock } from '../../../sync/engine/system-clock.ts';
import { testLog } from '../../unit/sync/support/test-log.ts';

/** The same terminal for the test and for the process that it kills. */
export async function openTerminalFiles(directory: string): Promise<{ ledger: Ledger; vault: Vault }> {
  const sealer = createSealer(new Uint8Array(32).fill(7));
  const ledger = must(
    openSqliteLedger({
      path: path.join(directory, 'ledger.db'),
      sealer,
      now: () => new Date(),
      monotonicMs: () => performance.now(),
    }),
  );
  return { ledger, vault: await openFileVault({ directory: path.join(directory, 'vault'), sealer }) };
}

/** Forked: sends what the ledger in this directory holds, and tells of each step until it is killed. */
async function sendUntilKilled(directory: string, url: string): Promise<void> {
  const { ledger, vault } = await openTerminalFiles(directory);
  const engine = createSyncEngine({
    county: createHttpCounty({
      baseUrl: url,
      credentials: () => credentialsOf(ledger),
      log: testLog,
      limits: { uploadChunkBytes: 16 * 1024 },
    }),
    store: createLedgerSyncStore({ ledger, log: testLog }),
    materials: { read: (sha256) => vault.get(sha256) },
    clock: createEngineClock(),
    log: testLog,
  });
  engine.onState(() => process.send?.('step'));
  const sent = await engine.sendNow();
  process.send?.(sent.ok ? 'done' : sent.failure.code);
}

const [directory, url] = process.argv.slice(2);
if (process.argv[1] === import.meta.filename && directory && url) await sendUntilKilled(directory, url);
