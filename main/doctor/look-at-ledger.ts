import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { verifyEvents } from '../ledger/chain.ts';
import { createEventTable } from '../ledger/sqlite/events.ts';
import { createFactTable } from '../ledger/sqlite/facts.ts';
import { loadHead } from '../ledger/sqlite/head.ts';
import { ledgerFile } from '../ledger/sqlite/ledger-file.ts';
import { takeLock } from '../ledger/sqlite/lock.ts';
import { createSealer } from '../vault/aes-sealer.ts';
import type { LedgerLook } from './check.ts';
import { readDataKey } from './data-key.ts';

/**
 * Reads a ledger that no terminal has open, without changing a byte of it. The lock is held meanwhile, so that no
 * terminal starts to write under the reader.
 */
export async function lookAtLedger(dataDir: string): Promise<LedgerLook> {
  const file = path.join(dataDir, 'ledger.db');
  if (!existsSync(file)) return { state: 'none' };
  const key = await readDataKey(dataDir);
  if (key.state === 'damaged') return { state: 'unreadable', detail: key.detail };
  if (key.state === 'none') return { state: 'unreadable', detail: 'keyring.json is missing' };
  const lock = takeLock(file);
  if (!lock.ok) {
    if (lock.failure.code === 'terminal/in-use') return { state: 'in-use' };
    return { state: 'unreadable', detail: lock.failure.detail ?? lock.failure.code };
  }
  // Reading beside a write-ahead log makes these, empty of anything to keep, and a reader may not clean up after itself.
  const made = ['-shm', '-wal'].map((ending) => file + ending).filter((beside) => !existsSync(beside));
  try {
    return read(file, key.state === 'open' ? key.key : null);
  } catch (error) {
    return { state: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const beside of made) rmSync(beside, { force: true });
    lock.value.release();
  }
}

function read(file: string, dataKey: Uint8Array | null): LedgerLook {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 0 });
  try {
    const sound = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (sound !== 'ok') return { state: 'unreadable', detail: String(sound) };
    if (dataKey === null) {
      const eventCount = Number(database.prepare('SELECT count(*) AS count FROM events').get()?.count);
      return { state: 'sealed', detail: 'the data key is in the system’s key store', eventCount };
    }
    const opened = ledgerFile(database, createSealer(dataKey));
    const events = createEventTable(opened);
    const facts = createFactTable(opened);
    const chain = verifyEvents(events.stored(), loadHead(facts, events));
    return {
      state: 'read',
      eventCount: chain.eventCount,
      flaw: chain.brokenAt === null ? null : { seq: chain.brokenAt, reason: chain.reason ?? '' },
      countyUrl: countyOf(facts),
    };
  } finally {
    database.close();
  }
}

/** An altered fact is the chain's affair or the terminal's; here it only means that the county is not known. */
function countyOf(facts: ReturnType<typeof createFactTable>): string | null {
  try {
    return facts.get('enrolment')?.countyUrl ?? null;
  } catch {
    return null;
  }
}
