import type { Change } from '../../protocol.ts';
import type { Queryable } from '../store/database.ts';
import { receiptsOf } from './sql-payments.ts';

/** What is true now of these numbers: all that came in, so that a repeat can only say more. */
export async function paymentChanges(database: Queryable, localNumbers: readonly string[]): Promise<readonly Change[]> {
  const received = await receiptsOf(database, localNumbers);
  return [...received].map(([localNumber, receipts]) => ({ kind: 'payment', localNumber, receipts: [...receipts] }));
}
