/**
 * The little that the county asks of a database: parameters by position ($1), PostgreSQL's own SQL, nothing else.
 * Guarantees, the same on the embedded engine and on a server:
 *
 * - `transaction` commits when `work` settles well and rolls back when it throws. Work that lost a race which the
 *   database itself resolved (serialisation, deadlock) is run again, so it must not have effects outside.
 * - Inside `work` only `tx` may be used: the embedded engine has one connection, and asking `Database` would wait forever.
 * - jsonb comes back parsed, timestamptz as Date. JSON goes in as text with a cast (`$1::jsonb`).
 */
export interface Queryable {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface Transaction extends Queryable {
  /** Several statements without parameters. */
  script(sql: string): Promise<void>;
}

export interface Database extends Queryable {
  readonly kind: 'pglite' | 'postgres';
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  listen(channel: string, onNotify: (payload: string) => void): Promise<Listening>;
  close(): Promise<void>;
}

export interface Listening {
  /** False while the line to the database is down: whoever waits for news must ask instead. */
  isLive(): boolean;
  stop(): Promise<void>;
}

/** SQLSTATE of an error of either engine. */
export function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const worthAnotherTry = new Set(['40001', '40P01']);
const tries = 4;

/** Serialisation failures and deadlocks are the database's way to say "again, please". */
export async function againWhenRaced<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (count >= tries || !worthAnotherTry.has(sqlState(error) ?? '')) throw error;
    }
  }
}
