import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import type { EventReply } from '../../../protocol.ts';
import type { Transaction } from '../database.ts';
import type { EventSeal, Outcome } from '../port.ts';
import { type Care, projectEvent } from './project-event.ts';

export interface EventBatch {
  readonly terminalId: string;
  readonly events: readonly LedgerEvent[];
  readonly seal: EventSeal;
  readonly now: Date;
  readonly care: Care;
  readonly onFresh: (count: number) => void;
}

/** One batch of a terminal at a time, whichever instance it came to. Few statements: each is a way to the server and back. */
export async function pushEvents(tx: Transaction, batch: EventBatch): Promise<Outcome<EventReply>> {
  const { terminalId, events, now, care } = batch;
  const [head] = await tx.query<{ seq: number; hash: string }>(
    'select seq, hash from chain_heads where terminal_id = $1 for update',
    [terminalId],
  );
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
    await keepEvents(tx, batch, fresh);
    for (const event of fresh) {
      const reason = await projectEvent(tx, { terminalId, event, now, care });
      if (reason !== null) refusals.push({ seq: event.seq, applicationId: event.applicationId, reason });
    }
  }
  // Of events that were held before, the refusals were said before; of fresh ones they are known.
  const said = isRepeat ? await refusalsOf(tx, terminalId, first.seq, events.length) : refusals;
  return { ok: true, value: { anchoredSeq: last.seq, anchoredHash: last.hash, refusals: [...said] } };
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

/** The events, the seal under them, the new head of the chain, and what they say of the terminal: one statement. */
async function keepEvents(
  tx: Transaction,
  { terminalId, events, seal, now }: EventBatch,
  fresh: readonly LedgerEvent[],
): Promise<void> {
  const rows = fresh.map(({ body, hash, ...envelope }) => ({
    seq: envelope.seq,
    hash,
    type: envelope.type,
    application_id: envelope.applicationId,
    at: envelope.at,
    envelope: JSON.stringify(envelope),
    body: JSON.stringify(body),
  }));
  await tx.query(
    `with kept as (
       insert into events (terminal_id, seq, hash, type, application_id, at, envelope, body, arrived_at)
       select $1, e.seq, e.hash, e.type, e.application_id, e.at, e.envelope, e.body, $3
       from json_to_recordset($2::json)
         as e (seq int, hash text, type text, application_id uuid, at text, envelope text, body text)
     ), sealed as (
       insert into event_seals (terminal_id, from_seq, to_seq, head_hash, key_number, jws, arrived_at)
       values ($1, $4, $5, $6, $7, $8, $3) on conflict do nothing
     ), noted as (
       update terminals set clock_offset_ms = coalesce($9::float8, clock_offset_ms),
         app_version = coalesce($10::text, app_version)
       where id = $1 and (clock_offset_ms, app_version) is distinct from
         (coalesce($9::float8, clock_offset_ms), coalesce($10::text, app_version))
     )
     update chain_heads set seq = $5, hash = $6 where terminal_id = $1`,
    [
      terminalId,
      JSON.stringify(rows),
      now,
      events[0]?.seq,
      events.at(-1)?.seq,
      events.at(-1)?.hash,
      seal.keyNumber,
      seal.jws,
      fresh.findLast((event) => event.countyOffsetMs !== null)?.countyOffsetMs ?? null,
      appVersionIn(fresh),
    ],
  );
}

function appVersionIn(events: readonly LedgerEvent[]): string | null {
  const said = events.findLast((event) => event.type === 'terminal/started')?.body.appVersion;
  return typeof said === 'string' && /^[\w.+-]{1,40}$/.test(said) ? said : null;
}

function refusalsOf(tx: Transaction, terminalId: string, fromSeq: number, count: number) {
  return tx.query<EventReply['refusals'][number]>(
    `select seq, application_id as "applicationId", reason from event_refusals
     where terminal_id = $1 and seq >= $2::int and seq < $2::int + $3::int order by seq`,
    [terminalId, fromSeq, count],
  );
}
