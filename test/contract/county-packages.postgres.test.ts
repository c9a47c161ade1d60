import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';
import { startPostgres } from '../support/postgres.ts';
import { runPackageTests } from './county-packages-suite.ts';

const open = async () => {
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
};

runPackageTests('a PostgreSQL server', open);
