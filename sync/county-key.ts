import { openCompact } from './crypto/compact-jws.ts';
import { isSameKey, type PublicKey } from './crypto/keys.ts';
import { countyKeyId, keyHandoverSchema } from './protocol.ts';

/**
 * Whether `proven` is the county that was known as `known`: the same key, or one that it handed over to, from key to key.
 * A handover that nobody in this line has signed leads nowhere.
 */
export async function isSuccessor(known: PublicKey, proven: PublicKey, handovers: readonly string[]): Promise<boolean> {
  let key = known;
  for (const jws of handovers) {
    if (isSameKey(key, proven)) return true;
    const said = keyHandoverSchema.safeParse(await openCompact(jws, { key, kid: countyKeyId }));
    if (said.success && isSameKey(said.data.from, key)) key = said.data.to;
  }
  return isSameKey(key, proven);
}
