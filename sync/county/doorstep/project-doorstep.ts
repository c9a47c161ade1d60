import { evidenceSchema } from '../../../main/domain/doorstep/evidence.ts';
import { handoverRoundSchema } from '../../../main/domain/doorstep/handover.ts';
import { reportedSchema, visitSchema } from '../../../main/domain/doorstep/visit.ts';
import type { Transaction } from '../store/database.ts';
import { recordSubject } from '../store/sql/nudge.ts';
import type { Arrival } from '../store/sql/project-event.ts';
import { isUnstorable } from '../store/sql/unstorable.ts';

import { deliverCase } from './deliver-case.ts';

type Projecting = (tx: Transaction, arrival: Arrival) => Promise<string | null>;

/** What the doorstep's events mean for the county's tables. The reason why one can't be acted on, or null. */
export const doorstepProjections: Readonly<
  Record<'visit/assigned' | 'visit/reported' | 'evidence/sealed' | 'handover/settled', Projecting>
> = {
  'visit/assigned': (tx, arrival) => storable(tx, () => ownVisit(tx, arrival)),
  'visit/reported': (tx, arrival) => storable(tx, () => report(tx, arrival)),
  'evidence/sealed': (tx, arrival) => storable(tx, () => evidence(tx, arrival)),
  'handover/settled': (tx, arrival) => storable(tx, () => handover(tx, arrival)),
};

async function storable(tx: Transaction, work: () => Promise<string | null>): Promise<string | null> {
  await tx.query('savepoint doorstep');
  try {
    const reason = await work();
    await tx.query('release savepoint doorstep');
    return reason;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await tx.query('rollback to savepoint doorstep');
    return 'it holds characters or structures that can not be stored';
  }
}

/** A door that nobody assigned. What came down from here is here already, and an event about it changes nothing. */
async function ownVisit(tx: Transaction, { terminalId, event, now }: Arrival): Promise<string | null> {
  if (event.body.heard !== undefined) return null;
  const parsed = visitSchema.safeParse(event.body.visit);
  if (!parsed.success) return 'the visit does not have the expected shape';
  await tx.query(
    `insert into visits (id, terminal_id, version, visit, created_at) values ($1, $2, $3, $4::jsonb, $5)
     on conflict do nothing`,
    [parsed.data.id, terminalId, parsed.data.version, JSON.stringify(parsed.data), now],
  );
  return null;
}

async function report(tx: Transaction, { terminalId, event, now }: Arrival): Promise<string | null> {
  const parsed = reportedSchema.safeParse(event.body.report);
  if (!parsed.success) return 'the report does not have the expected shape';
  const { id, visitId } = parsed.data;
  const inserted = await tx.query(
    `insert into visit_reports (id, visit_id, report, arrived_at)
     select $1, v.id, $3::jsonb, $4 from visits v join terminals t on t.id = $5
     where v.id = $2 and (v.terminal_id = t.id or v.terminal_id = any (t.predecessors))
     on conflict do nothing returning id`,
    [id, visitId, JSON.stringify(parsed.data), now, terminalId],
  );
  if (inserted.length > 0) return deliverCase(tx, parsed.data, now);
  const known = await tx.query('select id from visit_reports where id = $1', [id]);
  return known.length > 0 ? null : 'the report is of no visit of this terminal';
}

/** R37. The photographs become materials that the county lacks: the terminal is asked for them as for any other. */
async function evidence(tx: Transaction, { terminalId, event, now }: Arrival): Promise<string | null> {
  const parsed = evidenceSchema.safeParse(event.body.evidence);
  if (!parsed.success) return 'the evidence does not have the expected shape';
  const { id, visitId, applicationIds, photos } = parsed.data;
  const inserted = await tx.query(
    `insert into evidence_packs (id, visit_id, terminal_id, evidence, arrived_at) values ($1, $2, $3, $4::jsonb, $5)
     on conflict do nothing returning id`,
    [id, visitId, terminalId, JSON.stringify(parsed.data), now],
  );
  if (inserted.length === 0) return null;
  // 送达: seen with the case that was brought, and never among its materials, which its own terminal has to send.
  await tx.query(
    `insert into evidence_of_case (application_id, evidence_id)
     select (v.visit -> 'result' ->> 'applicationId')::uuid, $2 from visits v join terminals t on t.id = $3
     where v.id = $1 and v.visit -> 'result' ->> 'applicationId' is not null
       and (v.terminal_id = t.id or v.terminal_id = any (t.predecessors))
     on conflict do nothing`,
    [visitId, id, terminalId],
  );
  const files = photos.map(({ sha256, sizeBytes, mediaType, subject }) => ({
    code: `evidence-${subject}`,
    sha256,
    size_bytes: sizeBytes,
    media_type: mediaType,
  }));
  for (const applicationId of applicationIds) {
    const [own] = await tx.query(
      `select a.id from applications a join terminals t on t.id = $2
       where a.id = $1 and (a.terminal_id = t.id or a.terminal_id = any (t.predecessors) or exists
         (select from case_handovers h where h.application_id = a.id and h.from_terminal = t.id))`,
      [applicationId, terminalId],
    );
    if (!own) continue;
    await tx.query(
      'insert into evidence_of_case (application_id, evidence_id) values ($1, $2) on conflict do nothing',
      [applicationId, id],
    );
    await tx.query(
      `insert into application_materials (application_id, position, code, sha256, size_bytes, media_type)
       select $1::uuid, (select coalesce(max(position), -1) from application_materials where application_id = $1::uuid)
         + row_number() over (), p.code, p.sha256, p.size_bytes, p.media_type
       from json_to_recordset($2::json) as p (code text, sha256 text, size_bytes int, media_type text)`,
      [applicationId, JSON.stringify(files)],
    );
  }
  return null;
}

/**
 * R36: signed by both at the counter. The counter's own events bring the cases themselves; whose they are is decided where
 * these arrive, so that the batch of an agent may come before or after.
 */
async function handover(tx: Transaction, { terminalId, event, now }: Arrival): Promise<string | null> {
  // The agent's own note that it heard of it.
  if (event.body.heard !== undefined) return null;
  const parsed = handoverRoundSchema.safeParse(event.body.round);
  if (!parsed.success) return 'the hand-over does not have the expected shape';
  const round = parsed.data;
  if (round.toTerminal !== terminalId) return 'a hand-over is told by the terminal that took the cases';
  const inserted = await tx.query(
    `insert into handover_rounds (id, batch_id, from_terminal, round, arrived_at) values ($1, $2, $3, $4::jsonb, $5)
     on conflict do nothing returning id`,
    [round.id, round.batchId, round.fromTerminal, JSON.stringify(round), now],
  );
  if (inserted.length === 0) return null;
  for (const { applicationId, verdict, contentHash } of round.cases) {
    if (verdict !== 'accepted') continue;
    await tx.query(
      `insert into case_handovers (application_id, batch_id, batch_number, from_terminal, to_terminal, content_hash,
         handed_over_at, arrived_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [applicationId, round.batchId, round.number, round.fromTerminal, terminalId, contentHash, round.at, now],
    );
  }
  await recordSubject(tx, { scope: round.fromTerminal, kind: 'handover', subject: round.id, at: now });
  return null;
}
