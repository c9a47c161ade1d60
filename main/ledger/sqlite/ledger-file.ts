import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Sealer } from '../../vault/port.ts';

/** The open file and the few ways in which the tables use it. Statements are prepared once. */
export interface LedgerFile {
  readonly database: DatabaseSync;
  readonly sealer: Sealer;
  /** `Row` says what the statement selects; columns are typed by STRICT tables. */
  read<Row>(sql: string): ReadStatement<Row>;
  /** Refuses to run outside a transaction: nothing is ever written half. */
  write(sql: string): WriteStatement;
}

export interface ReadStatement<Row> {
  one(...values: SQLInputValue[]): Row | null;
  all(...values: SQLInputValue[]): Row[];
  each(...values: SQLInputValue[]): Iterable<Row>;
}

export interface WriteStatement {
  /** Number of rows changed. */
  run(...values: SQLInputValue[]): number;
}

/**
 * FULL: the write-ahead log is flushed before COMMIT returns. EXCLUSIVE: no shared-memory file, and no foreign program
 * writes in between. The cache is made for the random reach of the HMAC indexes at 100,000 rows.
 */
const pragmas = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -32000;
  PRAGMA journal_size_limit = 67108864;
`;

export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 0, enableForeignKeyConstraints: true });
  try {
    database.exec(pragmas);
    const { journal_mode: mode } = database.prepare('PRAGMA journal_mode').get() ?? {};
    if (mode !== 'wal') throw new Error(`the ledger needs a write-ahead log, not ${mode}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

export function ledgerFile(database: DatabaseSync, sealer: Sealer): LedgerFile {
  return {
    database,
    sealer,
    read<Row>(sql: string): ReadStatement<Row> {
      const statement = database.prepare(sql);
      return {
        one: (...values) => (statement.get(...values) as Row | undefined) ?? null,
        all: (...values) => statement.all(...values) as Row[],
        each: (...values) => statement.iterate(...values) as Iterable<Row>,
      };
    },
    write(sql) {
      const statement = database.prepare(sql);
      return {
        run(...values) {
          if (!database.isTransaction) throw new Error('writing outside of a transaction');
          return Number(statement.run(...values).changes);
        },
      };
    },
  };
}
