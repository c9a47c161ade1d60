import { applicationStateSchema } from '../../../main/domain/application.ts';
import { mayBeAmended } from '../../../main/domain/correction-request.ts';
import type { Transaction } from '../store/database.ts';
import { recordChange } from '../store/sql/nudge.ts';
import type { CaseOutcome } from './port.ts';

export interface OpenCase {
  readonly terminal_id: string;
  readonly status: string;
  readonly delivered_at: Date | null;
  readonly content_version: number;
  readonly content_made_by: string | null;
}

/** One at a time, whichever instance it came to; null where there is none. */
export async function lockCase(tx: Transaction, applicationId: string): Promise<OpenCase | null> {
  const [row] = await tx.query<OpenCase>(
    `select terminal_id, status, delivered_at, content_version, content_made_by
     from applications where id = $1 for update`,
    [applicationId],
  );
  return row ?? null;
}

/** Why nothing may be done to it, or null. */
export function whyClosed(row: OpenCase | null): Extract<CaseOutcome, { ok: false }> | null {
  if (row === null) return { ok: false, why: 'not-found' };
  if (row.delivered_at === null) return { ok: false, why: 'in-transit' };
  return isUndecided(row) ? null : { ok: false, why: 'decided' };
}

export function isUndecided({ status }: Pick<OpenCase, 'status'>): boolean {
  const state = applicationStateSchema.safeParse(status);
  return state.success && mayBeAmended(state.data);
}

/** Into the trail, and to the terminal with the next status version. */
export async function tellTerminal(
  tx: Transaction,
  told: { applicationId: string; terminalId: string; action: string; actor: string; detail: string; now: Date },
): Promise<void> {
  await noteAction(tx, told);
  await sendStatus(tx, told);
}

export async function sendStatus(
  tx: Transaction,
  { applicationId, terminalId, now }: { applicationId: string; terminalId: string; now: Date },
): Promise<void> {
  await tx.query('update applications set status_version = status_version + 1 where id = $1', [applicationId]);
  await recordChange(tx, { scope: terminalId, kind: 'application-status', applicationId, at: now });
}

export async function noteAction(
  tx: Transaction,
  noted: { applicationId: string; action: string; actor: string; detail: string; now: Date },
): Promise<void> {
  await tx.query(
    'insert into application_actions (application_id, at, actor, action, detail) values ($1, $2, $3, $4, $5)',
    [noted.applicationId, noted.now, noted.actor, noted.action, noted.detail],
  );
}
