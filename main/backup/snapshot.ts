import { DatabaseSync } from 'node:sqlite';
import { setImmediate as breath } from 'node:timers/promises';
import { startChainWalk } from '../ledger/chain.ts';
import { commitCounter } from '../ledger/sqlite/commits.ts';
import { createEventTable } from '../ledger/sqlite/events.ts';
import { createFactTable } from '../ledger/sqlite/facts.ts';
import { loadHead } from '../ledger/sqlite/head.ts';
import { type LedgerFile, ledgerFile } from '../ledger/sqlite/ledger-file.ts';
import type { Part } from '../stages.ts';
import type { Sealer } from '../vault/port.ts';

export interface SnapshotReport {
  readonly commit: number;
  readonly headSeq: number;
  readonly headHash: string;
  /** Null when the file is sound and its chain as intact as the ledger's own. */
  readonly flaw: string | null;
}

const portion = 200;

/** Looks at a copied ledger as a stranger would: file, foreign keys, and every link of the chain; with breaths between. */
export async function inspectSnapshot(
  file: string,
  sealer: Sealer,
  knownDoubt: boolean,
  part: Part = () => undefined,
): Promise<SnapshotReport> {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  try {
    database.exec('PRAGMA journal_mode = DELETE');
    const opened: LedgerFile = ledgerFile(database, sealer);
    const events = createEventTable(opened);
    const head = loadHead(createFactTable(opened), events);
    const walk = startChainWalk();
    for (let fromSeq = 1; ; ) {
      const page = [...events.stored(fromSeq, portion)];
      for (const stored of page) walk.take(stored);
      const last = page.at(-1);
      if (!last || page.length < portion) break;
      part(last.envelope.seq, head.seq);
      fromSeq = last.envelope.seq + 1;
      await breath();
    }
    const chain = walk.report(head);
    const verdict = String(database.prepare('PRAGMA quick_check').get()?.quick_check);
    const commit = database.prepare('SELECT value FROM counters WHERE name = ?').get(commitCounter)?.value;
    return {
      commit: Number(commit ?? 0),
      headSeq: head.seq,
      headHash: head.hash,
      flaw: verdict !== 'ok' ? verdict : chain.intact || knownDoubt ? null : `${chain.brokenAt}: ${chain.reason}`,
    };
  } finally {
    database.close();
  }
}
