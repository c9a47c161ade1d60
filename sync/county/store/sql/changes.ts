import { inEffect } from '../../../../main/domain/amendment.ts';
import type { ApplicationState, Decision } from '../../../../main/domain/application.ts';
import type { CorrectionRequest } from '../../../../main/domain/correction-request.ts';
import type { ChainAnchor, Change, ChangesReply } from '../../../protocol.ts';
import { amendmentsOf } from '../../cases/amendments.ts';
import { keptMoves, standing } from '../../cases/case-moves.ts';
import { noticesFor } from '../../cases/supervision.ts';
import { creditChanges } from '../../credit/sql-credit.ts';
import { disclosureChanges } from '../../disclosure/disclosure-changes.ts';
import { doorstepChanges } from '../../doorstep/sql-doorstep.ts';
import { identityChanges } from '../../identity/sql-identity.ts';
import { paymentChanges } from '../../payments/payment-changes.ts';
import { publishedIn } from '../../publications/sql-publications.ts';
import { alarmChanges } from '../../supervision/alarm-changes.ts';
import { voiceChanges } from '../../voices/sql-voices.ts';
import type { Database } from '../database.ts';
import { gathered } from '../gathered.ts';
import type { Outcome } from '../port.ts';
import { knownApplications } from './known-applications.ts';
import { placeOfOffice } from './places.ts';

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
export function changesIn(
  database: Database,
  epoch: string,
): (terminalId: string, since: string) => Promise<Outcome<ChangesReply>> {
  const look = gathered({ groupsAtOnce: 2, mostAsks: 100 }, (asked: readonly Asked[]) => looksAt(database, asked));
  const publishedFor = publishedIn(database);
  return async (terminalId, said) => {
    const since = positionOf(said, epoch);
    if (since === null) return { ok: false, error: 'bad-request', message: 'the cursor is not one of this service' };
    const { after, found, head, ownPlace } = await look({ terminalId, since });
    const page = found.slice(0, pageSize);
    const changes = await whatChanged(database, terminalId, page);
    // After the page: what it announces is among them.
    const published = await publishedFor(terminalId);
    const cursor = `${epoch}-${page.at(-1)?.cursor ?? after}`;
    const more = found.length > pageSize;
    return {
      ok: true,
      value: { cursor, changes, more, ownPlace, published: [...published], ...(head ? { head } : {}) },
    };
  };
}

/** What is true now of all that these rows name. */
async function whatChanged(database: Database, terminalId: string, page: readonly ChangeRow[]): Promise<Change[]> {
  if (page.length === 0) return [];
  const kinds = new Set(page.map((row) => row.kind));
  const idsIn = (kind: Change['kind']) => [
    ...new Set(page.flatMap((row) => (row.kind === kind && row.application_id !== null ? [row.application_id] : []))),
  ];
  const subjectsIn = (kind: Change['kind']) => [
    ...new Set(page.flatMap((row) => (row.kind === kind && row.subject !== null ? [row.subject] : []))),
  ];
  const moved = idsIn('application-status');
  const known = await knownApplications(database, terminalId, [...idsIn('application-known'), ...moved]);
  const changes: Change[] = known.map((one) => ({ kind: 'application-known', ...one }));
  changes.push(...(await applicationChanges(database, moved)));
  for (const applicationId of idsIn('amendment')) {
    const held = await amendmentsOf(database, applicationId);
    const applied = inEffect(held.map(({ amendment }) => amendment));
    changes.push({ kind: 'amendment', applicationId, applied: [...applied] });
  }
  if (kinds.has('supervision')) {
    const notices = await noticesFor(database, terminalId);
    changes.push(...notices.map((notice): Change => ({ kind: 'supervision', notice })));
  }
  changes.push(
    ...(await paymentChanges(database, subjectsIn('payment'))),
    ...(await disclosureChanges(database, subjectsIn('disclosure'))),
    ...(await doorstepChanges(database, { visits: subjectsIn('visit'), rounds: subjectsIn('handover') })),
    ...(await alarmChanges(database, subjectsIn('alarm'))),
    ...(await voiceChanges(database, subjectsIn('voice'))),
    ...(await identityChanges(database, idsIn('identity'))),
    ...(await creditChanges(database, idsIn('credit'))),
  );
  if (kinds.has('publication')) changes.push({ kind: 'publication' });
  return changes;
}

interface Asked {
  readonly terminalId: string;
  readonly since: number;
}

interface Looked {
  /** Behind this cursor the page begins; the beginning for one that was given before the database was restored. */
  readonly after: number;
  /** One more than fits, where there are more. */
  readonly found: readonly ChangeRow[];
  /** Lets a terminal notice that this database was restored from a backup, and holds less of its chain than it once said. */
  readonly head: ChainAnchor | null;
  readonly ownPlace: string;
}

/** A poll mostly finds nothing, and there are more of them than of anything else: many are one question. */
async function looksAt(database: Database, asked: readonly Asked[]): Promise<readonly Looked[]> {
  const rows = await database.query<Looked & { readonly place: number }>(
    `select a.place, a.since::float8 as after, ${placeOfOffice('t.office')} as "ownPlace",
       case when h.seq is not null then json_build_object('anchoredSeq', h.seq, 'anchoredHash', h.hash) end as head,
       coalesce((select json_agg(c) from (
         select cursor, kind, application_id, subject from changes
         where cursor > a.since and (scope is null or scope = a.terminal_id or scope = any (t.predecessors))
         order by cursor limit $2::int) as c), '[]'::json) as found
     from (select place, terminal_id, case when since > (select coalesce(max(cursor), 0) from changes) then 0 else since end
         as since from json_to_recordset($1::json) as given (place int, terminal_id text, since bigint)) as a
       join terminals t on t.id = a.terminal_id left join chain_heads h on h.terminal_id = t.id`,
    [
      JSON.stringify(asked.map(({ terminalId, since }, place) => ({ place, terminal_id: terminalId, since }))),
      pageSize + 1,
    ],
  );
  const ofPlace = new Map(rows.map((row) => [row.place, row]));
  return asked.map(({ since }, place) => {
    const { after, found, head, ownPlace } = ofPlace.get(place) ?? {
      after: since,
      found: [],
      head: null,
      ownPlace: '',
    };
    return { after, found, head, ownPlace };
  });
}

/** The cursor of another database (one that was lost, or a training county) means: from the beginning. */
function positionOf(cursor: string, epoch: string): number | null {
  if (cursor === '') return 0;
  const match = /^([0-9a-f]{12})-(\d{1,15})$/.exec(cursor);
  if (match === null) return null;
  return match[1] === epoch ? Number(match[2]) : 0;
}

interface StatusRow {
  readonly id: string;
  readonly status: ApplicationState;
  readonly status_version: number;
  readonly county_number: string | null;
  readonly decision: Decision | null;
  readonly correction: CorrectionRequest | null;
}

async function applicationChanges(database: Database, ids: readonly string[]): Promise<Change[]> {
  if (ids.length === 0) return [];
  const rows = await database.query<StatusRow>(
    `select a.id, a.status, a.status_version, a.county_number, a.decision, a.correction
     from json_array_elements_text($1::json) with ordinality as asked (id, place)
     join applications a on a.id = asked.id::uuid
     where a.status_version > 0 order by asked.place`,
    [JSON.stringify(ids)],
  );
  const moves = await keptMoves(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    kind: 'application-status',
    applicationId: row.id,
    statusVersion: row.status_version,
    state: row.status,
    // Told before it is whole here: a move that is refused is no reason to wait.
    countyNumber: row.county_number ?? '',
    decision: row.decision,
    correction: row.correction,
    moves: [...standing(moves.get(row.id) ?? [])],
    refusedMoves: (moves.get(row.id) ?? []).flatMap(({ move, refusal }) =>
      refusal ? [{ id: move.id, text: refusal.text }] : [],
    ),
  }));
}
