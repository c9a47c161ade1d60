import type { KnownApplication } from '../../../../main/domain/known-application.ts';
import type { Queryable, Transaction } from '../database.ts';
import { changeOrderLock, nudge } from './nudge.ts';

/**
 * A successor has to be told of what its predecessors handed over: on a fresh disk all of it, with the old ledger only
 * what came after the event from which the chain goes on (that part of the ledger was lost).
 */
export async function tellOfPredecessors(
  tx: Transaction,
  order: { terminalId: string; replaced: string; hasLedger: boolean; anchoredSeq: number; now: Date },
): Promise<void> {
  const { terminalId, replaced, hasLedger, anchoredSeq, now } = order;
  await tx.query('select pg_advisory_xact_lock($1::bigint)', [changeOrderLock]);
  await tx.query(
    `insert into changes (scope, kind, application_id, at)
     select $1, 'application-known', a.id, $2 from applications a join terminals t on t.id = $1
     where case when $3 then a.terminal_id = $4 and a.event_seq > $5::int else a.terminal_id = any (t.predecessors) end
     order by a.arrived_at, a.id`,
    [terminalId, now, hasLedger, replaced, anchoredSeq],
  );
  await nudge(tx, terminalId);
}

/** Of these applications, those that were accepted at a predecessor of the terminal. */
export async function knownApplications(
  database: Queryable,
  terminalId: string,
  ids: readonly string[],
): Promise<readonly KnownApplication[]> {
  if (ids.length === 0) return [];
  return database.query<KnownApplication>(
    `select a.id as "applicationId", a.local_number as "localNumber", a.item_name as "itemName", right(a.id_number, 4) as "idTail",
       a.applicant_name as "applicantName", a.received_at as "receivedAt", a.county_number as "countyNumber",
       a.status as state, a.status_version as "statusVersion", a.decision
     from json_array_elements_text($1::json) with ordinality as asked (id, place)
     join applications a on a.id = asked.id::uuid where a.terminal_id <> $2 order by asked.place`,
    [JSON.stringify(ids), terminalId],
  );
}
