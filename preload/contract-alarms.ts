import { z } from 'zod';
import { alarmSchema } from '../main/domain/alarms/alarm.ts';
import { ruleCodes } from '../main/domain/alarms/rules.ts';
import { applicationIdSchema } from '../main/domain/application.ts';
import { clockKinds } from '../main/domain/clocks/counted-clock.ts';

const text = z.object({ zh: z.string(), en: z.string() });
const ofCase = {
  applicationId: applicationIdSchema,
  localNumber: z.string(),
  applicantName: z.string(),
  itemName: z.string(),
};

/** 监察 of this terminal: the sentence is that of now, the rest as it stands in the ledger. */
export const alarmViewSchema = alarmSchema.extend({
  about: z.object(ofCase).nullable(),
  /** The 督办 that was made of it and is not answered. */
  noticeId: z.uuid().nullable(),
});
export type AlarmView = z.infer<typeof alarmViewSchema>;

export const clockViewSchema = z.object({
  kind: z.enum(clockKinds),
  subject: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'paused', 'stopped']),
  due: z.iso.date().nullable(),
  unit: z.enum(['workday', 'day']),
  /** In its unit, all of it. */
  limit: z.int(),
  left: z.int().nullable(),
  isProvisional: z.boolean(),
  explanation: text,
});
export type ClockView = z.infer<typeof clockViewSchema>;

/** What has to be done next on a case, and by when. */
export const deadlineSchema = z.object({
  ...ofCase,
  clock: clockViewSchema,
  /** The heaviest alarm of the case that stands. */
  level: alarmSchema.shape.level.nullable(),
  holder: text,
});
export type Deadline = z.infer<typeof deadlineSchema>;

/** 时限与电子监察: computed here, with or without a line. */
export const alarmCalls = {
  /** All that stand, the heaviest first. */
  alarms: { input: z.object({}), output: z.array(alarmViewSchema) },
  /** Open cases by urgency: the alarms' level first, then the days left. */
  deadlines: { input: z.object({ limit: z.int().min(1).max(500) }), output: z.array(deadlineSchema) },
  caseClocks: {
    input: z.object({ applicationId: applicationIdSchema }),
    output: z.object({ clocks: z.array(clockViewSchema), alarms: z.array(alarmViewSchema) }),
  },
  /** 说明: why it stands still, and what is done about it. It reaches the county with the next contact. */
  answerAlarm: {
    input: z.object({
      rule: z.enum(ruleCodes),
      applicationId: applicationIdSchema.nullable(),
      text: z.string().trim().min(2).max(2000),
    }),
    output: alarmSchema,
  },
} as const;
