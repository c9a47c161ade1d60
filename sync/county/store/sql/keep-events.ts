import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import type { EventBatch } from './push-events.ts';

/** The events, the seal under them, and what they say of the terminal, as parts of one statement. */
export function keepingEvents(onlyIf: string): string {
  return `kept as (
    insert into events (terminal_id, seq, hash, type, application_id, at, envelope, body, arrived_at)
    select $1, e.seq, e.hash, e.type, e.application_id, e.at, e.envelope, e.body, $3::timestamptz
    from json_to_recordset($2::json)
      as e (seq int, hash text, type text, application_id uuid, at text, envelope text, body text)
    where ${onlyIf}
  ), sealed as (
    insert into event_seals (terminal_id, from_seq, to_seq, head_hash, key_number, jws, arrived_at)
    select $1, $4::int, $5::int, $6, $7::int, $8, $3::timestamptz where ${onlyIf} on conflict do nothing
  ), noted as (
    update terminals set clock_offset_ms = coalesce($9::float8, clock_offset_ms),
      app_version = coalesce($10::text, app_version)
    where id = $1 and ${onlyIf} and (clock_offset_ms, app_version) is distinct from
      (coalesce($9::float8, clock_offset_ms), coalesce($10::text, app_version))
  )`;
}

/** $1 to $10 of it. */
export function keptParameters(
  { terminalId, events, seal, now }: EventBatch,
  fresh: readonly LedgerEvent[],
): readonly unknown[] {
  const rows = fresh.map(({ body, hash, ...envelope }) => ({
    seq: envelope.seq,
    hash,
    type: envelope.type,
    application_id: envelope.applicationId,
    at: envelope.at,
    envelope: JSON.stringify(envelope),
    body: JSON.stringify(body),
  }));
  const last = events.at(-1);
  return [
    terminalId,
    JSON.stringify(rows),
    now,
    events[0]?.seq,
    last?.seq,
    last?.hash,
    seal.keyNumber,
    seal.jws,
    fresh.findLast((event) => event.countyOffsetMs !== null)?.countyOffsetMs ?? null,
    appVersionIn(fresh),
  ];
}

function appVersionIn(events: readonly LedgerEvent[]): string | null {
  const said = events.findLast((event) => event.type === 'terminal/started')?.body.appVersion;
  return typeof said === 'string' && /^[\w.+-]{1,40}$/.test(said) ? said : null;
}
