import { DatabaseSync } from 'node:sqlite';
import { ok, type Result } from '../../domain/result.ts';
import { refusalOf } from './refusal.ts';

export interface LedgerLock {
  release(): void;
}

/**
 * One process at a time. The lock is an exclusive transaction, never ended, on an empty SQLite file beside the ledger:
 * a lock of the kernel, which goes with the process however it dies. A file with a process number in it would have to
 * guess whether that number still means the same program.
 *
 * It isn't the ledger itself that is locked this way, because a migration replaces that file while the lock must hold,
 * and because POSIX drops all of a process's locks on a file as soon as the process closes any descriptor of it
 * (copying the ledger would do that). Nobody else ever opens this one.
 */
export function takeLock(ledgerPath: string): Result<LedgerLock> {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(`${ledgerPath}.lock`, { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    const held = database;
    return ok({ release: () => held.close() });
  } catch (error) {
    database?.close();
    const failure = refusalOf(error);
    if (failure) return { ok: false, failure };
    throw error;
  }
}
