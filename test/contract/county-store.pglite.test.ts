import { openPgliteDatabase } from '../../sync/county/store/pglite-database.ts';
import { runCountyStoreTests } from './county-store-suite.ts';

runCountyStoreTests('the embedded engine', async () => {
  const database = await openPgliteDatabase(null);
  return { options: { database }, database, close: () => database.close() };
});
