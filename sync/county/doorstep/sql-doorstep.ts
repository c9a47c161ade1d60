import { type Evidence, evidenceSchema } from '../../../main/domain/doorstep/evidence.ts';
import { type HandoverRound, handoverRoundSchema } from '../../../main/domain/doorstep/handover.ts';
import { reportedSchema, visitSchema, visitState } from '../../../main/domain/doorstep/visit.ts';
import type { Change } from '../../protocol.ts';
import type { Database, Queryable } from '../store/database.ts';
import { recordSubject } from '../store/sql/nudge.ts';
import { placeOfOffice } from '../store/sql/places.ts';
import { agentFigures } from './agent-marks.ts';
import { deliverableOf, resultOf } from './deliver-case.ts';
import type { CountyVisit, DoorstepStore } from './port.ts';

/** More than all agents of a county make in a year; the oldest are left out first. */
const countedVisits = 20_000;

export function sqlDoorstep(database: Database, now: () => Date): DoorstepStore {
  const within = `starts_with(${placeOfOffice('t.office')}, $1)`;
  return {
    async assign({ terminalId, visit }) {
      await database.transaction(async (tx) => {
        const result = await resultOf(tx, visit);
        const assigned = visitSchema.parse({ ...visit, version: 1, isCancelled: false, ...(result && { result }) });
        await tx.query(
          'insert into visits (id, terminal_id, version, visit, created_at) values ($1, $2, 1, $3::jsonb, $4)',
          [assigned.id, terminalId, JSON.stringify(assigned), now()],
        );
        await recordSubject(tx, { scope: terminalId, kind: 'visit', subject: assigned.id, at: now() });
      });
    },

    whyNotDeliverable: async (localNumber, placeCode) => {
      const found = await deliverableOf(database, localNumber, placeCode);
      return found.ok ? null : found.why;
    },

    cancel: (visitId, { placeCode }) =>
      database.transaction(async (tx) => {
        const [held] = await visitsWhere(tx, `${within} and v.id = $2`, [placeCode, visitId]);
        const state = held && visitState(held);
        if (!held || (state !== 'open' && state !== 'begun')) return false;
        const { visit } = held;
        const cancelled = { ...visit, version: visit.version + 1, isCancelled: true };
        await tx.query('update visits set version = $2, visit = $3::jsonb where id = $1', [
          visitId,
          cancelled.version,
          JSON.stringify(cancelled),
        ]);
        await recordSubject(tx, { scope: held.terminalId, kind: 'visit', subject: visitId, at: now() });
        return true;
      }),

    async list({ limit, offset, placeCode = '' }) {
      const rows = await visitsWhere(database, `${within} order by v.visit ->> 'from' desc, v.id limit $2 offset $3`, [
        placeCode,
        limit,
        offset,
      ]);
      const [count] = await database.query<{ total: number }>(
        `select count(*)::int as total from visits v join terminals t on t.id = v.terminal_id where ${within}`,
        [placeCode],
      );
      return { rows, total: count?.total ?? 0 };
    },

    async find(visitId, placeCode) {
      const [held] = await visitsWhere(database, `${within} and v.id = $2`, [placeCode, visitId]);
      if (!held) return null;
      const rows = await database.query<{ evidence: unknown }>(
        'select evidence from evidence_packs where visit_id = $1 order by arrived_at',
        [visitId],
      );
      return { ...held, evidence: rows.map(({ evidence }) => evidenceSchema.parse(evidence)) };
    },

    async evidenceOf(applicationId) {
      const rows = await database.query<{ evidence: unknown }>(
        `select p.evidence from evidence_packs p join evidence_of_case c on c.evidence_id = p.id
         where c.application_id = $1 order by p.arrived_at`,
        [applicationId],
      );
      return rows.map(({ evidence }): Evidence => evidenceSchema.parse(evidence));
    },

    async figures(asked) {
      const visits = await visitsWhere(
        database,
        `${within} and v.visit ->> 'assignedAt' < $2 order by v.visit ->> 'from' desc limit ${countedVisits}`,
        [asked.placeCode, `${asked.to}T16:00:00.000Z`],
      );
      return agentFigures(database, asked, visits);
    },

    async handovers({ limit, offset, placeCode = '' }) {
      const rows = await database.query<{ round: unknown }>(
        `select h.round from handover_rounds h join terminals t on t.id = h.round ->> 'toTerminal'
         where ${within} order by h.arrived_at desc, h.id limit $2 offset $3`,
        [placeCode, limit, offset],
      );
      return rows.map(({ round }): HandoverRound => handoverRoundSchema.parse(round));
    },
  };
}

/** What is true now of the visits and hand-overs that the change rows name. */
export async function doorstepChanges(
  database: Queryable,
  named: { readonly visits: readonly string[]; readonly rounds: readonly string[] },
): Promise<readonly Change[]> {
  const visits =
    named.visits.length === 0
      ? []
      : await database.query<{ visit: unknown }>('select visit from visits where id = any ($1::uuid[]) order by id', [
          named.visits,
        ]);
  const rounds =
    named.rounds.length === 0
      ? []
      : await database.query<{ round: unknown }>(
          'select round from handover_rounds where id = any ($1::uuid[]) order by arrived_at, id',
          [named.rounds],
        );
  return [
    ...visits.map(({ visit }): Change => ({ kind: 'visit', visit: visitSchema.parse(visit) })),
    ...rounds.map(({ round }): Change => ({ kind: 'handover', round: handoverRoundSchema.parse(round) })),
  ];
}

async function visitsWhere(
  database: Queryable,
  condition: string,
  values: readonly unknown[],
): Promise<readonly CountyVisit[]> {
  const rows = await database.query<{ visit: unknown; terminalId: string; office: string; reports: unknown[] }>(
    `select v.visit, v.terminal_id as "terminalId", t.office,
       coalesce((select json_agg(r.report order by r.report ->> 'at') from visit_reports r where r.visit_id = v.id),
         '[]'::json) as reports
     from visits v join terminals t on t.id = v.terminal_id where ${condition}`,
    values,
  );
  return rows.map(({ visit, terminalId, office, reports }) => ({
    visit: visitSchema.parse(visit),
    terminalId,
    office,
    reports: reports.map((report) => reportedSchema.parse(report)),
  }));
}
