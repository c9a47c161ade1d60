import { callLastsSeconds, type StaffCall, takenLastsSeconds } from '../../../main/domain/staff-call.ts';
import type { Database, Queryable } from '../store/database.ts';
import type { TerminalRecord } from '../store/port.ts';
import { nudge } from '../store/sql/nudge.ts';
import type { StaffCallStore } from './port.ts';

type Caller = Pick<TerminalRecord, 'id' | 'office' | 'station'>;

/** Heard by every terminal of the office. */
export const officeScope = (office: string): string => `office:${office}`;

export function sqlStaffCalls(database: Database, now: () => Date): StaffCallStore {
  const atFrom = (secondsAgo: number) => new Date(now().getTime() - secondsAgo * 1000);
  /** Too old to be true. */
  const isOver = `(c.called_at < $1::timestamptz or c.taken_at < $2::timestamptz)`;
  const limits = (): readonly [Date, Date] => [atFrom(callLastsSeconds), atFrom(takenLastsSeconds)];

  async function open(on: Queryable, { id, office, station }: Caller): Promise<readonly StaffCall[]> {
    if (station === 'agent') return [];
    const [where, whose] = station === 'kiosk' ? ['c.terminal_id = $3', id] : ['t.office = $3', office];
    return on.query<StaffCall>(
      `select c.id as "callId", t.machine_name as kiosk, c.page, c.taken_by as "takenBy",
         greatest(0, extract(epoch from $4::timestamptz - c.called_at))::int as "secondsOld"
       from staff_calls c join terminals t on t.id = c.terminal_id
       where not coalesce(${isOver}, false) and ${where} and t.revoked_at is null order by c.called_at limit 20`,
      [...limits(), whose, now()],
    );
  }

  const changed = (caller: Caller, write: (tx: Queryable) => Promise<readonly unknown[]>) =>
    database.transaction(async (tx) => {
      const written = await write(tx);
      if (written.length > 0) await nudge(tx, officeScope(caller.office));
      return open(tx, caller);
    });

  return {
    open: (caller) => open(database, caller),
    call: (caller, { callId, page }) =>
      changed(caller, (tx) =>
        // Somebody who presses again is the one who waits already.
        tx.query(
          `insert into staff_calls as c (terminal_id, id, page, called_at) values ($3, $4, $5, $6)
           on conflict (terminal_id) do update
             set id = excluded.id, page = excluded.page, called_at = excluded.called_at, taken_by = null, taken_at = null
             where coalesce(${isOver}, false)
           returning c.id`,
          [...limits(), caller.id, callId, page, now()],
        ),
      ),
    take: (caller, { callId, by }) =>
      changed(caller, (tx) =>
        tx.query(
          `update staff_calls c set taken_by = $3, taken_at = $4 from terminals t
           where t.id = c.terminal_id and t.office = $5 and c.id = $6 and c.taken_by is null
             and not coalesce(${isOver}, false) returning c.id`,
          [...limits(), by, now(), caller.office, callId],
        ),
      ),
    end: (caller, { callId }) =>
      changed(caller, (tx) =>
        tx.query(
          `delete from staff_calls c using terminals t
           where t.id = c.terminal_id and t.office = $1 and c.id = $2 and ($3 or t.id = $4) returning c.id`,
          [caller.office, callId, caller.station === 'window', caller.id],
        ),
      ),
  };
}
