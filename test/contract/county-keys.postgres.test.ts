import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';
import { startPostgres } from '../support/postgres.ts';
import { runCountyKeyTests } from './county-keys-suite.ts';
import { runReplacementTests } from './county-replacement-suite.ts';

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

runCountyKeyTests('a PostgreSQL server', open);
runReplacementTests('a PostgreSQL server', open);
