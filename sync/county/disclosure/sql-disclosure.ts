import {
  type DisclosureStatus,
  disclosureRequestSchema,
  disclosureStatusSchema,
  mayStep,
} from '../../../main/domain/disclosure-request.ts';
import type { Database, Queryable, Transaction } from '../store/database.ts';
import { recordSubject } from '../store/sql/nudge.ts';
import { placeOfOffice } from '../store/sql/places.ts';
import type { CountyDisclosure, DisclosureAct, DisclosureStepOutcome, DisclosureStore } from './port.ts';

export function sqlDisclosure(database: Database, now: () => Date): DisclosureStore {
  const within = `starts_with(${placeOfOffice('t.office')}, $1)`;
  return {
    async list({ state, limit, offset, placeCode = '' }) {
      const ofState = state === 'answered' ? `d.state = 'answered'` : `d.state <> 'answered'`;
      const order = state === 'answered' ? 'd.acted_at desc' : 'd.due_date nulls last, d.arrived_at';
      const rows = await database.query<Row>(
        `${selectRequests} where ${within} and ${ofState} order by ${order}, d.id limit $2 offset $3`,
        [placeCode, limit, offset],
      );
      const [count] = await database.query<{ total: number }>(
        `select count(*)::int as total from disclosure_requests d join terminals t on t.id = d.terminal_id
         where ${within} and ${ofState}`,
        [placeCode],
      );
      return { rows: rows.map(disclosureOf), total: count?.total ?? 0 };
    },

    async find(id, placeCode = '') {
      const [row] = await database.query<Row>(`${selectRequests} where ${within} and d.id = $2`, [placeCode, id]);
      return row === undefined ? null : disclosureOf(row);
    },

    step: (id, act) => database.transaction((tx) => step(tx, { id, act, now: now() })),
  };
}

async function step(
  tx: Transaction,
  { id, act, now }: { id: string; act: DisclosureAct; now: Date },
): Promise<DisclosureStepOutcome> {
  const [held] = await tx.query<{ state: DisclosureStatus['state']; terminal_id: string }>(
    'select state, terminal_id from disclosure_requests where id = $1 for update',
    [id],
  );
  if (held === undefined) return { ok: false, why: 'not-found' };
  if (!mayStep(held.state, act.step)) return { ok: false, why: 'not-now' };
  const next = { register: 'registered', extend: 'extended', answer: 'answered' }[act.step];
  await tx.query(
    `update disclosure_requests set state = $2, version = version + 1, outcome = $3, answer = $4,
       due_date = coalesce($5, due_date), acted_at = $6, acted_by = $7 where id = $1`,
    [id, next, act.step === 'answer' ? act.outcome : null, act.text, act.dueDate, now, act.by],
  );
  await recordSubject(tx, { scope: held.terminal_id, kind: 'disclosure', subject: id, at: now });
  return { ok: true };
}

export async function statusesOf(
  database: Queryable,
  ids: readonly string[],
): Promise<readonly { readonly requestId: string; readonly status: DisclosureStatus }[]> {
  if (ids.length === 0) return [];
  const rows = await database.query<Row>(`${selectRequests} where d.id = any ($1::uuid[]) order by d.acted_at`, [ids]);
  return rows.map((row) => ({ requestId: row.id, status: statusOf(row) }));
}

interface Row {
  readonly id: string;
  readonly request: unknown;
  readonly office: string;
  readonly arrived_at: Date;
  readonly state: DisclosureStatus['state'];
  readonly version: number;
  readonly county_number: string;
  readonly outcome: DisclosureStatus['outcome'];
  readonly answer: string;
  readonly due_date: string | null;
  readonly acted_at: Date;
  readonly acted_by: string;
}

function disclosureOf(row: Row): CountyDisclosure {
  return {
    request: disclosureRequestSchema.parse(row.request),
    status: statusOf(row),
    office: row.office,
    arrivedAt: row.arrived_at,
  };
}

function statusOf(row: Row): DisclosureStatus {
  return disclosureStatusSchema.parse({
    state: row.state,
    version: row.version,
    countyNumber: row.county_number,
    outcome: row.outcome,
    text: row.answer,
    dueDate: row.due_date,
    at: row.acted_at.toISOString(),
    by: row.acted_by,
  });
}

const selectRequests = `select d.id, d.request, t.office, d.arrived_at, d.state, d.version, d.county_number, d.outcome,
    d.answer, d.due_date, d.acted_at, d.acted_by
  from disclosure_requests d join terminals t on t.id = d.terminal_id`;
