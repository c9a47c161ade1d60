import type { DatabaseSync } from 'node:sqlite';
import { ok, type Result } from '../../domain/result.ts';
import { refusalOf } from './refusal.ts';

/**
 * All or nothing. A refusal of the disk is a value; anything else that `work` throws goes on after the roll back.
 * `beforeCommit` belongs to the transaction; `undo` is for what is remembered outside of the file.
 */
export function runTransaction<T>(
  database: DatabaseSync,
  steps: { work(): T; beforeCommit(): void; undo(): void },
): Result<T> {
  if (database.isTransaction) throw new Error('a transaction inside a transaction');
  try {
    database.exec('BEGIN IMMEDIATE');
    const value = steps.work();
    if (value instanceof Promise) throw new Error('a transaction cannot wait: its work must be synchronous');
    // SQLite itself rolls back on some disk errors; work that swallowed one must not be told that all is well.
    if (!database.isTransaction) throw new Error('the transaction was ended underneath its work');
    steps.beforeCommit();
    database.exec('COMMIT');
    return ok(value);
  } catch (error) {
    rollBack(database);
    steps.undo();
    const failure = refusalOf(error);
    if (failure) return { ok: false, failure };
    throw error;
  }
}

function rollBack(database: DatabaseSync): void {
  if (!database.isTransaction) return;
  database.exec('ROLLBACK');
}
