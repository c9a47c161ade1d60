import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { countyApp } from '../../../sync/county/county-app.ts';
import { startNudges } from '../../../sync/county/intake/nudges.ts';
import { diskMaterials } from '../../../sync/county/materials/disk-materials.ts';
import type { Database } from '../../../sync/county/store/database.ts';
import { migrate } from '../../../sync/county/store/migrate.ts';
import { openPgliteDatabase } from '../../../sync/county/store/pglite-database.ts';
import type { CountyStore } from '../../../sync/county/store/port.ts';
import { sqlCountyStore } from '../../../sync/county/store/sql-store.ts';
import { countyMetrics } from '../../../sync/county/watch/metrics.ts';

/** A county whose parts lie open: its router, its store, and every statement that its routes run. */
export interface OpenCounty {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly store: CountyStore;
  readonly database: Database;
  /** The most rows that one statement brought since the last call. */
  mostRows(): number;
  close(): Promise<void>;
}

export async function openCounty(): Promise<OpenCounty> {
  const directory = await mkdtemp(path.join(tmpdir(), 'county-'));
  const database = await openPgliteDatabase(null);
  await migrate(database);
  let most = 0;
  const watched: Database = {
    ...database,
    async query<Row extends object>(sql: string, values?: readonly unknown[]) {
      const rows = await database.query<Row>(sql, values);
      most = Math.max(most, rows.length);
      return rows;
    },
  };
  const now = () => new Date();
  const metrics = countyMetrics({ ofProcess: false });
  const store = await sqlCountyStore(watched, now, { watch: metrics });
  const nudges = await startNudges(database, () => {});
  const files = diskMaterials(directory);
  const app = countyApp({
    store,
    nudges,
    files,
    metrics,
    metricsToken: null,
    logger: pino({ level: 'silent' }),
    now,
    isDemo: false,
    publicUrl: undefined,
    keyPolicy: { suite: 'international', maxAgeDays: 180 },
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    app,
    url,
    store,
    database,
    mostRows() {
      const rows = most;
      most = 0;
      return rows;
    },
    async close() {
      await app.close();
      await nudges.close();
      files.close();
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** `METHOD /route` of every route that the router knows; HEAD beside GET is the router's own. */
export function routesOf(app: FastifyInstance): readonly string[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const match = /^(.*?[├└]── )(\S+) \(([^)]+)\)$/.exec(line);
      if (match === null) return [];
      const [, indent = '', part = '', methods = ''] = match;
      const depth = indent.length / 4 - 1;
      // The printer swallows the slash before a wildcard.
      above.splice(depth, above.length, part === '*' ? '/*' : part);
      const url = above.join('');
      const all = methods.split(', ');
      return all.filter((method) => method !== 'HEAD' || !all.includes('GET')).map((method) => `${method} ${url}`);
    });
}
