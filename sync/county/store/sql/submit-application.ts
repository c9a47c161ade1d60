import type { SubmitReply } from '../../../protocol.ts';
import { settleAmendments } from '../../cases/amendments.ts';
import type { Queryable, Transaction } from '../database.ts';
import { nextCountyNumber } from './insert-applications.ts';

export interface Submission {
  readonly terminalId: string;
  readonly applicationId: string;
  readonly now: Date;
  readonly onDelivered: () => void;
}

const isOwn = `(terminal_id = $2 or terminal_id = any (array(select unnest(predecessors) from terminals where id = $2))
  or exists (select from case_handovers h where h.application_id = applications.id and h.from_terminal = $2))`;
const lacksMaterial = `select from application_materials m
  where m.application_id = $1 and not exists (select from materials h where h.sha256 = m.sha256)`;
const givesNumber = `delivered_at = $3::timestamptz, county_number = ${nextCountyNumber('$3')}`;

/**
 * What nearly every application is: whole, new, never amended. One statement then; null when it is anything else, and
 * nothing has happened.
 */
export async function submitWhole(database: Queryable, submission: Submission): Promise<SubmitReply | null> {
  const { terminalId, applicationId, now, onDelivered } = submission;
  const [numbered] = await database.query<{ county_number: string }>(
    `update applications set ${givesNumber}
     where id = $1 and delivered_at is null and ${isOwn} and not exists (${lacksMaterial})
       and not exists (select from application_amendments where application_id = $1)
     returning county_number`,
    [applicationId, terminalId, now],
  );
  if (numbered === undefined) return null;
  onDelivered();
  return { status: 'delivered', countyNumber: numbered.county_number, countyTime: now.toISOString() };
}

interface SubmittedRow {
  readonly county_number: string | null;
  readonly delivered_at: Date | null;
}

export async function submit(tx: Transaction, submission: Submission): Promise<SubmitReply> {
  const { terminalId, applicationId, now, onDelivered } = submission;
  const [application] = await tx.query<SubmittedRow>(
    `select county_number, delivered_at from applications where id = $1 and ${isOwn} for update`,
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
    `update applications set ${givesNumber} where id = $1 and ${isOwn} returning county_number`,
    [applicationId, terminalId, now],
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
