import { openPgliteDatabase } from '../../sync/county/store/pglite-database.ts';
import { runCountyCaseTests } from './county-cases-suite.ts';

runCountyCaseTests('the embedded engine', async () => {
  const database = await openPgliteDatabase(null);
  return { options: { database }, database, close: () => database.close() };
});
