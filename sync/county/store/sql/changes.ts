import { inEffect } from '../../../../main/domain/amendment.ts';
import type { Decision } from '../../../../main/domain/application.ts';
import type { CorrectionRequest } from '../../../../main/domain/correction-request.ts';
import type { ChainAnchor, Change, ChangesReply } from '../../../protocol.ts';
import { amendmentsOf } from '../../cases/amendments.ts';
import { noticesFor } from '../../cases/supervision.ts';
import { disclosureChanges } from '../../disclosure/disclosure-changes.ts';
import { identityChanges } from '../../identity/sql-identity.ts';
import { paymentChanges } from '../../payments/payment-changes.ts';
import { alarmChanges } from '../../supervision/alarm-changes.ts';
import { publishedFor } from '../../publications/sql-publications.ts';
import { voiceChanges } from '../../voices/sql-voices.ts';
import type { Database } from '../database.ts';
import type { Outcome } from '../port.ts';
import { knownApplications } from './known-applications.ts';

const pageSize = 200;

interface ChangeRow {
  readonly cursor: number;
  readonly kind: Change['kind'];
  readonly application_id: string | null;
  readonly subject: string | null;
}

/**
 * Change rows say only *that* something changed; the reply carries what is true now. So a terminal that was away for a
 * month gets each application once, and a repeat can only be newer, never older.
 */
export async function changesFor(
  database: Database,
  epoch: string,
  asked: { terminalId: string; since: string },
): Promise<Outcome<ChangesReply>> {
  const since = positionOf(asked.since, epoch);
  if (since === null) return { ok: false, error: 'bad-request', message: 'the cursor is not one of this service' };
  const after = since > (await newestCursor(database)) ? 0 : since;

  const rows = await database.query<ChangeRow>(
    `select cursor::float8 as cursor, kind, application_id, subject from changes
     where cursor > $1::bigint and (scope is null or scope = $2
       or scope = any (array(select unnest(predecessors) from terminals where id = $2))) order by changes.cursor limit $3`,
    [after, asked.terminalId, pageSize + 1],
  );
  const page = rows.slice(0, pageSize);
  const kinds = new Set(page.map((row) => row.kind));
  const idsIn = (kind: Change['kind']) => [
    ...new Set(page.flatMap((row) => (row.kind === kind && row.application_id !== null ? [row.application_id] : []))),
  ];
  const subjectsIn = (kind: Change['kind']) => [
    ...new Set(page.flatMap((row) => (row.kind === kind && row.subject !== null ? [row.subject] : []))),
  ];
  const moved = idsIn('application-status');
  const known = await knownApplications(database, asked.terminalId, [...idsIn('application-known'), ...moved]);
  const changes: Change[] = known.map((one) => ({ kind: 'application-known', ...one }));
  changes.push(...(await applicationChanges(database, moved)));
  for (const applicationId of idsIn('amendment')) {
    const held = await amendmentsOf(database, applicationId);
    const applied = inEffect(held.map(({ amendment }) => amendment));
    changes.push({ kind: 'amendment', applicationId, applied: [...applied] });
  }
  if (kinds.has('supervision')) {
    const notices = await noticesFor(database, asked.terminalId);
    changes.push(...notices.map((notice): Change => ({ kind: 'supervision', notice })));
  }
  changes.push(
    ...(await paymentChanges(database, subjectsIn('payment'))),
    ...(await disclosureChanges(database, subjectsIn('disclosure'))),
    ...(await alarmChanges(database, subjectsIn('alarm'))),
    ...(await voiceChanges(database, subjectsIn('voice'))),
    ...(await identityChanges(database, idsIn('identity'))),
  );
  if (kinds.has('publication')) changes.push({ kind: 'publication' });
  const cursor = `${epoch}-${page.at(-1)?.cursor ?? after}`;
  const [head, published] = await Promise.all([
    chainHead(database, asked.terminalId),
    publishedFor(database, asked.terminalId),
  ]);
  return {
    ok: true,
    value: { cursor, changes, more: rows.length > pageSize, published: [...published], ...(head ? { head } : {}) },
  };
}

/** Lets a terminal notice that this database was restored from a backup, and holds less of its chain than it once said. */
async function chainHead(database: Database, terminalId: string): Promise<ChainAnchor | null> {
  const [head] = await database.query<ChainAnchor>(
    'select seq as "anchoredSeq", hash as "anchoredHash" from chain_heads where terminal_id = $1',
    [terminalId],
  );
  return head ?? null;
}

/** The cursor of another database (one that was lost, or a training county) means: from the beginning. */
function positionOf(cursor: string, epoch: string): number | null {
  if (cursor === '') return 0;
  const match = /^([0-9a-f]{12})-(\d{1,15})$/.exec(cursor);
  if (match === null) return null;
  return match[1] === epoch ? Number(match[2]) : 0;
}

/** A cursor beyond this was given before the database was restored from a backup. */
async function newestCursor(database: Database): Promise<number> {
  const [row] = await database.query<{ newest: number }>(
    'select coalesce(max(cursor), 0)::float8 as newest from changes',
  );
  return row?.newest ?? 0;
}

interface StatusRow {
  readonly id: string;
  readonly status: 'ACCEPTED' | 'PROCESSING' | 'APPROVED' | 'DENIED';
  readonly status_version: number;
  readonly county_number: string;
  readonly decision: Decision | null;
  readonly correction: CorrectionRequest | null;
}

async function applicationChanges(database: Database, ids: readonly string[]): Promise<Change[]> {
  if (ids.length === 0) return [];
  const rows = await database.query<StatusRow>(
    `select a.id, a.status, a.status_version, a.county_number, a.decision, a.correction
     from json_array_elements_text($1::json) with ordinality as asked (id, place)
     join applications a on a.id = asked.id::uuid
     where a.status_version > 0 and a.county_number is not null order by asked.place`,
    [JSON.stringify(ids)],
  );
  return rows.map((row) => ({
    kind: 'application-status',
    applicationId: row.id,
    statusVersion: row.status_version,
    state: row.status,
    countyNumber: row.county_number,
    decision: row.decision,
    correction: row.correction,
  }));
}
