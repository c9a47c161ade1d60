import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import type { EventReply, SubmitReply } from '../../../protocol.ts';
import { settleAmendments } from '../../cases/amendments.ts';
import type { Database, Transaction } from '../database.ts';
import type { EventSeal, IntakeStore, Outcome } from '../port.ts';
import { projectEvent } from './project-event.ts';

/** Told after the commit: what was rolled back or only repeated is not counted. */
export interface IntakeWatch {
  eventsTakenIn(count: number): void;
  applicationDelivered(): void;
}

export function sqlIntake(database: Database, now: () => Date, watch?: IntakeWatch): IntakeStore {
  return {
    async pushEvents(terminalId, events, seal) {
      let fresh = 0;
      const onFresh = (count: number) => {
        fresh = count;
      };
      const pushed = await database.transaction((tx) =>
        pushEvents(tx, { terminalId, events, seal, now: now(), onFresh }),
      );
      if (pushed.ok) watch?.eventsTakenIn(fresh);
      return pushed;
    },
    async submit(terminalId, applicationId) {
      let isNew = false;
      const onDelivered = () => {
        isNew = true;
      };
      const reply = await database.transaction((tx) => submit(tx, terminalId, applicationId, now(), onDelivered));
      if (isNew) watch?.applicationDelivered();
      return reply;
    },
  };
}

async function pushEvents(
  tx: Transaction,
  batch: {
    terminalId: string;
    events: readonly LedgerEvent[];
    seal: EventSeal;
    now: Date;
    onFresh: (count: number) => void;
  },
): Promise<Outcome<EventReply>> {
  const { terminalId, events, now } = batch;
  // One batch of a terminal at a time, whichever instance it came to.
  const [head] = await tx.query<{ seq: number; hash: string }>(
    'select seq, hash from chain_heads where terminal_id = $1 for update',
    [terminalId],
  );
  const first = events[0];
  if (head === undefined || first === undefined) throw new Error(`terminal ${terminalId} has no chain`);

  const held = await heldHashes(tx, terminalId, first.seq, events.length);
  for (const event of events) {
    const heldHash = held.get(event.seq);
    if (heldHash !== undefined && heldHash !== event.hash) {
      return conflict(`event ${event.seq} differs from the one that the county holds`);
    }
  }
  const fresh = events.filter((event) => event.seq > head.seq);
  batch.onFresh(fresh.length);
  const next = fresh[0];
  if (next !== undefined) {
    if (next.seq !== head.seq + 1) {
      return conflict(`the county holds events up to ${head.seq}, and the batch begins at ${next.seq}`);
    }
    if (next.prevHash !== head.hash) return conflict(`event ${next.seq} does not follow the one that the county holds`);
    await insertEvents(tx, terminalId, fresh, now);
    await keepSeal(tx, batch);
    for (const event of fresh) await projectEvent(tx, terminalId, event, now);
    await noteTerminalFacts(tx, terminalId, fresh);
  }
  const last = fresh.at(-1) ?? head;
  if (last !== head) {
    await tx.query('update chain_heads set seq = $2, hash = $3 where terminal_id = $1', [
      terminalId,
      last.seq,
      last.hash,
    ]);
  }
  const refusals = await refusalsOf(tx, terminalId, first.seq, events.length);
  return { ok: true, value: { anchoredSeq: last.seq, anchoredHash: last.hash, refusals: [...refusals] } };
}

function conflict(message: string): Outcome<never> {
  return { ok: false, error: 'chain-conflict', message };
}

async function heldHashes(
  tx: Transaction,
  terminalId: string,
  fromSeq: number,
  count: number,
): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.query<{ seq: number; hash: string }>(
    'select seq, hash from events where terminal_id = $1 and seq >= $2::int and seq < $2::int + $3::int',
    [terminalId, fromSeq, count],
  );
  return new Map(rows.map((row) => [row.seq, row.hash]));
}

async function insertEvents(
  tx: Transaction,
  terminalId: string,
  events: readonly LedgerEvent[],
  now: Date,
): Promise<void> {
  const rows = events.map(({ body, hash, ...envelope }) => ({
    seq: envelope.seq,
    hash,
    type: envelope.type,
    application_id: envelope.applicationId,
    at: envelope.at,
    envelope: JSON.stringify(envelope),
    body: JSON.stringify(body),
  }));
  await tx.query(
    `insert into events (terminal_id, seq, hash, type, application_id, at, envelope, body, arrived_at)
     select $1, e.seq, e.hash, e.type, e.application_id, e.at, e.envelope, e.body, $3
     from json_to_recordset($2::json)
       as e (seq int, hash text, type text, application_id uuid, at text, envelope text, body text)`,
    [terminalId, JSON.stringify(rows), now],
  );
}

async function keepSeal(
  tx: Transaction,
  { terminalId, events, seal, now }: { terminalId: string; events: readonly LedgerEvent[]; seal: EventSeal; now: Date },
): Promise<void> {
  await tx.query(
    `insert into event_seals (terminal_id, from_seq, to_seq, head_hash, key_number, jws, arrived_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [terminalId, events[0]?.seq, events.at(-1)?.seq, events.at(-1)?.hash, seal.keyNumber, seal.jws, now],
  );
}

async function noteTerminalFacts(tx: Transaction, terminalId: string, events: readonly LedgerEvent[]): Promise<void> {
  const offsetMs = events.findLast((event) => event.countyOffsetMs !== null)?.countyOffsetMs ?? null;
  const appVersion = events.findLast((event) => event.type === 'terminal/started')?.body.appVersion;
  const printable = typeof appVersion === 'string' && /^[\w.+-]{1,40}$/.test(appVersion) ? appVersion : null;
  if (offsetMs === null && printable === null) return;
  await tx.query(
    `update terminals set clock_offset_ms = coalesce($2::float8, clock_offset_ms),
       app_version = coalesce($3::text, app_version) where id = $1`,
    [terminalId, offsetMs, printable],
  );
}

function refusalsOf(tx: Transaction, terminalId: string, fromSeq: number, count: number) {
  return tx.query<EventReply['refusals'][number]>(
    `select seq, application_id as "applicationId", reason from event_refusals
     where terminal_id = $1 and seq >= $2::int and seq < $2::int + $3::int order by seq`,
    [terminalId, fromSeq, count],
  );
}

interface SubmittedRow {
  readonly county_number: string | null;
  readonly delivered_at: Date | null;
}

async function submit(
  tx: Transaction,
  terminalId: string,
  applicationId: string,
  now: Date,
  onDelivered: () => void,
): Promise<SubmitReply> {
  const [application] = await tx.query<SubmittedRow>(
    `select county_number, delivered_at from applications
     where id = $1 and (terminal_id = $2 or terminal_id = any (
       array(select unnest(predecessors) from terminals where id = $2))) for update`,
    [applicationId, terminalId],
  );
  if (application === undefined) return absent(tx, terminalId, applicationId);
  const isHere = application.county_number !== null && application.delivered_at !== null;
  // What was amended since may bring pages of its own.
  const lacking = await tx.query<{ sha256: string }>(
    `select distinct m.sha256 from application_materials m
     where m.application_id = $1 and not exists (select from materials h where h.sha256 = m.sha256) order by 1`,
    [applicationId],
  );
  if (lacking.length > 0) {
    return { status: 'incomplete', lackingMaterials: lacking.map((row) => row.sha256), lackingEvent: false };
  }
  if (isHere) return delivered(tx, { applicationId, ...application, now });
  const [numbered] = await tx.query<{ county_number: string }>(
    `update applications set delivered_at = $2::timestamptz,
       county_number = to_char($2::timestamptz at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-' ||
                       lpad(nextval('county_numbers')::text, 6, '0')
     where id = $1 returning county_number`,
    [applicationId, now],
  );
  onDelivered();
  return delivered(tx, { applicationId, county_number: numbered?.county_number ?? '', delivered_at: now, now });
}

async function delivered(
  tx: Transaction,
  application: SubmittedRow & { readonly applicationId: string; readonly now: Date },
): Promise<SubmitReply> {
  const { county_number: countyNumber, delivered_at: deliveredAt, applicationId, now } = application;
  const { outcomes, applied } = await settleAmendments(tx, applicationId, now);
  const isAmended = outcomes.length > 0 || applied.length > 0;
  return {
    status: 'delivered',
    countyNumber: countyNumber ?? '',
    countyTime: (deliveredAt ?? now).toISOString(),
    ...(isAmended ? { amendments: { outcomes: [...outcomes], applied: [...applied] } } : {}),
  };
}

async function absent(tx: Transaction, terminalId: string, applicationId: string): Promise<SubmitReply> {
  const [refusal] = await tx.query<{ reason: string }>(
    `select reason from event_refusals where application_id = $2 and (terminal_id = $1
       or terminal_id = any (array(select unnest(predecessors) from terminals where id = $1))) order by seq desc limit 1`,
    [terminalId, applicationId],
  );
  if (refusal !== undefined) return { status: 'refused', reason: refusal.reason };
  return { status: 'incomplete', lackingMaterials: [], lackingEvent: true };
}
