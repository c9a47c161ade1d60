import { setImmediate as breath } from 'node:timers/promises';
import type { CaseFact } from '../../../main/domain/statistics/case-fact.ts';
import { type CountedEvent, takeEvent } from '../../../main/domain/statistics/fold-events.ts';
import { keptMoves, standing } from '../cases/case-moves.ts';
import type { Database } from '../store/database.ts';
import { placeOfOffice } from '../store/sql/places.ts';
import type { CountedRow, StatisticsStore } from './port.ts';

/** So many cases at once; between two handfuls the county answers whoever else asks. */
const handful = 500;

export function sqlStatistics(database: Database): StatisticsStore {
  return {
    async facts({ until, placeCode }) {
      const facts = new Map<string, CaseFact>();
      let after = { receivedAt: '', id: '00000000-0000-0000-0000-000000000000' };
      for (;;) {
        const rows = await database.query<CaseRow>(
          `select a.id, a.received_at as "receivedAt", a.content - 'materials' - 'provenance' as content, t.office,
             a.delivered_at as "deliveredAt", a.decision, a.due_date as "dueDate"
           from applications a join terminals t on t.id = a.terminal_id
           where a.received_at collate "C" < $1 and (a.received_at collate "C", a.id) > ($2, $3::uuid)
             and starts_with(${placeOfOffice('t.office')}, $4)
           order by a.received_at collate "C", a.id limit ${handful}`,
          [`${until}T16:00:00.000Z`, after.receivedAt, after.id, placeCode],
        );
        for (const event of await eventsOf(database, rows)) takeEvent(facts, event);
        const last = rows.at(-1);
        if (last === undefined || rows.length < handful) return facts;
        after = last;
        await breath();
      }
    },

    async rows(ids) {
      const rows = await database.query<CountedRow>(
        `select a.id, coalesce(a.county_number, a.local_number) as number, a.item_name as "itemName",
           a.applicant_name as "applicantName", t.office, a.received_at as "receivedAt"
         from applications a join terminals t on t.id = a.terminal_id where a.id = any ($1::uuid[])`,
        [ids],
      );
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
  };
}

interface CaseRow {
  readonly id: string;
  readonly receivedAt: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly office: string;
  readonly deliveredAt: Date | null;
  readonly decision: Readonly<Record<string, unknown>> | null;
  readonly dueDate: string | null;
}

/**
 * What the county holds of these cases, told as events. Its own steps stand among the moves; a
 * request for correction, and a decision of a release before the moves, are told as the status change by which the terminal
 * hears of them. A refused move counts for nothing.
 */
async function eventsOf(database: Database, cases: readonly CaseRow[]): Promise<readonly CountedEvent[]> {
  const ids = cases.map(({ id }) => id);
  if (ids.length === 0) return [];
  const moves = await keptMoves(database, ids);
  const corrections = await database.query<{ id: string; request: { id: string; at: string } }>(
    `select application_id as id, request from correction_requests where application_id = any ($1::uuid[])
     order by number`,
    [ids],
  );
  const ratings = await database.query<{ id: string; level: number; at: Date }>(
    'select application_id as id, level, given_at as at from ratings where application_id = any ($1::uuid[]) order by number',
    [ids],
  );
  const told = (applicationId: string, type: string, at: string, body: CountedEvent['body']): CountedEvent => ({
    applicationId,
    type,
    at,
    body,
    terminalId: '',
  });
  return [
    ...cases.map(({ id, receivedAt, content, office }) => ({
      ...told(id, 'application/received', receivedAt, { application: content }),
      terminalId: office,
    })),
    ...cases.flatMap(({ id, deliveredAt }) =>
      deliveredAt ? [told(id, 'application/delivered', deliveredAt.toISOString(), {})] : [],
    ),
    ...cases.flatMap(({ id, dueDate }) =>
      standing(moves.get(id) ?? []).map((move) => told(id, 'case/moved', move.at, { move, dueDate })),
    ),
    ...corrections.map(({ id, request }) =>
      told(id, 'application/status-changed', request.at, { decision: null, correction: request.id }),
    ),
    ...cases.flatMap(({ id, receivedAt, decision }) =>
      decision ? [told(id, 'application/status-changed', receivedAt, { decision })] : [],
    ),
    ...ratings.map(({ id, level, at }) => told(id, 'rating/given', at.toISOString(), { level })),
  ];
}
