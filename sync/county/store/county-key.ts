import { signCompact } from '../../crypto/compact-jws.ts';
import { type CryptoSuite, type PrivateKey, privateKeySchema, publicPart } from '../../crypto/keys.ts';
import { providerOf } from '../../crypto/suites.ts';
import { countyKeyId, type KeyHandover } from '../../protocol.ts';
import { signAnew } from '../publications/sign-anew.ts';
import { oneAtATime } from '../publications/sign-version.ts';
import type { Database, Queryable } from './database.ts';
import type { CountyIdentity } from './port.ts';

const names = { key: 'county-key', handovers: 'county-key-handovers' } as const;

/**
 * 县平台签章密钥: proves to terminals that they speak to their own county, and stands under all that it publishes. Made once
 * by whichever instance starts first; terminals remember it, so a change of the county's suite does not change it. Read
 * each time: another instance may have changed it.
 */
export async function countyIdentity(database: Database, suite: CryptoSuite): Promise<CountyIdentity> {
  await database.query(`insert into settings (name, value) values ($1, $2) on conflict (name) do nothing`, [
    names.key,
    JSON.stringify(providerOf(suite).makeKey()),
  ]);
  let opened: { readonly text: string; readonly key: PrivateKey } | null = null;

  async function now(on: Queryable) {
    const held = await heldIn(on);
    if (opened?.text !== held.text) opened = { text: held.text, key: privateKeySchema.parse(JSON.parse(held.text)) };
    const { key } = opened;
    const sign = (payload: unknown) => signCompact({ key, kid: countyKeyId, payload });
    return { publicKey: publicPart(key), handovers: held.handovers, sign };
  }

  return {
    now: () => now(database),
    sign: async (payload, on = database) => (await now(on)).sign(payload),
  };
}

/**
 * 换钥: the old key signs the new one, and everything that terminals fetch is signed anew, in one transaction: a terminal
 * that comes then follows, one that comes after years follows from key to key. The old private key is gone afterwards.
 */
export async function changeCountyKey(
  database: Database,
  { suite, now }: { readonly suite: CryptoSuite; readonly now: () => Date },
): Promise<{ readonly handovers: number }> {
  return database.transaction(async (tx) => {
    await oneAtATime(tx);
    await tx.query('select value from settings where name = $1 for update', [names.key]);
    const { text, handovers } = await heldIn(tx);
    const old = privateKeySchema.parse(JSON.parse(text));
    const next = providerOf(suite).makeKey();
    const payload: KeyHandover = {
      handover: 'county-key',
      from: publicPart(old),
      to: publicPart(next),
      at: now().toISOString(),
    };
    const handover = await signCompact({ key: old, kid: countyKeyId, payload });
    await put(tx, names.handovers, JSON.stringify([...handovers, handover]));
    await put(tx, names.key, JSON.stringify(next));
    await signAnew(tx, {
      before: publicPart(old),
      sign: (sealed) => signCompact({ key: next, kid: countyKeyId, payload: sealed }),
    });
    return { handovers: handovers.length + 1 };
  });
}

async function heldIn(on: Queryable): Promise<{ readonly text: string; readonly handovers: readonly string[] }> {
  const rows = await on.query<{ name: string; value: string }>(
    'select name, value from settings where name in ($1, $2)',
    [names.key, names.handovers],
  );
  const value = (name: string) => rows.find((row) => row.name === name)?.value;
  const text = value(names.key);
  if (text === undefined) throw new Error('this database has no county key');
  return { text, handovers: JSON.parse(value(names.handovers) ?? '[]') as string[] };
}

async function put(tx: Queryable, name: string, value: string): Promise<void> {
  await tx.query(
    'insert into settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [name, value],
  );
}
