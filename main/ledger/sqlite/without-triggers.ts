import type { DatabaseSync } from 'node:sqlite';

/** Inside a transaction: takes the guards of a table away and puts them back, word for word. */
export function withoutTriggers(database: DatabaseSync, table: string, work: () => void): void {
  if (!database.isTransaction) throw new Error('the guards of a table are only away within a transaction');
  const triggers = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
    .all(table) as { readonly name: string; readonly sql: string }[];
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  work();
  for (const { sql } of triggers) database.exec(sql);
}
