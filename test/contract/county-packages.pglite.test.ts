import { openPgliteDatabase } from '../../sync/county/store/pglite-database.ts';
import { runPackageTests } from './county-packages-suite.ts';

runPackageTests('the embedded engine', async () => {
  const database = await openPgliteDatabase(null);
  return { options: { database }, database, close: () => database.close() };
});
