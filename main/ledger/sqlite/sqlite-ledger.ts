import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type BackupProgressInfo, backup } from 'node:sqlite';
import { configurationSchema, usualConfiguration } from '../../domain/configuration.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Sealer } from '../../vault/port.ts';
import { type ChainHead, verifyEvents } from '../chain.ts';
import type { DeskCollection, Ledger } from '../port.ts';
import { type Commits, commitCounter, createCommits } from './commits.ts';
import { deskCounter } from './counters.ts';
import { loadHead, saveHead } from './head.ts';
import { type LedgerFile, ledgerFile, openDatabase } from './ledger-file.ts';
import { type LedgerLock, takeLock } from './lock.ts';
import { migrate } from './migrate.ts';
import { fileRefusalOf, refusalOf } from './refusal.ts';
import { type Migration, migrations } from './schema.ts';
import { createTables, type Tables } from './tables.ts';
import { runTransaction } from './transaction.ts';
import { createWriter } from './writer.ts';

/** The ledger with what a backup needs of its file. */
export interface SqliteLedger extends Ledger {
  readonly commits: Pick<Commits, 'record' | 'listen' | 'stop'>;
  /** Number of the last recorded commit in the file. */
  commitNumber(): number;
  /** A consistent copy, made in small steps between which everything goes on; it holds what was committed until its end. */
  copyTo(path: string, part?: (done: number, total: number) => void): Promise<void>;
}

export interface SqliteLedgerOptions {
  readonly path: string;
  readonly sealer: Sealer;
  readonly now: () => Date;
  /** From a clock that nobody can set. */
  readonly monotonicMs: () => number;
  /** The schema's history; another one only where migrations themselves are tried out. */
  readonly steps?: readonly Migration[];
}

/** The ledger in one SQLite file. Beside it lie its write-ahead log, its lock, and copies from before migrations. */
export function openSqliteLedger(options: SqliteLedgerOptions): Result<SqliteLedger> {
  let lock: LedgerLock | null = null;
  try {
    mkdirSync(path.dirname(options.path), { recursive: true, mode: 0o700 });
    const taken = takeLock(options.path);
    if (!taken.ok) return taken;
    lock = taken.value;
    const opened = openUnderLock(options, lock);
    if (!opened.ok) lock.release();
    return opened;
  } catch (error) {
    lock?.release();
    const failure = refusalOf(error) ?? fileRefusalOf(error);
    if (failure) return { ok: false, failure };
    throw error;
  }
}

function openUnderLock(options: SqliteLedgerOptions, lock: LedgerLock): Result<SqliteLedger> {
  const { sealer } = options;
  const migrated = migrate({ path: options.path, sealer, steps: options.steps ?? migrations });
  if (!migrated.ok) return migrated;
  const file = ledgerFile(openDatabase(options.path), sealer);
  try {
    const tables = createTables(file);
    if (!keyFits(tables)) {
      file.database.close();
      return failed('ledger/chain-broken', 'the data key does not open this ledger');
    }
    const commits = createCommits();
    // What happens before somebody listens belongs to the journal, too.
    if (tables.facts.get('backup') !== null) commits.record();
    clearDesk(file, { tables, commits, now: options.now() });
    return ok(createLedger({ options, file, tables, lock, commits }));
  } catch (error) {
    file.database.close();
    throw error;
  }
}

/** The desk holds open work and the last weeks, never the archive (design §4). A full disk only means: not today. */
function clearDesk(
  { database }: LedgerFile,
  { tables, commits, now }: { readonly tables: Tables; readonly commits: Commits; readonly now: Date },
): void {
  const { applications, counters, facts, forgetCaches } = tables;
  const published = configurationSchema.safeParse(facts.get('publication/configuration') ?? {});
  const { deskDays } = published.success ? published.data : usualConfiguration;
  const acceptedBeforeMs = now.getTime() - deskDays * 86_400_000;
  const batch = 500;
  const leave = () => {
    const recorded = commits.begin(database);
    const left = runTransaction(database, {
      work: () => applications.leaveDesk(acceptedBeforeMs, batch),
      beforeCommit: () => recorded.number(() => counters.next(commitCounter)),
      undo() {
        forgetCaches();
        recorded.undone();
      },
    });
    if (left.ok) recorded.committed();
    return left;
  };
  for (let left = leave(); left.ok && left.value === batch; left = leave());
}

function keyFits({ facts }: Tables): boolean {
  try {
    return facts.get('keyCheck') === 'township-window';
  } catch {
    return false;
  }
}

/** 256 KiB: a write that comes meanwhile waits for no more than that. */
const pagesAStep = 64;

interface OpenParts {
  readonly options: SqliteLedgerOptions;
  readonly file: LedgerFile;
  readonly tables: Tables;
  readonly lock: LedgerLock;
  readonly commits: Commits;
}

function createLedger({ options, file, tables, lock, commits }: OpenParts): SqliteLedger {
  const { applications, catalogues, counters, drafts, events, facts, submissions } = tables;
  let head: ChainHead = loadHead(facts, events);
  const chain = {
    head: () => head,
    advance: (next: ChainHead) => {
      head = next;
    },
  };
  const writer = createWriter({ tables, chain, now: options.now, monotonicMs: options.monotonicMs });
  const changes = {
    drafts: drafts.changes,
    applications: applications.changes,
    items: catalogues.itemChanges,
    notices: catalogues.noticeChanges,
  } satisfies Record<DeskCollection, unknown>;
  let isOpen = true;

  return {
    transact(work) {
      const before = head;
      const recorded = commits.begin(file.database);
      const done = runTransaction(file.database, {
        work: () => work(writer),
        // Once a transaction, however many events it wrote.
        beforeCommit: () => {
          if (head !== before) saveHead(facts, head);
          recorded.number(() => counters.next(commitCounter));
        },
        undo: () => {
          head = before;
          tables.forgetCaches();
          recorded.undone();
        },
      });
      if (done.ok) recorded.committed();
      return done;
    },

    draft: drafts.get,
    application: applications.get,
    applicationByNumber: applications.byNumber,
    applicationsOfPerson: applications.ofPerson,
    recentApplications: applications.recent,
    summary: applications.summary,
    cardReading: tables.readings.get,
    catalogue: catalogues.get,
    notices: catalogues.notices,

    changes: (collection, after, limit) => changes[collection](after, limit),
    changeCounter: deskCounter(counters).current,

    events: ({ fromSeq, limit }) => events.range(fromSeq, limit),
    head: () => ({ seq: head.seq, hash: head.hash }),
    eventsOfCase: events.ofCase,
    storedEvents: ({ fromSeq, limit }) => [...events.stored(fromSeq, limit)],
    sealedHead: () => head,
    verifyChain: () => verifyEvents(events.stored(), head),

    dueSubmissions: submissions.due,
    undelivered: submissions.undelivered,
    submission: submissions.get,
    counts: applications.counts,

    commits,
    commitNumber: () => counters.current(commitCounter),
    async copyTo(path, part) {
      const progress = ({ totalPages, remainingPages }: BackupProgressInfo) =>
        part?.(totalPages - remainingPages, totalPages);
      await backup(file.database, path, { rate: pagesAStep, progress });
    },

    fact: facts.get,
    printJob: tables.printJobs.get,
    close() {
      if (!isOpen) return;
      isOpen = false;
      file.database.close();
      lock.release();
    },
  };
}
