import { isSameKey, type PublicKey, publicKeySchema } from '../../../crypto/keys.ts';
import type { KeyReply } from '../../../protocol.ts';
import type { Transaction } from '../database.ts';

/** How many keys may wait for their first use; a terminal makes one at a time. */
const waitingLimit = 10;

/**
 * A number stands for the first key that came with it, for good; so an announcement that is repeated or replayed later
 * changes nothing. Keys that nobody used harm nobody.
 */
export async function announceKey(
  tx: Transaction,
  order: { terminalId: string; keyNumber: number; publicKey: PublicKey; now: Date },
): Promise<KeyReply> {
  const { terminalId, keyNumber, publicKey, now } = order;
  await tx.query('select id from terminals where id = $1 for update', [terminalId]);
  const [known] = await tx.query<{ public_key: unknown }>(
    'select public_key from terminal_keys where terminal_id = $1 and number = $2',
    [terminalId, keyNumber],
  );
  if (known !== undefined) {
    return { status: isSameKey(publicKeySchema.parse(known.public_key), publicKey) ? 'taken' : 'number-taken' };
  }
  const [used] = await tx.query<{ newest: number }>(
    'select coalesce(max(number), 1) as newest from terminal_keys where terminal_id = $1 and first_used_at is not null',
    [terminalId],
  );
  const newest = used?.newest ?? 1;
  if (keyNumber <= newest || keyNumber > newest + waitingLimit) return { status: 'number-taken' };
  await tx.query('insert into terminal_keys (terminal_id, number, public_key, valid_from) values ($1, $2, $3, $4)', [
    terminalId,
    keyNumber,
    JSON.stringify(publicKey),
    now,
  ]);
  return { status: 'taken' };
}

/** First use of a key: the ones before it end, at the later of the two clocks' opinions about when that was. */
export async function recordKeyUse(
  tx: Transaction,
  use: { terminalId: string; keyNumber: number; signedAt: Date; now: Date },
): Promise<void> {
  const { terminalId, keyNumber, signedAt, now } = use;
  const first = await tx.query(
    `update terminal_keys set first_used_at = $3
     where terminal_id = $1 and number = $2 and first_used_at is null returning number`,
    [terminalId, keyNumber, now],
  );
  if (first.length === 0) return;
  await tx.query(
    'update terminal_keys set closed_at = $3 where terminal_id = $1 and number < $2 and closed_at is null',
    [terminalId, keyNumber, signedAt > now ? signedAt : now],
  );
}
