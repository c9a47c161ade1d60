import type { Change } from '../../../protocol.ts';
import type { Queryable } from '../database.ts';

/** PostgreSQL channel on which every instance hears that a change was committed. */
export const nudgeChannel = 'county_changes';

/** `everyone`, or the id of the one terminal concerned. Heard by all instances when the transaction commits. */
export async function nudge(tx: Queryable, scope: string): Promise<void> {
  await tx.query('select pg_notify($1, $2)', [nudgeChannel, scope]);
}

export const everyone = '*';

/** Held by whoever writes changes. */
export const changeOrderLock = 7_340_002;

/**
 * Writes one change and the nudge that goes with it. Cursor numbers are drawn before a commit is visible; without the
 * lock a reader could see number 8, remember it, and never see number 7 that commits a moment later.
 */
export async function recordChange(
  tx: Queryable,
  change: {
    scope: string | null;
    kind: Change['kind'];
    applicationId: string | null;
    at: Date;
  },
): Promise<void> {
  await record(tx, { ...change, subject: null });
}

/** A change that is about no application the county has: the number that was paid for, a request of information. */
export async function recordSubject(
  tx: Queryable,
  change: { scope: string; kind: Change['kind']; subject: string; at: Date },
): Promise<void> {
  await record(tx, { ...change, applicationId: null });
}

async function record(
  tx: Queryable,
  change: {
    scope: string | null;
    kind: Change['kind'];
    applicationId: string | null;
    subject: string | null;
    at: Date;
  },
): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1::bigint)', [changeOrderLock]);
  await tx.query('insert into changes (scope, kind, application_id, subject, at) values ($1, $2, $3, $4, $5)', [
    change.scope,
    change.kind,
    change.applicationId,
    change.subject,
    change.at,
  ]);
  await nudge(tx, change.scope ?? everyone);
}
