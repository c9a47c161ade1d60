import { closeSync, copyFileSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Sealer } from '../../vault/port.ts';
import { verifyEvents } from '../chain.ts';
import type { ChainReport } from '../port.ts';
import { commitCounter } from './commits.ts';
import { createEventTable } from './events.ts';
import { createFactTable } from './facts.ts';
import { loadHead, saveFirstHead } from './head.ts';
import { ledgerFile, openDatabase } from './ledger-file.ts';
import { fileRefusalOf, refusalOf } from './refusal.ts';
import type { Migration } from './schema.ts';

interface MigrationJob {
  readonly path: string;
  readonly sealer: Sealer;
  readonly steps: readonly Migration[];
}

/**
 * Brings the file to the newest schema, or leaves it exactly as it is. The steps run on a copy; only a copy that is
 * sound, and whose chain is link for link the one before, takes the ledger's place. The old file stays beside it.
 * The caller holds the ledger's lock.
 */
export function migrate(job: MigrationJob): Result<void> {
  const target = job.steps.at(-1)?.version ?? 0;
  const found = settle(job.path);
  if (found === target) return ok();
  if (found > target) {
    return failed('terminal/fault', `the ledger has schema ${found}, this program knows up to ${target}`);
  }
  return found === 0 ? createLedger(job, target) : migrateCopy(job, found, target);
}

/** Schema version, after the write-ahead log has been folded in: from here on the ledger is one file. */
function settle(file: string): number {
  const database = openDatabase(file);
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return schemaVersion(database);
  } finally {
    database.close();
  }
}

function createLedger({ path: file, sealer, steps }: MigrationJob, target: number): Result<void> {
  const database = openDatabase(file);
  try {
    database.exec('BEGIN IMMEDIATE');
    for (const step of steps) step.apply(database);
    const facts = createFactTable(ledgerFile(database, sealer));
    facts.set('keyCheck', 'township-window');
    saveFirstHead(facts);
    database.exec(`PRAGMA user_version = ${target}; COMMIT`);
  } finally {
    database.close();
  }
  syncDirectory(file);
  return ok();
}

function migrateCopy({ path: file, sealer, steps }: MigrationJob, found: number, target: number): Result<void> {
  const copy = `${file}.migrating`;
  removeDatabase(copy);
  const before = inspect(file, sealer);
  try {
    copyFileSync(file, copy);
    applySteps(
      copy,
      steps.filter((step) => step.version > found),
      target,
    );
    const flaw = flawOfCopy(copy, sealer, before);
    if (flaw !== null) throw new Error(flaw);
    syncFile(copy);
  } catch (error) {
    removeDatabase(copy);
    const detail = error instanceof Error ? error.message : String(error);
    const isFull = (refusalOf(error) ?? fileRefusalOf(error))?.code === 'ledger/full';
    return failed(
      isFull ? 'ledger/full' : 'terminal/fault',
      `schema ${found} to ${target} failed, the ledger is as it was: ${detail}`,
    );
  }
  keep(file, `${file}.schema-${found}`);
  renameSync(copy, file);
  syncDirectory(file);
  return ok();
}

function applySteps(copy: string, steps: readonly Migration[], target: number): void {
  // Foreign keys are off while tables are rebuilt (sqlite.org/lang_altertable.html, section 7) and checked afterwards.
  const database = new DatabaseSync(copy, { enableForeignKeyConstraints: false });
  try {
    database.exec('BEGIN IMMEDIATE');
    for (const step of steps) step.apply(database);
    // A journal of the old form does not go on in the new one: the number that is left out says so to the backup.
    database.prepare('UPDATE counters SET value = value + 1 WHERE name = ?').run(commitCounter);
    database.exec(`PRAGMA user_version = ${target}; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)`);
  } finally {
    database.close();
  }
}

function flawOfCopy(copy: string, sealer: Sealer, before: ChainReport): string | null {
  const database = openDatabase(copy);
  try {
    const verdict = database.prepare('PRAGMA integrity_check').get()?.integrity_check;
    if (verdict !== 'ok') return `integrity check: ${verdict}`;
    if (database.prepare('PRAGMA foreign_key_check').get()) return 'a foreign key points nowhere';
  } finally {
    database.close();
  }
  const after = inspect(copy, sealer);
  const same = after.eventCount === before.eventCount && after.headHash === before.headHash;
  if (!same || after.brokenAt !== before.brokenAt) return `the event chain differs: ${after.reason ?? 'other events'}`;
  return null;
}

/** An already broken chain is no reason to refuse: the break must stay as visible as it was. */
function inspect(file: string, sealer: Sealer): ChainReport {
  const database = openDatabase(file);
  try {
    const opened = ledgerFile(database, sealer);
    const events = createEventTable(opened);
    return verifyEvents(events.stored(), loadHead(createFactTable(opened), events));
  } finally {
    database.close();
  }
}

function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/** A second name for the old file, so that at no moment there is none; a copy where the file system has no links. */
function keep(file: string, keptAs: string): void {
  rmSync(keptAs, { force: true });
  try {
    linkSync(file, keptAs);
  } catch {
    copyFileSync(file, keptAs);
    syncFile(keptAs);
  }
  syncDirectory(file);
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) {
    if (existsSync(file + ending)) rmSync(file + ending);
  }
}

function syncFile(file: string): void {
  // Windows flushes only through a descriptor that may write.
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function syncDirectory(file: string): void {
  // Windows has no such thing as flushing a directory.
  if (process.platform === 'win32') return;
  const descriptor = openSync(path.dirname(file), 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
