import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Database, Queryable } from './database.ts';
import { againWhenRaced } from './database.ts';
import { lockDirectory } from './directory-lock.ts';
import { preparedCluster } from './prepared-cluster.ts';

/** PostgreSQL compiled into this process. Without a directory it lives in memory and ends with the process. */
export async function openPgliteDatabase(directory: string | null): Promise<Database> {
  // Two processes on one PGlite directory destroy it, and the engine itself does not notice.
  const lock = directory === null ? null : lockDirectory(directory);
  try {
    const engine = directory === null ? await createEngine({}) : await engineIn(directory);
    return databaseOn(engine, async () => {
      await engine.close();
      lock?.release();
    });
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** A first start that was cut off left a half cluster behind, and nothing that anybody had been told was kept. */
async function engineIn(directory: string): Promise<PGlite> {
  const dataDir = path.join(directory, 'pg');
  const unfinished = path.join(directory, 'pg.unfinished');
  if (existsSync(unfinished)) await rm(dataDir, { recursive: true, force: true });
  if (existsSync(path.join(dataDir, 'PG_VERSION'))) return PGlite.create({ dataDir });
  await mkdir(dataDir, { recursive: true });
  await writeFile(unfinished, '');
  const engine = await createEngine({ dataDir });
  await rm(unfinished);
  return engine;
}

async function createEngine(where: { readonly dataDir?: string }): Promise<PGlite> {
  const prepared = await preparedCluster();
  return PGlite.create({ ...where, ...(prepared ? { loadDataDir: prepared } : {}) });
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
