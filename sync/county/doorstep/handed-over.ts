import type { Application } from '../../../main/domain/application.ts';
import type { Queryable, Transaction } from '../store/database.ts';
import { recordChange } from '../store/sql/nudge.ts';

export interface SecondArrival {
  readonly terminalId: string;
  readonly eventSeq: number;
  readonly applicationId: string;
  readonly contentHash: string;
  readonly now: Date;
}

/**
 * The same case comes from the agent who took it in and from the counter that signed for it, in whichever order. It is one
 * case, and it is the counter's. True where the two belong together; the content has to be the same to the letter.
 */
export async function meetsHandover(tx: Transaction, arrival: SecondArrival): Promise<boolean> {
  const { terminalId, eventSeq, applicationId, contentHash, now } = arrival;
  const [held] = await tx.query<{ owner: string; from_terminal: string; to_terminal: string }>(
    `select a.terminal_id as owner, h.from_terminal, h.to_terminal
     from applications a join case_handovers h on h.application_id = a.id
     where a.id = $1 and a.content_hash = $2 and h.content_hash = $2`,
    [applicationId, contentHash],
  );
  if (held === undefined) return false;
  if (held.owner === held.to_terminal) return terminalId === held.from_terminal;
  if (held.owner !== held.from_terminal || terminalId !== held.to_terminal) return false;
  await tx.query(
    `update applications set terminal_id = $2, event_seq = $3, status_version = status_version + 1 where id = $1`,
    [applicationId, terminalId, eventSeq],
  );
  await recordChange(tx, { scope: terminalId, kind: 'application-status', applicationId, at: now });
  await recordChange(tx, { scope: terminalId, kind: 'amendment', applicationId, at: now });
  return true;
}

/** When a case came to the counter, for whoever counts its days (dossier §5: 代办). */
export async function handedOverOf(
  database: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<Application['handedOver']>>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<{ id: string; at: string; batch: string }>(
    `select application_id as id, handed_over_at as at, batch_number as batch from case_handovers
     where application_id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, at, batch }) => [id, { at, batch }]));
}
