import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import { acceptedBodyKind, type EventReply } from '../../../protocol.ts';
import type { Transaction } from '../database.ts';
import type { EventSeal, Outcome } from '../port.ts';
import { keepingEvents, keptRows } from './keep-events.ts';
import { projectEvent } from './project-event.ts';
import { submitWhole } from './submit-application.ts';

export interface EventBatch {
  readonly terminalId: string;
  readonly events: readonly LedgerEvent[];
  readonly seal: EventSeal;
  readonly now: () => Date;
  readonly onFresh: (count: number) => void;
  /** May be called again for one of a transaction that the database made begin again. */
  readonly onDelivered: (applicationId: string) => void;
}

/** Any batch. One of a terminal at a time, whichever instance it came to. */
export async function pushEvents(tx: Transaction, batch: EventBatch): Promise<Outcome<EventReply>> {
  const { terminalId, events } = batch;
  const [head] = await tx.query<{ seq: number; hash: string }>(
    'select seq, hash from chain_heads where terminal_id = $1 for update',
    [terminalId],
  );
  // Whoever waited for the lock arrives behind the one who held it: 到达 never runs against the chain.
  const now = batch.now();
  const first = events[0];
  if (head === undefined || first === undefined) throw new Error(`terminal ${terminalId} has no chain`);

  const isRepeat = first.seq <= head.seq;
  // What was begun before the lock was ours can't be seen by the statement that waited for it: a second one.
  const differing = isRepeat ? await firstThatDiffers(tx, terminalId, events) : null;
  if (differing !== null) return conflict(`event ${differing} differs from the one that the county holds`);
  const fresh = events.filter((event) => event.seq > head.seq);
  batch.onFresh(fresh.length);
  const next = fresh[0];
  const last = fresh.at(-1) ?? head;
  const refusals: EventReply['refusals'] = [];
  if (next !== undefined) {
    if (next.seq !== head.seq + 1) {
      return conflict(`the county holds events up to ${head.seq}, and the batch begins at ${next.seq}`);
    }
    if (next.prevHash !== head.hash) return conflict(`event ${next.seq} does not follow the one that the county holds`);
    const rows = keptRows(batch, fresh);
    await tx.query(`with ${keepingEvents} select from head`, [
      JSON.stringify([rows.batch]),
      JSON.stringify(rows.events),
      now,
    ]);
    for (const event of fresh) {
      const reason = await projectEvent(tx, { terminalId, event, now });
      if (reason !== null) refusals.push({ seq: event.seq, applicationId: event.applicationId, reason });
    }
    for (const applicationId of acceptedIn(fresh)) {
      const onDelivered = () => batch.onDelivered(applicationId);
      await submitWhole(tx, { terminalId, applicationId, now, onDelivered });
    }
  }
  // Of events that were held before, the refusals were said before; of fresh ones they are known.
  const said = isRepeat ? await refusalsOf(tx, terminalId, first.seq, events.length) : refusals;
  const deliveries = await deliveriesOf(tx, terminalId, acceptedIn(events));
  return {
    ok: true,
    value: {
      anchoredSeq: last.seq,
      anchoredHash: last.hash,
      refusals: [...said],
      ...(deliveries.length > 0 ? { deliveries: [...deliveries] } : {}),
    },
  };
}

function acceptedIn(events: readonly LedgerEvent[]): readonly string[] {
  return events.flatMap(({ type, applicationId }) =>
    type === acceptedBodyKind && applicationId !== null ? [applicationId] : [],
  );
}

function conflict(message: string): Outcome<never> {
  return { ok: false, error: 'chain-conflict', message };
}

async function firstThatDiffers(
  tx: Transaction,
  terminalId: string,
  events: readonly LedgerEvent[],
): Promise<number | null> {
  const rows = await tx.query<{ seq: number; hash: string }>(
    'select seq, hash from events where terminal_id = $1 and seq >= $2::int and seq < $2::int + $3::int',
    [terminalId, events[0]?.seq, events.length],
  );
  const held = new Map(rows.map((row) => [row.seq, row.hash]));
  return events.find(({ seq, hash }) => (held.get(seq) ?? hash) !== hash)?.seq ?? null;
}

/** Of these, those that are whole at the county. What was amended since is a matter of `submit`: there is more to say of it. */
async function deliveriesOf(
  tx: Transaction,
  terminalId: string,
  applicationIds: readonly string[],
): Promise<NonNullable<EventReply['deliveries']>> {
  if (applicationIds.length === 0) return [];
  const rows = await tx.query<{ id: string; county_number: string; delivered_at: Date }>(
    `select a.id, a.county_number, a.delivered_at
     from json_array_elements_text($2::json) with ordinality as asked (id, place)
     join applications a on a.id = asked.id::uuid join terminals t on t.id = $1
     where a.delivered_at is not null and (a.terminal_id = t.id or a.terminal_id = any (t.predecessors))
       and not exists (select from application_amendments m where m.application_id = a.id)
     order by asked.place`,
    [terminalId, JSON.stringify([...new Set(applicationIds)])],
  );
  return rows.map(({ id, county_number: countyNumber, delivered_at: deliveredAt }) => ({
    applicationId: id,
    countyNumber,
    countyTime: deliveredAt.toISOString(),
  }));
}

function refusalsOf(tx: Transaction, terminalId: string, fromSeq: number, count: number) {
  return tx.query<EventReply['refusals'][number]>(
    `select seq, application_id as "applicationId", reason from event_refusals
     where terminal_id = $1 and seq >= $2::int and seq < $2::int + $3::int order by seq`,
    [terminalId, fromSeq, count],
  );
}
