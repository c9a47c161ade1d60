import { openPgliteDatabase } from '../../sync/county/store/pglite-database.ts';
import { runCountyKeyTests } from './county-keys-suite.ts';
import { runReplacementTests } from './county-replacement-suite.ts';

const open = async () => {
  const database = await openPgliteDatabase(null);
  return { options: { database }, database, close: () => database.close() };
};

runCountyKeyTests('the embedded engine', open);
runReplacementTests('the embedded engine', open);
