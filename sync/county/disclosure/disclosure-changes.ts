import type { Change } from '../../protocol.ts';
import type { Queryable } from '../store/database.ts';
import { statusesOf } from './sql-disclosure.ts';

/** How far the county is with these requests now. */
export async function disclosureChanges(database: Queryable, ids: readonly string[]): Promise<readonly Change[]> {
  const statuses = await statusesOf(database, ids);
  return statuses.map(({ requestId, status }) => ({ kind: 'disclosure', requestId, status }));
}
