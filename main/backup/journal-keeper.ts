import type { Failure } from '../domain/result.ts';
import type { Commit } from '../ledger/sqlite/commits.ts';
import { copyPage } from './copy-pages.ts';
import { beginJournal, type Journal, type JournalKey } from './journal.ts';
import { checkThere, mediumTrouble } from './medium.ts';

/** Takes commits and pages as they come and brings them to the medium, in order, one trip for all that waits. */
export interface JournalKeeper {
  /** Both return at once. */
  commit(commit: Commit): void;
  page(sha256: string): void;
  /** Behind a whole copy: what it holds is left out, what came since goes into a new file. */
  goOnAfter(commit: number): void;
  /** False: something between the last copy and now is not on the medium, and only another copy makes that good. */
  isWhole(): boolean;
  /** Whole, and nothing waits to be brought. */
  isUpToDate(): boolean;
  /** All that came so far is on the medium, or it is known that it is not. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface KeeperParts {
  readonly folder: string;
  readonly vault: string;
  readonly key: JournalKey;
  readonly onTrouble: (failure: Failure) => void;
  readonly onChange: () => void;
}

type Waiting = { readonly commit: Commit } | { readonly page: string };

/** More than this waits for no medium: the next copy has it anyway. */
const mostWaitingBytes = 64 * 1024 * 1024;

export function createJournalKeeper(parts: KeeperParts): JournalKeeper {
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let journal: Journal | null = null;
  let lastWritten: number | null = null;
  let isWhole = false;
  let isClosed = false;
  let underWay: Promise<void> | null = null;

  function put(item: Waiting, sizeBytes: number): void {
    if (isClosed) return;
    waitingBytes += sizeBytes;
    if (waitingBytes > mostWaitingBytes) {
      giveUp(null);
      return;
    }
    waiting.push(item);
    pump();
  }

  function pump(): void {
    if (lastWritten === null || underWay !== null || waiting.length === 0) return;
    underWay = bring().finally(() => {
      underWay = null;
      parts.onChange();
      pump();
    });
  }

  async function bring(): Promise<void> {
    const batch = waiting;
    waiting = [];
    waitingBytes = 0;
    try {
      const there = await checkThere(parts.folder, parts.key.backupId);
      if (!there.ok) return giveUp(there.failure);
      // Pages came before the commits that name them.
      for (const item of batch) if ('page' in item) await copyPage(parts.vault, parts.folder, item.page);
      const commits = batch.flatMap((item) => ('commit' in item ? [item.commit] : []));
      await append(commits.filter(({ number }) => number > (lastWritten ?? 0)));
    } catch (error) {
      const trouble = mediumTrouble(error);
      if (trouble === null) throw error;
      giveUp(trouble);
    }
  }

  async function append(commits: readonly Commit[]): Promise<void> {
    const [first] = commits;
    if (!first || lastWritten === null) return;
    if (first.number !== lastWritten + 1) return giveUp(null);
    journal ??= await beginJournal(parts.folder, first.number, parts.key);
    await journal.append(commits);
    lastWritten = commits.at(-1)?.number ?? lastWritten;
  }

  function giveUp(failure: Failure | null): void {
    isWhole = false;
    lastWritten = null;
    waiting = [];
    waitingBytes = 0;
    closeFile();
    if (failure) parts.onTrouble(failure);
  }

  function closeFile(): void {
    // What was appended is flushed already; a stick that is gone can't close anything.
    journal?.close().catch(() => {});
    journal = null;
  }

  return {
    commit: (commit) => put({ commit }, commit.changeset.length),
    page: (page) => put({ page }, page.length),
    goOnAfter(commit) {
      closeFile();
      lastWritten = Math.max(commit, lastWritten ?? 0);
      isWhole = true;
      pump();
    },
    isWhole: () => isWhole,
    isUpToDate: () => isWhole && underWay === null && waiting.length === 0,
    async settled() {
      while (underWay) await underWay;
    },
    async close() {
      isClosed = true;
      while (underWay) await underWay;
      closeFile();
    },
  };
}
