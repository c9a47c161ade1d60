import type { Database, Queryable, Transaction } from '../store/database.ts';
import { type CountyRating, type FollowOutcome, type FollowUp, openFollowUps, type RatingStore } from './port.ts';

export function sqlRatings(database: Database, now: () => Date): RatingStore {
  return {
    async list({ only, limit, offset }) {
      const where = { all: 'true', bad: 'r.level >= 4', 'to-follow': 'r.level >= 4 and r.closed_at is null' }[only];
      const order = only === 'to-follow' ? 'r.arrived_at' : 'r.number desc';
      const rows = await database.query<Row>(`${selectRatings} where ${where} order by ${order} limit $1 offset $2`, [
        limit,
        offset,
      ]);
      const [count] = await database.query<{ total: number }>(
        `select count(*)::int as total from ratings r where ${where}`,
      );
      return { rows: await withFollowUps(database, rows), total: count?.total ?? 0 };
    },
    async find(id) {
      const [rating] = await withFollowUps(
        database,
        await database.query<Row>(`${selectRatings} where r.id = $1`, [id]),
      );
      return rating ?? null;
    },
    counts: (since) =>
      database.query(
        `select t.office, r.level, count(*)::int as count from ratings r join terminals t on t.id = r.terminal_id
         where r.given_at >= $1 group by t.office, r.level order by t.office, r.level limit 5000`,
        [since],
      ),
    followUp: (id, done) => database.transaction((tx) => followUp(tx, { id, ...done, now: now() })),
  };
}

async function followUp(
  tx: Transaction,
  { id, kind, text, actor, now }: { id: string; kind: 'call' | 'fix'; text: string; actor: string; now: Date },
): Promise<FollowOutcome> {
  const locked = await tx.query<{ level: number; closed_at: Date | null }>(
    'select level, closed_at from ratings where id = $1 for update',
    [id],
  );
  const held = locked[0];
  if (held === undefined) return { ok: false, why: 'not-found' };
  if (held.level < 4) return { ok: false, why: 'not-bad' };
  if (held.closed_at !== null) return { ok: false, why: 'closed' };
  await tx.query('insert into rating_follow_ups (rating_id, kind, text, actor, at) values ($1, $2, $3, $4, $5)', [
    id,
    kind,
    text,
    actor,
    now,
  ]);
  const [rating] = await withFollowUps(tx, await tx.query<Row>(`${selectRatings} where r.id = $1`, [id]));
  const isClosed = rating !== undefined && openFollowUps(rating).length === 0;
  if (isClosed) await tx.query('update ratings set closed_at = $2 where id = $1', [id, now]);
  return { ok: true, isClosed };
}

interface Row extends Omit<CountyRating, 'givenAt' | 'arrivedAt' | 'closedAt' | 'followUps'> {
  readonly given_at: Date;
  readonly arrived_at: Date;
  readonly closed_at: Date | null;
}

/** Who did not give a name has none here either. */
const selectRatings = `select r.id, r.application_id as "applicationId", a.local_number as "localNumber",
    a.county_number as "countyNumber", a.item_code as "itemCode", a.item_name as "itemName",
    case when r.is_named then a.applicant_name end as "applicantName", case when r.is_named then a.phone end as phone,
    t.office, r.mode, r.level, r.aspects, r.words, r.is_named as "isNamed", r.given_at, r.arrived_at, r.closed_at
  from ratings r join terminals t on t.id = r.terminal_id left join applications a on a.id = r.application_id`;

async function withFollowUps(database: Queryable, rows: readonly Row[]): Promise<readonly CountyRating[]> {
  const ids = rows.map(({ id }) => id);
  const followUps = await database.query<Omit<FollowUp, 'at'> & { readonly rating_id: string; readonly at: Date }>(
    `select rating_id, kind, text, actor, at from rating_follow_ups where rating_id = any ($1::uuid[])
     order by number limit 2000`,
    [ids],
  );
  return rows.map(({ given_at, arrived_at, closed_at, ...row }) => ({
    ...row,
    givenAt: given_at.toISOString(),
    arrivedAt: arrived_at.toISOString(),
    closedAt: closed_at?.toISOString() ?? null,
    followUps: followUps
      .filter(({ rating_id }) => rating_id === row.id)
      .map(({ rating_id: _, at, ...one }) => ({ ...one, at: at.toISOString() })),
  }));
}
