import { signCompact } from '../../crypto/compact-jws.ts';
import { type CryptoSuite, privateKeySchema, publicPart } from '../../crypto/keys.ts';
import { providerOf } from '../../crypto/suites.ts';
import { countyKeyId } from '../../protocol.ts';
import type { Database } from './database.ts';
import type { CountyIdentity } from './port.ts';

/**
 * 县平台签章密钥: proves to terminals that they speak to their own county, and stands under all that it publishes. Made once
 * by whichever instance starts first; terminals remember it, so a change of the county's suite does not change it.
 */
export async function countyIdentity(database: Database, suite: CryptoSuite): Promise<CountyIdentity> {
  const made = JSON.stringify(providerOf(suite).makeKey());
  await database.query(`insert into settings (name, value) values ('county-key', $1) on conflict (name) do nothing`, [
    made,
  ]);
  const [row] = await database.query<{ value: string }>(`select value from settings where name = 'county-key'`);
  const key = privateKeySchema.parse(JSON.parse(row?.value ?? made));
  return { publicKey: publicPart(key), sign: (payload) => signCompact({ key, kid: countyKeyId, payload }) };
}
