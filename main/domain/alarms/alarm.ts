import { z } from 'zod';
import { applicationIdSchema } from '../application.ts';
import type { Text } from '../failures.ts';
import { ruleCodes } from './rules.ts';

/** 提醒（蓝）、预警（黄灯）、黄牌、红牌: in the order of their weight. */
export const alarmLevels = ['reminder', 'warning', 'yellow', 'red'] as const;
export const alarmLevelSchema = z.enum(alarmLevels);
export type AlarmLevel = (typeof alarmLevels)[number];

export const alarmLevelNames: Readonly<Record<AlarmLevel, Text>> = {
  reminder: { zh: '提醒', en: 'Reminder' },
  warning: { zh: '预警', en: 'Warning' },
  yellow: { zh: '黄牌', en: 'Yellow card' },
  red: { zh: '红牌', en: 'Red card' },
};

export function isHeavier(one: AlarmLevel, other: AlarmLevel): boolean {
  return alarmLevels.indexOf(one) > alarmLevels.indexOf(other);
}

const text = z.object({ zh: z.string().max(2000), en: z.string().max(2000) });

/** 网络原因: the days without a line that the overrun is made of. */
export const networkCauseSchema = z.object({ offlineDays: z.int().min(0), explanation: text });
export type NetworkCause = z.infer<typeof networkCauseSchema>;

/** What a look at the facts has found: one alarm a rule and case, whose sentence says its dates and whose turn it is. */
export const findingSchema = z.object({
  rule: z.enum(ruleCodes),
  /** Null for what is about the terminal itself. */
  applicationId: applicationIdSchema.nullable(),
  localNumber: z.string().max(60).nullable(),
  level: alarmLevelSchema,
  /** 结果描述 */
  explanation: text,
  /** 责任部门 */
  department: z.string().max(200),
  /** 球在谁手里: whose turn it is, in words. */
  holder: text,
  network: networkCauseSchema.nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * open: it stands. answered: somebody has said why; it stands still, but it does not grow. cleared: its cause is gone.
 * withdrawn: 摘牌, by a person with a reason; the same cause does not bring it back at the same level.
 */
export const alarmSchema = findingSchema.extend({
  /** 监察编号, at most 20 characters (GB/T 39046 table 11). */
  number: z.string().min(1).max(20),
  state: z.enum(['open', 'answered', 'cleared', 'withdrawn']),
  raisedAt: z.iso.datetime(),
  /** 状态时间: since when it has this level and state. */
  since: z.iso.datetime(),
  /** A yellow card that nobody answered. */
  isEscalated: z.boolean(),
  word: z.object({ text: z.string().max(2000), by: z.string().max(200), at: z.iso.datetime() }).nullable(),
});
export type Alarm = z.infer<typeof alarmSchema>;

/** What makes two alarms one: the rule, and the case. */
export function alarmKey({ rule, applicationId }: Pick<Finding, 'rule' | 'applicationId'>): string {
  return `${rule}/${applicationId ?? ''}`;
}

/** 摘牌 at the county, as it comes down. */
export const alarmWithdrawalSchema = z.object({
  rule: z.enum(ruleCodes),
  applicationId: applicationIdSchema.nullable(),
  reason: z.string().trim().min(2).max(1000),
  by: z.string().max(200),
  at: z.iso.datetime(),
});
export type AlarmWithdrawal = z.infer<typeof alarmWithdrawalSchema>;
