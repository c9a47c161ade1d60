import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { must } from '../../../main/domain/result.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import { openSqliteLedger } from '../../../main/ledger/sqlite/sqlite-ledger.ts';
import { createSealer } from '../../../main/vault/aes-sealer.ts';
import { openFileVault, pagePath } from '../../../main/vault/file-vault.ts';
import { keyFileSecret } from '../../../main/vault/key-file-secret.ts';
import { openKeyring } from '../../../main/vault/keyring.ts';

/** A data directory as a terminal leaves it. */
export interface TerminalFolder {
  readonly dataDir: string;
  readonly ledgerFile: string;
  /** Files of the pages in the vault. */
  readonly pageFiles: readonly string[];
  openLedger(): Ledger;
  /** Behind the terminal's back. */
  alterLedger(sql: string): void;
  remove(): Promise<void>;
}

export const secretOfCitizen = '11010519491231002X';

export async function terminalFolder(countyUrl = 'https://county.example'): Promise<TerminalFolder> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'doctor-'));
  const machineSecret = await keyFileSecret(path.join(dataDir, 'machine.key'));
  const keyring = await openKeyring({ path: path.join(dataDir, 'keyring.json'), machineSecret, now: () => new Date() });
  const sealer = createSealer(must(keyring.unlockByMachine()));
  const ledgerFile = path.join(dataDir, 'ledger.db');
  const openLedger = () =>
    must(
      openSqliteLedger({
        path: ledgerFile,
        sealer,
        now: () => new Date(),
        monotonicMs: () => performance.now(),
      }),
    );
  const ledger = openLedger();
  must(
    ledger.transact((writer) => {
      writer.setFact('enrolment', {
        terminalId: 'T-1',
        numberPrefix: 'W0A1',
        countyUrl,
        countyName: '青禾县',
        officeName: '青禾镇便民服务中心',
        keyNumber: 1,
        privateKey: { d: 'a-key-that-nobody-may-see' },
        replaces: null,
        enrolledAt: '2026-11-01T00:00:00.000Z',
      });
      for (let boot = 1; boot <= 3; boot += 1) {
        const body = { boot, idNumber: secretOfCitizen };
        writer.appendEvent({ type: 'terminal/started', operatorId: null, applicationId: null, body });
      }
    }),
  );
  ledger.close();
  const directory = path.join(dataDir, 'vault');
  const vault = await openFileVault({ directory, sealer });
  const pages = await Promise.all(['one', 'two'].map((text) => vault.put(Buffer.from(text), 'image/png')));
  return {
    dataDir,
    ledgerFile,
    pageFiles: pages.map((page) => pagePath(directory, must(page).sha256)),
    openLedger,
    alterLedger(sql) {
      const database = new DatabaseSync(ledgerFile);
      // Triggers stop a mistake, not somebody with the file in hand.
      const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
      for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
      database.exec(sql);
      database.close();
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}
