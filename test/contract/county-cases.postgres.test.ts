import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';
import { startPostgres } from '../support/postgres.ts';
import { runCountyCaseTests } from './county-cases-suite.ts';

runCountyCaseTests('a PostgreSQL server', async () => {
  const server = await startPostgres();
  const databaseUrl = await server.newDatabase();
  const database = await openPostgresDatabase(databaseUrl);
  return {
    options: { databaseUrl },
    database,
    async close() {
      await database.close();
      await server.stop();
    },
  };
});
