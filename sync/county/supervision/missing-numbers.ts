import { restoredRangeStart } from '../../../main/domain/restored-numbers.ts';
import type { Queryable } from '../store/database.ts';

/** Nobody looks for a number of last year; and a gap that is known stands as an alarm anyway. */
const daysBack = 60;
const shownAtMost = 50;

/**
 * R16: local numbers of days that are over which a terminal skipped. It counts without gaps and its chain comes in order,
 * so one that is not here between two that are was never accepted on the platform.
 */
export async function missingNumbers(
  database: Queryable,
  terminalId: string,
  today: string,
): Promise<readonly string[]> {
  const rows = await database.query<{ missing: string }>(
    `with numbered as (
       select split_part(local_number, '-', 1) as prefix, split_part(local_number, '-', 2) as day,
         split_part(local_number, '-', 3)::int as count
       from applications where (terminal_id = $1 or id in
           (select application_id from case_handovers where from_terminal = $1))
         and starts_with(local_number, (select number_prefix from terminals where id = $1) || '-')
         and local_number ~ '^[A-Z][A-Z0-9]{3}-[0-9]{8}-[0-9]{4,6}-[0-9A-Z]$'
         and split_part(local_number, '-', 2) < $2
         and split_part(local_number, '-', 2) >= to_char($2::date - ${daysBack}, 'YYYYMMDD')
     ), days as (select prefix, day, max(count) as highest from numbered where count < ${restoredRangeStart} group by prefix, day)
     select prefix || '-' || day || '-' || lpad(n::text, 4, '0') as missing
     from days, generate_series(1, least(highest, 5000)) as n
     where not exists (select from numbered where numbered.prefix = days.prefix and numbered.day = days.day and count = n)
     order by missing limit ${shownAtMost}`,
    [terminalId, today.replaceAll('-', '')],
  );
  return rows.map(({ missing }) => missing);
}
