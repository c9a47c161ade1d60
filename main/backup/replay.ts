import { constants, DatabaseSync } from 'node:sqlite';
import { restoredNumbersFrom } from '../domain/restored-numbers.ts';
import { must } from '../domain/result.ts';
import type { Commit } from '../ledger/sqlite/commits.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import { withoutTriggers } from '../ledger/sqlite/without-triggers.ts';
import type { Part } from '../stages.ts';
import type { Sealer } from '../vault/port.ts';
import type { JournalReading } from './journal.ts';
import type { Manifest } from './manifest.ts';
import { inspectSnapshot } from './snapshot.ts';

export interface Replayed {
  /** Commits of the journal that were made again. */
  readonly commits: number;
  readonly endedBy: JournalReading['endedBy'];
  /** When the last thing in it happened. */
  readonly lastEventAt: string | null;
  readonly events: number;
  readonly applications: number;
}

/**
 * Makes the commits of the journal again, one after the other, and looks at all of it. Null where the file is not the one
 * of the manifest, or its chain is not whole.
 */
export async function replayInto(
  ledger: string,
  order: {
    readonly sealer: Sealer;
    readonly manifest: Manifest;
    readonly journal: JournalReading;
    readonly now: () => Date;
    /** Of the copied ledger's entries, and of all of them once the journal is in. */
    readonly part: { readonly check: Part; readonly journal: Part };
  },
): Promise<Replayed | null> {
  const { sealer, manifest, journal } = order;
  const copied = await inspectSnapshot(ledger, sealer, true, order.part.check).catch(() => null);
  if (copied === null || copied.commit !== manifest.commit || copied.headHash !== manifest.headHash) return null;
  const commits = replay(ledger, journal.commits);
  const found = await inspectSnapshot(ledger, sealer, false, order.part.journal);
  // A doubt that the ledger itself had sealed before is carried along, not judged here.
  if (found.flaw !== null && copied.flaw === null) return null;
  return { commits, endedBy: commits < journal.commits.length ? 'damaged' : journal.endedBy, ...settle(ledger, order) };
}

/** How many could be made again. The first that does not fit ends it: nothing is skipped. */
function replay(ledger: string, commits: readonly Commit[]): number {
  const database = new DatabaseSync(ledger, { enableForeignKeyConstraints: true });
  try {
    for (const [done, { changeset }] of commits.entries()) {
      database.exec('BEGIN IMMEDIATE');
      let isDone = false;
      withoutTriggers(database, 'events', () => {
        isDone = database.applyChangeset(changeset, {
          // Counted by triggers, here as there.
          filter: (table) => table !== 'whereabouts_counts',
          onConflict: () => constants.SQLITE_CHANGESET_ABORT,
        });
      });
      database.exec(isDone ? 'COMMIT' : 'ROLLBACK');
      if (!isDone) return done;
    }
    return commits.length;
  } finally {
    database.close();
  }
}

/** What a restored ledger has to know of itself before it is used. */
function settle(path: string, { sealer, now }: { readonly sealer: Sealer; readonly now: () => Date }) {
  const ledger = must(openSqliteLedger({ path, sealer, now, monotonicMs: () => performance.now() }));
  try {
    const head = ledger.head();
    const at = now().toISOString();
    must(
      ledger.transact((writer) => {
        // The medium may be in use elsewhere; a person chooses where this machine's copies go.
        writer.setFact('backup', null);
        writer.setFact('cleanExit', false);
        if (ledger.fact('enrolment') === null) return;
        // Restored twice before the county was asked: what it may know begins at the first loss.
        const { seq, hash } = ledger.fact('restored') ?? head;
        writer.setFact('restored', { at, seq, hash, numbersFrom: restoredNumbersFrom(Date.parse(at)) });
      }),
    );
    const [last] = ledger.events({ fromSeq: head.seq, limit: 1 });
    const applications = Object.values(ledger.counts()).reduce((sum, count) => sum + count, 0);
    return { lastEventAt: last?.at ?? null, events: head.seq, applications };
  } finally {
    ledger.close();
  }
}
