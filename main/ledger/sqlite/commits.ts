import type { DatabaseSync } from 'node:sqlite';

/** One transaction as the rows that it changed: a changeset of SQLite's session extension, in the order of the commits. */
export interface Commit {
  /** 1, 2, 3 … without gaps while they are recorded; the database itself holds the number of its last one. */
  readonly number: number;
  readonly changeset: Uint8Array;
}

/** Beside the named counters, where no caller's name can reach it. */
export const commitCounter = 'commits';

export interface Commits {
  /** From now on, each commit is recorded; those that nobody has listened to yet are kept. */
  record(): void;
  /** Those that were kept first, then each as it comes. The listener must return at once. */
  listen(listener: (commit: Commit) => void): void;
  /** Nobody listens any more; they are numbered all the same, so that whoever comes back sees what is missing. */
  stop(): void;
  /** Around one transaction. */
  begin(database: DatabaseSync): RecordedTransaction;
}

export interface RecordedTransaction {
  /** Before the commit, as a part of it: the number is in the same transaction as what it counts. */
  number(nextNumber: () => number): void;
  /** After it. */
  committed(): void;
  /** Instead of it. */
  undone(): void;
}

const nothing: RecordedTransaction = { number() {}, committed() {}, undone() {} };

export function createCommits(): Commits {
  let isRecording = false;
  let listener: ((commit: Commit) => void) | null = null;
  let kept: Commit[] = [];

  return {
    record() {
      isRecording = true;
    },
    listen(next) {
      isRecording = true;
      const earlier = kept;
      kept = [];
      listener = next;
      for (const commit of earlier) next(commit);
    },
    stop() {
      listener = () => {};
      kept = [];
    },
    begin(database) {
      if (!isRecording || database.isTransaction) return nothing;
      const before = changesOf(database);
      const session = database.createSession();
      let number: number | null = null;
      return {
        number(nextNumber) {
          if (changesOf(database) !== before) number = nextNumber();
        },
        committed() {
          const changeset = session.changeset();
          session.close();
          if (number === null) return;
          const commit = { number, changeset };
          if (listener) listener(commit);
          else kept.push(commit);
        },
        undone: () => session.close(),
      };
    },
  };
}

function changesOf(database: DatabaseSync): number {
  return Number(database.prepare('SELECT total_changes() AS n').get()?.n);
}
