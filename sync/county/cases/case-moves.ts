import { currentContent } from '../../../main/domain/amendment.ts';
import { type Application, applicationSchema, decisionSchema } from '../../../main/domain/application.ts';
import { movesOfCase } from '../../../main/domain/case/implied-moves.ts';
import { type Move, moveSchema } from '../../../main/domain/case/move.ts';
import type { Refusal } from '../../../main/domain/case/refusal.ts';
import { standingOf } from '../../../main/domain/case/standing.ts';
import type { WholeCase } from '../../../main/domain/case/whole-case.ts';
import {
  type CataloguePackage,
  type Item,
  type WorkCalendar,
  workCalendarSchema,
} from '../../../main/domain/catalogue.ts';
import { type Configuration, configurationSchema, usualConfiguration } from '../../../main/domain/configuration.ts';
import { handedOverOf } from '../doorstep/handed-over.ts';
import type { Queryable, Transaction } from '../store/database.ts';
import { amendmentsOf } from './amendments.ts';

export interface KeptMove {
  readonly move: Move;
  /** Why it has no effect; null where it stands. */
  readonly refusal: Pick<Refusal, 'clause' | 'text'> | null;
}

/** After those in the content, in the order in which they stand here. */
export async function keptMoves(
  database: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptMove[]>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<{ id: string; move: unknown; refusal: KeptMove['refusal'] }>(
    `select application_id as id, move, refusal from case_moves where application_id = any ($1::uuid[])
     order by application_id, position`,
    [ids],
  );
  const kept = rows.map(({ id, move, refusal }) => ({ id, move: moveSchema.parse(move), refusal }));
  return Map.groupBy(kept, ({ id }) => id);
}

export function standing(moves: readonly KeptMove[]): readonly Move[] {
  return moves.filter(({ refusal }) => refusal === null).map(({ move }) => move);
}

/** A case as the machine reads it; `item` null where this county never published the version that it began with. */
export interface HeldCase {
  readonly application: Application;
  readonly item: Item | null;
  readonly record: WholeCase | null;
  /** What came after the content, refused ones among it. */
  readonly moves: readonly KeptMove[];
  /** All that stand, from the receipt on. */
  readonly made: readonly Move[];
  readonly terminalId: string;
}

/** Locked until the transaction ends: moves come one at a time, whichever instance they came to. */
export async function lockedCase(tx: Transaction, applicationId: string): Promise<HeldCase | null> {
  await tx.query('select id from applications where id = $1 for update', [applicationId]);
  return heldCase(tx, applicationId);
}

export async function heldCase(database: Queryable, applicationId: string): Promise<HeldCase | null> {
  const [row] = await database.query<{
    terminal_id: string;
    status: string;
    decision: unknown;
    content: unknown;
  }>('select terminal_id, status, decision, content from applications where id = $1', [applicationId]);
  const content = row && applicationSchema.safeParse(row.content);
  if (!row || !content?.success) return null;
  const decision = row.decision === null ? null : decisionSchema.parse(row.decision);
  const handedOver = (await handedOverOf(database, [applicationId])).get(applicationId);
  const standingNow = { state: row.status as Application['state'], decision };
  const application: Application = { ...content.data, ...standingNow, ...(handedOver ? { handedOver } : {}) };
  const moves = (await keptMoves(database, [applicationId])).get(applicationId) ?? [];
  const made = movesOfCase(application, standing(moves));
  const item = await itemOf(database, application);
  const amended = (await amendmentsOf(database, applicationId)).map(({ amendment }) => amendment);
  const { form } = currentContent(
    application,
    amended.filter(({ version }) => version !== null),
  );
  const record: WholeCase | null = item && {
    application: { ...application, form: { ...form } },
    item,
    moves: made,
    // What was typed is looked at by a person here; what is missing and who may is the machine's.
    formProblems: [],
  };
  return { application, item, record, moves, made, terminalId: row.terminal_id };
}

/** The move in its place, and with it all that the row says of the case. */
export async function keepStanding(tx: Transaction, held: HeldCase, move: Move, now: Date): Promise<boolean> {
  const inserted = await insertMove(tx, held.application.id, move, null, now);
  if (!inserted) return false;
  const { application, item } = held;
  const counting = await countingOf(tx, application.catalogueVersion);
  const after = { application, item, moves: [...held.made, move] };
  const { state, acceptedAt, dueDate, decision } = standingOf(after, counting);
  await tx.query(
    'update applications set status = $2, accepted_at = $3, due_date = $4, decision = $5::jsonb where id = $1',
    [
      application.id,
      state,
      acceptedAt,
      item === null ? application.dueDate : dueDate,
      decision && JSON.stringify(decision),
    ],
  );
  return true;
}

export async function keepRefused(
  tx: Transaction,
  applicationId: string,
  move: Move,
  refusal: Refusal,
  now: Date,
): Promise<boolean> {
  return insertMove(tx, applicationId, move, { clause: refusal.clause, text: refusal.text }, now);
}

async function insertMove(
  tx: Transaction,
  applicationId: string,
  move: Move,
  refusal: KeptMove['refusal'],
  now: Date,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into case_moves (id, application_id, move, stands, refusal, arrived_at)
     values ($1, $2, $3::jsonb, $4, $5::jsonb, $6) on conflict do nothing returning id`,
    [move.id, applicationId, JSON.stringify(move), refusal === null, refusal && JSON.stringify(refusal), now],
  );
  return rows.length > 0;
}

/** Limits as the county has published them; null before the first catalogue. */
export async function countingOf(
  database: Queryable,
  catalogueVersion: number,
): Promise<{ readonly calendar: WorkCalendar; readonly parameters: Configuration } | null> {
  const calendar =
    workCalendarSchema.safeParse(await publishedBody(database, 'calendar')).data ??
    (await catalogueOf(database, catalogueVersion))?.calendar;
  if (!calendar) return null;
  const parameters = configurationSchema.safeParse(await publishedBody(database, 'configuration'));
  return { calendar, parameters: parameters.success ? parameters.data : usualConfiguration };
}

async function itemOf(database: Queryable, about: { catalogueVersion: number; itemCode: string }) {
  const catalogue = await catalogueOf(database, about.catalogueVersion);
  return catalogue?.items.find(({ code }) => code === about.itemCode) ?? null;
}

async function catalogueOf(database: Queryable, version: number): Promise<CataloguePackage | null> {
  const [row] = await database.query<{ package: string }>('select package from catalogues where version = $1', [
    version,
  ]);
  return row ? (JSON.parse(row.package) as CataloguePackage) : null;
}

async function publishedBody(database: Queryable, kind: 'calendar' | 'configuration'): Promise<unknown> {
  const [row] = await database.query<{ body: string }>(
    `select body from publications where kind = $1 and scope = '' order by version desc limit 1`,
    [kind],
  );
  return row ? JSON.parse(row.body) : null;
}
