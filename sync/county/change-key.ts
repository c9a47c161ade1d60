import path from 'node:path';
import { parseArgs } from 'node:util';
import { suiteSchema } from '../crypto/keys.ts';
import { changeCountyKey } from './store/county-key.ts';
import { migrate } from './store/migrate.ts';
import { openDatabase } from './store/open-database.ts';

/**
 * `node sync/county/change-key.ts [--data-dir county-data]`: the county takes a new key, the old one signs that, and the
 * terminals follow by themselves at their next contact. On PostgreSQL (DATABASE_URL) the county goes on meanwhile; the
 * embedded engine has to be stopped before. To be done when somebody who may have seen the database leaves, or every few
 * years. It can't be undone, and need not be: the handover is kept for ever.
 */
const { values } = parseArgs({ options: { 'data-dir': { type: 'string', default: 'county-data' } } });
const suite = suiteSchema.optional().parse(process.env.COUNTY_CRYPTO_SUITE || undefined) ?? 'international';
const database = await openDatabase({
  databaseUrl: process.env.DATABASE_URL || null,
  directory: path.resolve(values['data-dir']),
});
try {
  await migrate(database);
  const { handovers } = await changeCountyKey(database, { suite, now: () => new Date() });
  process.stdout.write(`${JSON.stringify({ changed: true, suite, handovers })}\n`);
} finally {
  await database.close();
}
