import { alarmKey, alarmSchema } from '../../../main/domain/alarms/alarm.ts';
import type { EventType } from '../../../main/domain/ledger-event.ts';
import type { Transaction } from '../store/database.ts';
import type { Arrival } from '../store/sql/project-event.ts';
import { isUnstorable } from '../store/sql/unstorable.ts';

export const alarmEvents = [
  'alarm/raised',
  'alarm/changed',
  'alarm/answered',
  'alarm/cleared',
  'alarm/withdrawn',
] as const satisfies readonly EventType[];

/** What a terminal says of its own alarms; a word from earlier in its chain never replaces a later one. */
export async function projectAlarm(tx: Transaction, { terminalId, event, now }: Arrival): Promise<string | null> {
  const parsed = alarmSchema.safeParse(event.body.alarm);
  if (!parsed.success) return 'the alarm does not have the expected shape';
  const alarm = parsed.data;
  if (alarm.applicationId !== event.applicationId) return 'the alarm is not about the application of its event';
  await tx.query('savepoint alarm');
  try {
    await tx.query(
      `insert into alarms (terminal_id, key, application_id, rule, level, state, alarm, event_seq, told_at)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)
       on conflict (terminal_id, key) do update set level = excluded.level, state = excluded.state,
         alarm = excluded.alarm, event_seq = excluded.event_seq, told_at = excluded.told_at
       where alarms.event_seq < excluded.event_seq`,
      [
        terminalId,
        alarmKey(alarm),
        alarm.applicationId,
        alarm.rule,
        alarm.level,
        alarm.state,
        JSON.stringify(alarm),
        event.seq,
        now,
      ],
    );
    await tx.query('release savepoint alarm');
    return null;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await tx.query('rollback to savepoint alarm');
    return 'the alarm holds characters that can not be stored';
  }
}
