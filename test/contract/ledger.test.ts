import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { must } from '../../main/domain/result.ts';
import { openMemoryLedger } from '../../main/ledger/memory-ledger.ts';
import { openSqliteLedger } from '../../main/ledger/sqlite/sqlite-ledger.ts';
import { createSealer } from '../../main/vault/aes-sealer.ts';
import { runLedgerTests } from './ledger-suite.ts';

runLedgerTests('in memory', ({ now, monotonicMs }) => ({
  ledger: openMemoryLedger({ now, monotonicMs }),
  close: () => {},
}));

runLedgerTests('SQLite', ({ now, monotonicMs }) => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ledger-'));
  const sealer = createSealer(new Uint8Array(32).fill(7));
  const ledger = must(openSqliteLedger({ path: path.join(directory, 'ledger.db'), sealer, now, monotonicMs }));
  return {
    ledger,
    close() {
      ledger.close();
      rmSync(directory, { recursive: true });
    },
  };
});
