import { closingSchema } from '../../../main/domain/day-closing/closing.ts';
import type { EventType } from '../../../main/domain/ledger-event.ts';
import type { Transaction } from '../store/database.ts';
import type { Arrival } from '../store/sql/project-event.ts';
import { isUnstorable } from '../store/sql/unstorable.ts';

export const closingEvents = ['shift/handed-over', 'day/closed'] as const satisfies readonly EventType[];

/** A window's day or shift, as both signed it. */
export async function projectClosing(tx: Transaction, { terminalId, event, now }: Arrival): Promise<string | null> {
  const parsed = closingSchema.safeParse(event.body.closing);
  if (!parsed.success) return 'the closing does not have the expected shape';
  const closing = parsed.data;
  if ((closing.kind === 'day') !== (event.type === 'day/closed')) return 'the closing is not of the kind of its event';
  if (closing.uptoSeq >= event.seq) return 'the closing counts what came after it';
  if (closing.outgoing.id === closing.second.id) return 'the closing was signed twice by the same person';
  await tx.query('savepoint closing');
  try {
    await tx.query(
      `insert into closings (terminal_id, seq, kind, day, closing, told_at) values ($1, $2, $3, $4, $5::jsonb, $6)
       on conflict do nothing`,
      [terminalId, event.seq, closing.kind, closing.day, JSON.stringify(closing), now],
    );
    await tx.query('release savepoint closing');
    return null;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await tx.query('rollback to savepoint closing');
    return 'the closing holds characters that can not be stored';
  }
}
