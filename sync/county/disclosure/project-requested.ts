import { disclosureRequestSchema } from '../../../main/domain/disclosure-request.ts';
import type { LedgerEvent } from '../../../main/domain/ledger-event.ts';
import type { Transaction } from '../store/database.ts';
import { recordSubject } from '../store/sql/nudge.ts';
import { isUnstorable } from '../store/sql/unstorable.ts';

export const requestedEvent = 'disclosure/requested' as const;

/** A request of information comes into the county's inbox and gets its number there. Null, or why it can't. */
export async function projectRequested(
  tx: Transaction,
  terminalId: string,
  event: LedgerEvent,
  now: Date,
): Promise<string | null> {
  const parsed = disclosureRequestSchema.safeParse(event.body.request);
  if (!parsed.success) return 'the request of information does not have the expected shape';
  const request = parsed.data;
  await tx.query('savepoint disclosure');
  try {
    const inserted = await tx.query(
      `insert into disclosure_requests (id, terminal_id, local_number, county_number, request, arrived_at, state, version,
         answer, due_date, acted_at, acted_by)
       values ($1, $2, $3, 'YSQ' || to_char($5::timestamptz at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-' ||
         lpad(nextval('disclosure_numbers')::text, 5, '0'), $4::jsonb, $5, 'received', 1, '', $6, $5, '')
       on conflict do nothing returning id`,
      [request.id, terminalId, request.localNumber, JSON.stringify(request), now, request.dueDate],
    );
    await tx.query('release savepoint disclosure');
    if (inserted.length > 0) {
      await recordSubject(tx, { scope: terminalId, kind: 'disclosure', subject: request.id, at: now });
      return null;
    }
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await tx.query('rollback to savepoint disclosure');
    return 'the request holds characters or structures that can not be stored';
  }
  const same = await tx.query('select id from disclosure_requests where id = $1 and request = $2::jsonb', [
    request.id,
    JSON.stringify(request),
  ]);
  return same.length > 0 ? null : 'this request is already here with other content';
}
