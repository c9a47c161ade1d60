import { type Alarm, alarmKey } from '../../../main/domain/alarms/alarm.ts';
import type { Queryable } from '../store/database.ts';

/** Stores what the county has found, or what became of it. */
export async function keepFound(
  database: Queryable,
  terminalId: string,
  alarms: readonly Alarm[],
  now: Date,
): Promise<void> {
  for (const alarm of alarms) {
    await database.query(
      `insert into county_alarms (terminal_id, key, application_id, rule, level, state, alarm, found_at)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)
       on conflict (terminal_id, key) do update set level = excluded.level, state = excluded.state,
         alarm = excluded.alarm, found_at = excluded.found_at`,
      [
        terminalId,
        alarmKey(alarm),
        alarm.applicationId,
        alarm.rule,
        alarm.level,
        alarm.state,
        JSON.stringify(alarm),
        now,
      ],
    );
  }
}
