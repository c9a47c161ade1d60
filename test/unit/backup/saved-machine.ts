import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { openBackupDesk, type RunningBackup } from '../../../main/backup/backup-desk.ts';
import { findBackup } from '../../../main/backup/find-backup.ts';
import { type RestoreReport, restore } from '../../../main/backup/restore.ts';
import { createClosing } from '../../../main/closing.ts';
import { must, type Result } from '../../../main/domain/result.ts';
import { openTruth, type Truth } from '../../../main/truth.ts';
import { openFileVault } from '../../../main/vault/file-vault.ts';
import { keyFileSecret } from '../../../main/vault/key-file-secret.ts';
import type { Vault } from '../../../main/vault/port.ts';
import { createWorkBoard } from '../../../main/work-board.ts';
import type { Work } from '../../../preload/contract-work.ts';
import { accept, anApplication, anEnrolment, type TestClock, testClock } from '../../contract/ledger-fixtures.ts';

/** What a backup sees of a terminal: keys, ledger, vault and settings of one data directory, all real. */
export interface SavedMachine extends Truth {
  readonly dataDir: string;
  readonly vault: Vault;
  readonly backup: RunningBackup;
  readonly clock: TestClock;
  /** What the screens hear of long work. */
  readonly told: readonly (readonly Work[])[];
  /** One case with one page, as the use case writes it. */
  accept(number: number): Promise<string>;
  /** As a power cut would: nothing is finished, nothing flushed. */
  cut(): void;
  close(): Promise<void>;
}

const log = pino({ level: 'silent' });

export async function temporaryDisk(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const disk = await mkdtemp(path.join(tmpdir(), 'backup-'));
  return { path: disk, remove: () => rm(disk, { recursive: true, force: true }) };
}

export async function openMachine(dataDir: string, clock: TestClock = testClock()): Promise<SavedMachine> {
  await mkdir(dataDir, { recursive: true });
  const told: (readonly Work[])[] = [];
  const closing = createClosing(log);
  const machineSecret = (directory: string) => keyFileSecret(path.join(directory, 'machine.key'));
  const truth = must(await openTruth({ dataDir, machineSecret, version: '1.0', log }, clock, closing));
  const { ledger, file, sealer, dataKey } = truth;
  const backup = openBackupDesk({
    ledger,
    file,
    sealer,
    dataKey,
    dataDir,
    version: '1.0',
    clock,
    log,
    work: createWorkBoard((underWay) => told.push(underWay)),
    onChange() {},
  });
  closing.add('backup', () => backup.close());
  const vault = await openFileVault({ directory: path.join(dataDir, 'vault'), sealer, onKept: backup.page });
  if (ledger.fact('enrolment') === null) {
    must(ledger.transact((writer) => writer.setFact('enrolment', anEnrolment())));
  }
  return {
    ...truth,
    dataDir,
    told,
    vault,
    backup,
    clock,
    async accept(number) {
      const page = must(await vault.put(Buffer.from(`page of ${number}`), 'image/jpeg'));
      const application = anApplication(number, { materials: [{ ...aMaterial, pages: [page] }] });
      must(ledger.transact((writer) => accept(writer, application)));
      return application.id;
    },
    cut() {
      // The kernel's locks go with the process; here they have to be let go for the next one.
      ledger.close();
    },
    close: () => closing.end(),
  };
}

const aMaterial = { code: 'SF', method: 'scanned', originalSeen: true, pages: [] } as const;

export async function restoredTo(
  dataDir: string,
  from: string,
  recoveryCode: string,
  at = '2026-11-22T06:00:00.000Z',
): Promise<Result<RestoreReport>> {
  const backup = must(await findBackup(from));
  return restore({ backup, dataDir, recoveryCode, now: () => new Date(at) });
}
