import { type Draft, draftSchema } from '../../domain/application.ts';
import type { DeskChange, LedgerWriter } from '../port.ts';
import { openJson, sealJson } from '../sealed-json.ts';
import type { LedgerFile } from './ledger-file.ts';

export interface DraftTable {
  get(id: string): Draft | null;
  put: LedgerWriter['putDraft'];
  remove(id: string): void;
  changes(after: number, limit: number): DeskChange[];
}

interface Row {
  readonly id: string;
  readonly revision: number;
  /** Null once the draft was discarded or accepted: its answers are gone, its id stays taken. */
  readonly content: Uint8Array | null;
  readonly change: number;
}

export function createDraftTable(file: LedgerFile, nextChange: () => number): DraftTable {
  const find = file.read<Row>('SELECT id, revision, content, change FROM drafts WHERE id = ?');
  const insert = file.write(
    'INSERT INTO drafts (id, revision, content, first_change, change) VALUES (?1, ?2, ?3, ?4, ?4)',
  );
  const update = file.write('UPDATE drafts SET revision = ?2, content = ?3, change = ?4 WHERE id = ?1');
  const clear = file.write('UPDATE drafts SET content = NULL, change = ?2 WHERE id = ?1');
  // What came and went after the checkpoint is not mentioned: a desk that starts anew isn't told of every old draft.
  const changed = file.read<Row>(
    `SELECT id, revision, content, change FROM drafts
     WHERE change > ?1 AND (content IS NOT NULL OR first_change <= ?1) ORDER BY change LIMIT ?2`,
  );

  const draftOf = (row: Row | null): Draft | null =>
    row?.content ? draftSchema.parse(openJson(file.sealer, row.content, `drafts/${row.id}`)) : null;

  /** A draft that can't be opened leaves the desk, but not the file: the others must get through. */
  const draftOrNull = (row: Row): Draft | null => {
    try {
      return draftOf(row);
    } catch {
      return null;
    }
  };

  return {
    get: (id) => draftOf(find.one(id)),
    put(draft, expectedRevision) {
      const row = find.one(draft.id);
      const current = draftOf(row);
      if ((current?.revision ?? null) !== expectedRevision || (row && !current)) return { stored: false, current };
      const stored: Draft = { ...draft, revision: (current?.revision ?? draft.revision) + 1 };
      const content = sealJson(file.sealer, stored, `drafts/${draft.id}`);
      (row ? update : insert).run(draft.id, stored.revision, content, nextChange());
      return { stored: true, draft: stored };
    },
    remove(id) {
      if (find.one(id)?.content) clear.run(id, nextChange());
    },
    changes: (after, limit) =>
      changed.all(after, limit).map((row) => ({ id: row.id, change: row.change, document: draftOrNull(row) })),
  };
}
