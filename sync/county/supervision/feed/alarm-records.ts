import { z } from 'zod';
import type { AlarmLevel } from '../../../../main/domain/alarms/alarm.ts';
import { rules } from '../../../../main/domain/alarms/rules.ts';
import { isoClock } from '../../../../main/domain/dates.ts';
import type { CountyStore } from '../../store/port.ts';
import type { ComparedAlarm } from '../port.ts';

/**
 * 监察督办信息 in the fields of GB/T 39046-2020 table 11. 预警类型 is one digit there without a code set of its own; these are
 * the codes of a running system, with the red card beside them: 1 预警, 2 黄牌, 3 提醒, 4 红牌.
 */
export const alarmRecordFields = [
  '办件编号',
  '督办内容',
  '督办机构',
  '事项类型',
  '督办发出时间',
  '监察编号',
  '监察规则编号',
  '预警类型',
  '状态产生时间',
  '结果描述',
  '责任部门',
] as const;
export type AlarmRecord = Readonly<Record<(typeof alarmRecordFields)[number], string>>;
export const alarmRecordSchema = z.object(
  Object.fromEntries(alarmRecordFields.map((field) => [field, z.string()])) as Record<
    (typeof alarmRecordFields)[number],
    z.ZodString
  >,
);

export const warningTypes: Readonly<Record<AlarmLevel, string>> = {
  warning: '1',
  yellow: '2',
  reminder: '3',
  red: '4',
};

const pageSize = 200;

/** Everything that stands in a place, page by page. */
export async function* alarmRecords(
  { alarms }: Pick<CountyStore, 'alarms'>,
  placeCode: string,
): AsyncGenerator<AlarmRecord> {
  for (let offset = 0; ; offset += pageSize) {
    const all = { level: null, rule: null, office: null, differing: false } as const;
    const { rows } = await alarms.list({ ...all, placeCode, limit: pageSize, offset });
    for (const row of rows) yield recordOf(row);
    if (rows.length < pageSize) return;
  }
}

function recordOf({ told, found, notice, itemType }: ComparedAlarm): AlarmRecord {
  const alarm = found ?? told;
  if (alarm === null) throw new Error('a row of neither side');
  return {
    办件编号: alarm.localNumber ?? '',
    督办内容: notice === null ? '' : `${rules[alarm.rule].name.zh}（${notice.state === 'open' ? '待答复' : '已答复'}）`,
    督办机构: notice?.issuedBy ?? '',
    事项类型: itemType ?? '',
    督办发出时间: notice === null ? '' : isoClock(notice.at.toISOString()),
    监察编号: alarm.number,
    监察规则编号: alarm.rule,
    预警类型: warningTypes[alarm.level],
    状态产生时间: isoClock(alarm.since),
    结果描述: alarm.explanation.zh,
    责任部门: alarm.department,
  };
}
