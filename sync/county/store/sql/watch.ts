import type { Database } from '../database.ts';
import { isMigrated } from '../migrate.ts';
import type { BacklogSize, WatchStore } from '../port.ts';

export function sqlWatch(database: Database): WatchStore {
  return {
    isMigrated: () => isMigrated(database),

    async figures() {
      const [totals] = await database.query<{ events: number; in_transit: number; undecided: number }>(
        `select (select coalesce(sum(seq - begins_after), 0)::float8 from chain_heads) as events,
           (select count(*)::int from applications where delivered_at is null) as in_transit,
           (select count(*)::int from applications
              where delivered_at is not null and status in ('ACCEPTED', 'PROCESSING')) as undecided`,
      );
      const rows = await database.query<{ size: BacklogSize; terminals: number }>(
        `select case when waiting = 0 then '0' when waiting < 10 then '1-9' when waiting < 100 then '10-99'
             else '100+' end as size, count(*)::int as terminals
         from (select (select count(*) from applications a where a.terminal_id = t.id and a.delivered_at is null) as waiting
               from terminals t where t.revoked_at is null) as backlogs
         group by 1`,
      );
      const terminals = (size: BacklogSize) => rows.find((row) => row.size === size)?.terminals ?? 0;
      return {
        eventsHeld: totals?.events ?? 0,
        applicationsInTransit: totals?.in_transit ?? 0,
        applicationsUndecided: totals?.undecided ?? 0,
        terminalsByBacklog: {
          '0': terminals('0'),
          '1-9': terminals('1-9'),
          '10-99': terminals('10-99'),
          '100+': terminals('100+'),
        },
      };
    },
  };
}
