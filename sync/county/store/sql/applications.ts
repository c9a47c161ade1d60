import type { Decision } from '../../../../main/domain/application.ts';
import { usualRemedies } from '../../../../main/domain/case/implied-moves.ts';
import { type CountyStep, stepAtCounty } from '../../cases/county-moves.ts';
import type { Database, Transaction } from '../database.ts';
import type {
  ApplicationDetail,
  ApplicationRow,
  ApplicationStore,
  DecideOutcome,
  InboxFilter,
  MaterialRecord,
} from '../port.ts';
import { isSeenFrom, placeOfDecision, placeOfOffice } from './places.ts';
import { trailOf } from './trail.ts';

/** `placeCode` goes into every statement: what lies elsewhere is as if it were not there. */
export function sqlApplications(database: Database, now: () => Date, placeCode = ''): ApplicationStore {
  return {
    within: (narrower) => sqlApplications(database, now, narrower),

    async inbox(filter) {
      const { where, values } = conditionsOf(filter, placeCode);
      const rows = await database.query<ApplicationRow>(
        `${selectRows} where ${where} order by a.arrived_at desc, a.id desc limit $9 offset $10`,
        [...values, filter.limit, filter.offset],
      );
      const [count] = await database.query<{ total: number }>(
        `select count(*)::int as total from applications a join terminals t on t.id = a.terminal_id where ${where}`,
        values,
      );
      return { rows, total: count?.total ?? 0 };
    },

    async offices() {
      const rows = await database.query<{ office: string }>(
        `select distinct t.office from terminals t where starts_with(${placeOfOffice('t.office')}, $1)
         order by 1 limit 500`,
        [placeCode],
      );
      return rows.map((row) => row.office);
    },

    async townships() {
      const rows = await database.query<{ code: string; name: string }>(
        `select substr(o.place_code, 1, 9) as code, min(o.name) as name from offices o
         where length(o.place_code) >= 9 and starts_with(o.place_code, $1) group by 1 order by 1 limit 200`,
        [placeCode],
      );
      return rows;
    },

    async detail(id) {
      const [row] = await database.query<Omit<ApplicationDetail, 'materials' | 'trail'>>(
        `${selectRows.replace('/* more */', detailColumns)} where a.id = $1 and ${isSeenFrom('$2')}`,
        [id, placeCode],
      );
      if (row === undefined) return null;
      const materials = await database.query<ApplicationDetail['materials'][number]>(
        `select m.code, m.sha256, m.size_bytes as "sizeBytes", m.media_type as "mediaType",
                h.sha256 is not null as "isHeld"
         from application_materials m left join materials h on h.sha256 = m.sha256
         where m.application_id = $1 order by m.position limit 5000`,
        [id],
      );
      return { ...row, materials, trail: await trailOf(database, id) };
    },

    async page({ applicationId, sha256 }) {
      const [page] = await database.query<MaterialRecord>(
        `select h.sha256, h.size_bytes as "sizeBytes", m.media_type as "mediaType"
         from application_materials m join materials h on h.sha256 = m.sha256
           join applications a on a.id = m.application_id join terminals t on t.id = a.terminal_id
         where m.application_id = $1 and m.sha256 = $2 and ${isSeenFrom('$3')} limit 1`,
        [applicationId, sha256, placeCode],
      );
      return page ?? null;
    },

    decide: (decision) => database.transaction((tx) => decide(tx, { ...decision, placeCode }, now())),
  };
}

const selectRows = `select a.id, a.county_number as "countyNumber", a.local_number as "localNumber",
    a.item_code as "itemCode", a.item_name as "itemName", a.applicant_name as "applicantName",
    a.id_number as "idNumber", t.office,
    a.content -> 'handledBy' ->> 'placeName' as "handledAt", a.received_at as "receivedAt", a.due_date as "dueDate", a.status,
    a.status_version as "statusVersion", a.delivered_at as "deliveredAt", a.decision,
    (select count(distinct m.sha256)::int from application_materials m
      where m.application_id = a.id) as "materialsTotal",
    (select count(distinct m.sha256)::int from application_materials m join materials h on h.sha256 = m.sha256
      where m.application_id = a.id) as "materialsHeld", a.department, a.correction ->> 'answerBy' as "correctionBy",
    (select min(n.answer_by) from supervision_notices n
      where n.application_id = a.id and n.state = 'open') as "supervisionBy" /* more */
  from applications a join terminals t on t.id = a.terminal_id`;

const detailColumns = `, a.terminal_id as "terminalId", t.number_prefix as "numberPrefix",
    a.catalogue_version as "catalogueVersion", a.content`;

const stateConditions: Readonly<Record<InboxFilter['state'], string>> = {
  all: 'true',
  'in-transit': 'a.delivered_at is null',
  open: `a.delivered_at is not null and a.status in ('ACCEPTED', 'PROCESSING', 'SPECIAL', 'TRANSFERRED')`,
  // Received and not accepted: seen here, and nothing to decide yet.
  'at-window': `a.status in ('RECEIVED', 'CORRECTION')`,
  waiting: `(a.correction is not null
      or exists (select from supervision_notices n where n.application_id = a.id and n.state = 'open'))`,
  overdue: `(a.correction ->> 'answerBy' < $8::text or exists (select from supervision_notices n
      where n.application_id = a.id and n.state = 'open' and n.answer_by < $8::text))`,
  APPROVED: `a.status = 'APPROVED'`,
  DENIED: `a.status = 'DENIED'`,
};

function conditionsOf(filter: InboxFilter, placeCode: string): { where: string; values: readonly unknown[] } {
  // Searched by whole number or by the beginning of the name: both are what a clerk has in hand.
  const where = `${stateConditions[filter.state]}
    and ($1::text is null or t.office = $1)
    and ($2::text is null or a.county_number = $2 or a.local_number = $2 or starts_with(a.applicant_name, $2)
         or a.id_number = $3)
    and ${isSeenFrom('$4')} and ($7::text is null or ${isSeenFrom('$7')})
    and ($5::text is null or a.department = $5 or (a.department is null and a.item_code = any ($6::text[])))
    and ($8::text is null or $8 >= '')`;
  return {
    where,
    values: [
      filter.office,
      filter.search,
      filter.search?.toUpperCase() ?? null,
      placeCode,
      filter.department?.name ?? null,
      filter.department?.itemCodes ?? [],
      filter.township ?? null,
      filter.today ?? null,
    ],
  };
}

async function decide(
  tx: Transaction,
  decision: {
    applicationId: string;
    outcome: Decision['outcome'];
    reason: string;
    decidedBy: string;
    seen?: string | null;
    placeCode: string;
  },
  now: Date,
): Promise<DecideOutcome> {
  const { applicationId, outcome, reason, decidedBy } = decision;
  const [current] = await tx.query<{ status: string; made_by: string | null }>(
    `select a.status, a.content_made_by as made_by from applications a join terminals t on t.id = a.terminal_id
     where a.id = $1 and starts_with(${placeOfDecision}, $2) for update of a`,
    [applicationId, decision.placeCode],
  );
  if (current === undefined) return { ok: false, why: 'not-found' };
  if (decision.seen !== undefined && decision.seen !== current.made_by && !decided.includes(current.status)) {
    return { ok: false, why: 'changed' };
  }
  const steps: CountyStep[] = [
    { transition: 'decide', outcome, reason, remedies: outcome === 'denied' ? usualRemedies : '' },
  ];
  // 即办: nobody presses two buttons for what is looked at and decided in one go.
  if (current.status === 'ACCEPTED') steps.unshift({ transition: 'start', step: '' });
  const done = await stepAtCounty(tx, { applicationId, steps, by: { id: decidedBy, name: decidedBy }, now });
  if (done.ok || done.why !== 'refused') return done;
  if (decided.includes(current.status)) return { ok: false, why: 'already-decided' };
  return { ok: false, why: 'refused', text: done.refusal.text.zh };
}

const decided: readonly string[] = ['APPROVED', 'DENIED', 'VERIFY', 'DELIVERED', 'ARCHIVED'];
