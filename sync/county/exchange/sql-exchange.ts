import { type Application, applicationSchema, decisionSchema } from '../../../main/domain/application.ts';
import { movesOfCase } from '../../../main/domain/case/implied-moves.ts';
import type { Move } from '../../../main/domain/case/move.ts';
import { addDays } from '../../../main/domain/dates.ts';
import { type KeptMove, keptMoves, standing } from '../cases/case-moves.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { Database } from '../store/database.ts';
import { placeOfOffice } from '../store/sql/places.ts';
import { type CaseSource, caseSource, type HeldRating } from './case-source.ts';
import type { ExchangePeriod, ExchangeStore, ExportNote, VoiceSource } from './port.ts';

const pageSize = 200;

export function sqlExchange(database: Database, shelf: CatalogueShelf, now: () => Date): ExchangeStore {
  return {
    cases: (of) => cases(database, shelf, of),
    voices: (of) => voices(database, of),
    async note({ dataSet, format, from, to, rows, problems, by }) {
      await database.query(
        `insert into exchange_exports (data_set, format, period_from, period_to, row_count, problem_count, taken_by, taken_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [dataSet, format, from, to, rows, problems, by, now()],
      );
    },
    async notes({ limit, offset }) {
      const rows = await database.query<Omit<ExportNote, 'at'> & { readonly at: Date }>(
        `select data_set as "dataSet", format, period_from as "from", period_to as "to", row_count as "rows",
           problem_count as "problems", taken_by as "by", taken_at as at
         from exchange_exports order by number desc limit $1 offset $2`,
        [limit, offset],
      );
      const [count] = await database.query<{ total: number }>('select count(*)::int as total from exchange_exports');
      return { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })), total: count?.total ?? 0 };
    },
  };
}

/** Midnight in Shanghai as the terminals write instants; they compare as texts. */
function bounds({ from, to }: ExchangePeriod): readonly [string, string] {
  return [`${addDays(from, -1)}T16:00:00.000Z`, `${to}T16:00:00.000Z`];
}

interface CaseRow {
  readonly id: string;
  readonly received_at: string;
  readonly content: unknown;
  readonly county_number: string | null;
  readonly department: string | null;
  readonly decision: unknown;
  readonly office: string;
  readonly place_code: string;
}

async function* cases(database: Database, shelf: CatalogueShelf, of: ExchangePeriod): AsyncGenerator<CaseSource> {
  const [since, until] = bounds(of);
  const county = (await shelf.current())?.county ?? { code: '', name: '' };
  let after = { at: since, id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = await database.query<CaseRow>(
      `select a.id, a.received_at, a.content, a.county_number, a.department, a.decision, t.office,
         ${placeOfOffice('t.office')} as place_code
       from applications a join terminals t on t.id = a.terminal_id
       where a.received_at collate "C" < $2 and (a.received_at collate "C", a.id) > ($1, $3::uuid)
         and starts_with(${placeOfOffice('t.office')}, $4)
       order by a.received_at collate "C", a.id limit ${pageSize}`,
      [after.at, until, after.id, of.placeCode],
    );
    const beside = await besides(
      database,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const application = applicationSchema.parse(row.content);
      const { items } = (await shelf.version(application.catalogueVersion)) ?? { items: [] };
      yield caseSource({
        county: { code: county.code, name: county.name },
        office: { name: row.office, placeCode: row.place_code },
        application,
        countyNumber: row.county_number,
        department: row.department,
        decision: row.decision === null ? null : decisionSchema.parse(row.decision),
        item: items.find(({ code }) => code === application.itemCode) ?? null,
        moves: movesTold(application, beside.moves.get(row.id) ?? []),
        actions: beside.actions.get(row.id) ?? [],
        supervision: beside.supervision.get(row.id) ?? [],
        payments: beside.payments.get(row.id) ?? [],
        ratings: beside.ratings.get(row.id) ?? [],
      });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = { at: last.received_at, id: last.id };
  }
}

/** What stands in other tables about the cases of one page, by their ids. */
async function besides(database: Database, ids: readonly string[]) {
  const by = async <T extends { readonly id: string }, V>(sql: string, read: (row: T) => V | null) => {
    const found = new Map<string, V[]>();
    if (ids.length === 0) return found;
    for (const row of await database.query<T>(sql, [ids])) {
      const value = read(row);
      if (value !== null) found.set(row.id, [...(found.get(row.id) ?? []), value]);
    }
    return found;
  };
  return {
    moves: await keptMoves(database, ids),
    actions: await by(
      `select application_id as id, number::text as number, at, actor, action, detail from application_actions
       where application_id = any ($1::uuid[]) order by number`,
      ({ number, at, actor, action, detail }: ActionRow) => ({
        id: number,
        at: at.toISOString(),
        actor,
        action,
        detail,
      }),
    ),
    supervision: await by(
      `select application_id as id, n.id as "noticeId", title, n.body as text, answer_by as "answerBy",
         issued_by as "issuedBy", issued_at as "issuedAt", state, version, answer
       from supervision_notices n where application_id = any ($1::uuid[]) order by number`,
      ({ id, noticeId, issuedAt, ...notice }: SupervisionRow) => ({
        ...notice,
        id: noticeId,
        applicationId: id,
        at: issuedAt.toISOString(),
      }),
    ),
    payments: await by(
      `select a.id, p.reference, p.amount_fen::text as fen, p.paid_at as "paidAt", p.channel,
         p.registered_by as "registeredBy"
       from payments p join applications a on a.local_number = p.local_number where a.id = any ($1::uuid[])
       order by p.registered_at, p.reference`,
      ({ fen, id: _, ...paid }: PaymentRow) => ({ ...paid, amountFen: Number(fen) }),
    ),
    ratings: await by(
      `select application_id as id, level, words, mode, is_named as "isNamed", given_at as "givenAt",
         closed_at as "closedAt" from ratings where application_id = any ($1::uuid[]) order by number`,
      ({ id: _, givenAt, closedAt, ...rating }: RatingRow): HeldRating => ({
        ...rating,
        givenAt: givenAt.toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
      }),
    ),
  };
}

type ActionRow = { id: string; number: string; at: Date; actor: string; action: string; detail: string };
type SupervisionRow = {
  id: string;
  noticeId: string;
  title: string;
  text: string;
  answerBy: string;
  issuedBy: string;
  issuedAt: Date;
  state: 'open' | 'answered' | 'closed';
  version: number;
  answer: { text: string; answeredBy: string; at: string } | null;
};
type PaymentRow = { id: string; reference: string; fen: string; paidAt: string; channel: string; registeredBy: string };
type RatingRow = Omit<HeldRating, 'givenAt' | 'closedAt'> & { id: string; givenAt: Date; closedAt: Date | null };

/**
 * The county's own steps and the windows', in the order in which they took effect here; a refused one is in the chain and no
 * row of a table. Of an earlier release's case that has moved since, the beginning that nobody wrote down comes first.
 */
function movesTold(application: Application, kept: readonly KeptMove[]): readonly Move[] {
  const later = standing(kept);
  if (application.opening) return [...application.opening, ...later];
  return later.length === 0 ? [] : movesOfCase(application, later);
}

type VoiceRow = Omit<VoiceSource, 'givenAt'> & { readonly givenAt: Date };

async function* voices(database: Database, of: ExchangePeriod): AsyncGenerator<VoiceSource> {
  const [since, until] = bounds(of);
  let after = { at: since, number: '' };
  for (;;) {
    const rows: readonly VoiceRow[] = await database.query<VoiceRow>(
      `select v.number, nullif(v.voice ->> 'localNumber', '') as "localNumber", v.kind, v.voice ->> 'name' as name,
         v.voice ->> 'phone' as phone, v.voice ->> 'words' as words, v.given_at as "givenAt", v.office, v.state, v.answer
       from voices v join terminals t on t.id = v.terminal_id
       where v.given_at < $2 and (v.given_at, v.number) > ($1, $3) and starts_with(${placeOfOffice('t.office')}, $4)
       order by v.given_at, v.number limit ${pageSize}`,
      [after.at, until, after.number, of.placeCode],
    );
    for (const { givenAt, ...voice } of rows) yield { ...voice, givenAt: givenAt.toISOString() };
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = { at: last.givenAt.toISOString(), number: last.number };
  }
}
