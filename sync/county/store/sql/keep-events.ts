import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import type { EventBatch } from './push-events.ts';

/**
 * The events of any number of terminals, the seals under them, and what they say of their terminals, as parts of one
 * statement. `head` names the terminals whose chain they followed: for the others nothing happens. A chain that somebody
 * else is writing to is passed over, so that nobody waits for another terminal, nor two for each other.
 *
 * $1: batches, at most one of a terminal; $2: their new events, both as JSON; $3: now.
 */
export const keepingEvents = `pushed as (
    select * from json_to_recordset($1::json) as p (terminal_id text, after_seq int, after_hash text, from_seq int,
      to_seq int, head_hash text, key_number int, jws text, clock_offset_ms float8, app_version text)
  ), free as (
    select h.terminal_id from chain_heads h join pushed p on p.terminal_id = h.terminal_id
    where h.seq = p.after_seq and h.hash = p.after_hash for update of h skip locked
  ), head as (
    update chain_heads h set seq = p.to_seq, hash = p.head_hash from pushed p
    where h.terminal_id = p.terminal_id and p.terminal_id in (select terminal_id from free) returning h.terminal_id
  ), kept as (
    insert into events (terminal_id, seq, hash, type, application_id, at, envelope, body, arrived_at)
    select e.terminal_id, e.seq, e.hash, e.type, e.application_id, e.at, e.envelope, e.body, $3::timestamptz
    from json_to_recordset($2::json) as e (terminal_id text, seq int, hash text, type text, application_id uuid, at text,
      envelope text, body text)
    where e.terminal_id in (select terminal_id from head)
  ), sealed as (
    insert into event_seals (terminal_id, from_seq, to_seq, head_hash, key_number, jws, arrived_at)
    select p.terminal_id, p.from_seq, p.to_seq, p.head_hash, p.key_number, p.jws, $3::timestamptz from pushed p
    where p.terminal_id in (select terminal_id from head) on conflict do nothing
  ), noted as (
    update terminals t set clock_offset_ms = coalesce(p.clock_offset_ms, t.clock_offset_ms),
      app_version = coalesce(p.app_version, t.app_version)
    from pushed p where t.id = p.terminal_id and p.terminal_id in (select terminal_id from head)
      and (t.clock_offset_ms, t.app_version) is distinct from
        (coalesce(p.clock_offset_ms, t.clock_offset_ms), coalesce(p.app_version, t.app_version))
  )`;

export interface KeptRows {
  /** Of `pushed`. */
  readonly batch: object;
  readonly events: readonly object[];
}

/** `fresh`: what of the batch is not held yet, to follow what is. */
export function keptRows({ terminalId, events, seal }: EventBatch, fresh: readonly LedgerEvent[]): KeptRows {
  const [first, last] = [fresh[0], events.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nothing to keep');
  return {
    batch: {
      terminal_id: terminalId,
      after_seq: first.seq - 1,
      after_hash: first.prevHash,
      from_seq: events[0]?.seq,
      to_seq: last.seq,
      head_hash: last.hash,
      key_number: seal.keyNumber,
      jws: seal.jws,
      clock_offset_ms: fresh.findLast((event) => event.countyOffsetMs !== null)?.countyOffsetMs ?? null,
      app_version: appVersionIn(fresh),
    },
    events: fresh.map(({ body, hash, ...envelope }) => ({
      terminal_id: terminalId,
      seq: envelope.seq,
      hash,
      type: envelope.type,
      application_id: envelope.applicationId,
      at: envelope.at,
      envelope: JSON.stringify(envelope),
      body: JSON.stringify(body),
    })),
  };
}

function appVersionIn(events: readonly LedgerEvent[]): string | null {
  const said = events.findLast((event) => event.type === 'terminal/started')?.body.appVersion;
  return typeof said === 'string' && /^[\w.+-]{1,40}$/.test(said) ? said : null;
}
