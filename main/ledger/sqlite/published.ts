import { isDeepStrictEqual } from 'node:util';
import type { DeskChange } from '../port.ts';
import type { LedgerFile } from './ledger-file.ts';

/** What the county publishes as a whole set, item by item: the desk hears only of what differs. */
export interface PublishedTable {
  all(): unknown[];
  replace(documents: ReadonlyMap<string, unknown>): void;
  changes(after: number, limit: number): DeskChange[];
}

interface Row {
  readonly id: string;
  /** Null where it left the set. */
  readonly document: string | null;
  readonly change: number;
}

export function createPublishedTable(
  file: LedgerFile,
  table: 'items' | 'notices',
  nextChange: () => number,
): PublishedTable {
  const every = file.read<Row>(`SELECT id, document, change FROM ${table} ORDER BY id`);
  const store = file.write(
    `INSERT INTO ${table} (id, document, first_change, change) VALUES (?1, ?2, ?3, ?3)
     ON CONFLICT (id) DO UPDATE SET document = ?2, change = ?3`,
  );
  const changed = file.read<Row>(
    `SELECT id, document, change FROM ${table}
     WHERE change > ?1 AND (document IS NOT NULL OR first_change <= ?1) ORDER BY change LIMIT ?2`,
  );
  const parsed = (row: Row) => (row.document === null ? null : readable(row.document));

  return {
    all: () => every.all().flatMap((row) => (row.document === null ? [] : [parsed(row)])),
    replace(documents) {
      const known = new Map(every.all().map((row) => [row.id, parsed(row)]));
      for (const [id, document] of documents) {
        const text = JSON.stringify(document);
        if (!isDeepStrictEqual(known.get(id), JSON.parse(text))) store.run(id, text, nextChange());
      }
      for (const [id, document] of known) {
        if (document !== null && !documents.has(id)) store.run(id, null, nextChange());
      }
    },
    changes: (after, limit) =>
      changed.all(after, limit).map((row) => ({ id: row.id, change: row.change, document: parsed(row) })),
  };
}

/** What was damaged on the disk counts as something else than what is published, and is replaced by it. */
function readable(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
