import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Database, Queryable } from './database.ts';
import { againWhenRaced } from './database.ts';
import { lockDirectory } from './directory-lock.ts';

/** PostgreSQL compiled into this process. Without a directory it lives in memory and ends with the process. */
export async function openPgliteDatabase(directory: string | null): Promise<Database> {
  // Two processes on one PGlite directory destroy it, and the engine itself does not notice.
  const lock = directory === null ? null : lockDirectory(directory);
  try {
    if (directory !== null) await mkdir(path.join(directory, 'pg'), { recursive: true });
    const engine = await PGlite.create(directory === null ? {} : { dataDir: path.join(directory, 'pg') });
    return databaseOn(engine, async () => {
      await engine.close();
      lock?.release();
    });
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function databaseOn(engine: PGlite, close: () => Promise<void>): Database {
  let isClosed = false;
  return {
    kind: 'pglite',
    ...queryableOn(engine),
    transaction: (work) =>
      againWhenRaced(() =>
        engine.transaction((tx) =>
          work({
            ...queryableOn(tx),
            script: async (sql) => {
              await tx.exec(sql);
            },
          }),
        ),
      ),
    async listen(channel, onNotify) {
      const stop = await engine.listen(channel, onNotify);
      return { isLive: () => !isClosed, stop: () => (isClosed ? Promise.resolve() : stop()) };
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await close();
    },
  };
}

function queryableOn(engine: Pick<PGlite, 'query'>): Queryable {
  return {
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await engine.query<Row>(sql, [...values])).rows,
  };
}
