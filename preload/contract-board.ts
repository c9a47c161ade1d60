import { z } from 'zod';
import { healthHourSchema } from '../main/domain/health/health-history.ts';
import { periodSchema } from '../main/domain/statistics/select-cases.ts';

const durationsSchema = z
  .object({ cases: z.int().min(1), p50: z.number(), p90: z.number(), max: z.number() })
  .nullable();

export const waitingRowSchema = z.object({
  key: z.string(),
  issued: z.int(),
  served: z.int(),
  missed: z.int(),
  /** Minutes. */
  waiting: durationsSchema,
  serving: durationsSchema,
});
export type WaitingRowView = z.infer<typeof waitingRowSchema>;

const agentFiguresSchema = z.object({
  key: z.string(),
  name: z.string(),
  visits: z.int(),
  absences: z.int(),
  deliveries: z.int(),
  doorstep: z.int(),
  delegate: z.int(),
  refused: z.int(),
  handovers: z.int(),
  returned: z.int(),
  days: durationsSchema,
});
export type AgentFiguresView = z.infer<typeof agentFiguresSchema>;

/** 主任看板、运行情况: what statistics and the limits do not say already. */
export const boardCalls = {
  /** 等候、办理时间: counted from the tickets' events each time. */
  waitingTimes: {
    input: z.object({ period: periodSchema }),
    output: z.object({
      total: waitingRowSchema,
      themes: z.array(waitingRowSchema).readonly(),
      days: z.array(waitingRowSchema).readonly(),
    }),
  },
  /** 代办上门 by agent and village, counted from the events each time. */
  agentFigures: {
    input: z.object({ period: periodSchema }),
    output: z.object({
      agents: z.array(agentFiguresSchema).readonly(),
      villages: z.array(agentFiguresSchema).readonly(),
    }),
  },
  /** 谁能看: whether whoever works here leads, and who does. */
  leaders: {
    input: z.object({}),
    output: z.object({
      isOne: z.boolean(),
      people: z.array(z.object({ id: z.string(), name: z.string(), post: z.string() })).readonly(),
    }),
  },
  /** By the hour, seven days at most, oldest first; and the times without a line in them. */
  health: {
    input: z.object({}),
    output: z.object({
      hours: z.array(healthHourSchema).readonly(),
      offline: z.array(z.object({ from: z.string(), until: z.string().nullable() })).readonly(),
    }),
  },
} as const;
