import { alarmWithdrawalSchema } from '../../../main/domain/alarms/alarm.ts';
import type { Change } from '../../protocol.ts';
import type { Queryable } from '../store/database.ts';

/** 摘牌, by their numbers. */
export async function alarmChanges(database: Queryable, numbers: readonly string[]): Promise<readonly Change[]> {
  if (numbers.length === 0) return [];
  const rows = await database.query<{ withdrawal: unknown }>(
    'select withdrawal from alarm_withdrawals where number::text = any ($1) order by number',
    [numbers],
  );
  return rows.map(({ withdrawal }) => ({ kind: 'alarm', withdrawal: alarmWithdrawalSchema.parse(withdrawal) }));
}
