import type { Database } from './database.ts';

/** A server where `databaseUrl` names one, otherwise the embedded engine in `directory` (null: in memory). */
export async function openDatabase(options: {
  databaseUrl: string | null;
  directory: string | null;
}): Promise<Database> {
  if (options.databaseUrl !== null) {
    const { openPostgresDatabase } = await import('./postgres-database.ts');
    return openPostgresDatabase(options.databaseUrl);
  }
  const { openPgliteDatabase } = await import('./pglite-database.ts');
  return openPgliteDatabase(options.directory);
}
