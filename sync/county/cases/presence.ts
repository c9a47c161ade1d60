import { type PresentPerson, presenceTtlMs } from '../../../main/domain/presence.ts';
import type { Queryable } from '../store/database.ts';
import type { PresenceSign } from './port.ts';

interface PresenceRow {
  readonly side: PresentPerson['side'];
  readonly place: string;
  readonly name: string;
  readonly since: Date;
}

/** The county's clock counts on both sides. What is older than a few signs of life has gone away without a word. */
export async function present(database: Queryable, sign: PresenceSign, now: Date): Promise<readonly PresentPerson[]> {
  const { applicationId, side, place, name, terminalId } = sign;
  const expired = new Date(now.getTime() - presenceTtlMs);
  const mine = await database.query(
    `insert into application_presence (application_id, side, place, name, since, seen_at)
     select a.id, $2, $3, $4, $5::timestamptz, $5::timestamptz from applications a
     where a.id = $1 and ($6::text is null or a.terminal_id = $6
       or a.terminal_id = any (array(select unnest(predecessors) from terminals where id = $6)))
     on conflict (application_id, side, place, name) do update set seen_at = excluded.seen_at,
       since = case when application_presence.seen_at < $7::timestamptz then excluded.since
                    else application_presence.since end
     returning application_id`,
    [applicationId, side, place, name, now, terminalId, expired],
  );
  if (mine.length === 0) return [];
  await database.query('delete from application_presence where application_id = $1 and seen_at < $2', [
    applicationId,
    expired,
  ]);
  const rows = await database.query<PresenceRow>(
    `select side, place, name, since from application_presence
     where application_id = $1 and not (side = $2 and place = $3 and name = $4) order by since limit 20`,
    [applicationId, side, place, name],
  );
  return rows.map(({ since, ...person }) => ({
    ...person,
    since: since.toISOString(),
    forSeconds: Math.max(0, Math.floor((now.getTime() - since.getTime()) / 1000)),
  }));
}

export async function gone(database: Queryable, { applicationId, side, place, name }: PresenceSign): Promise<void> {
  await database.query(
    'delete from application_presence where application_id = $1 and side = $2 and place = $3 and name = $4',
    [applicationId, side, place, name],
  );
}
