import { z } from 'zod';
import { applicationSummarySchema } from '../main/domain/application.ts';
import { groupings } from '../main/domain/statistics/groups.ts';
import { measureSchema } from '../main/domain/statistics/measures.ts';
import { groupFilterSchema, periodSchema, selectionSchema } from '../main/domain/statistics/select-cases.ts';

/** 统计: for whoever leads here. Counted anew from the events each time; nothing of it is stored. */
const countsSchema = z.partialRecord(measureSchema, z.int().min(1));

const durationsSchema = z
  .object({ cases: z.int().min(1), p50: z.number(), p90: z.number(), max: z.number() })
  .nullable();

const rowsSchema = z
  .array(z.object({ key: z.string(), name: z.string().nullable(), counts: countsSchema, durations: durationsSchema }))
  .readonly();

export const statisticsSchema = z.object({
  totals: countsSchema,
  onTimeShare: z.number().min(0).max(1).nullable(),
  durations: durationsSchema,
  groups: z.object(
    Object.fromEntries(groupings.map((grouping) => [grouping, rowsSchema])) as Record<
      (typeof groupings)[number],
      typeof rowsSchema
    >,
  ),
});
export type StatisticsView = z.infer<typeof statisticsSchema>;

export const statisticsCalls = {
  /** What the supervisor checks: the chain of events from the first to the last. */
  verifyLedger: {
    input: z.object({}),
    output: z.object({
      intact: z.boolean(),
      eventCount: z.int(),
      brokenAt: z.int().nullable(),
      reason: z.string().nullable(),
    }),
  },
  statistics: { input: z.object({ period: periodSchema, filter: groupFilterSchema }), output: statisticsSchema },
  /** The cases behind one number: as many as it says, page by page, the last one first. */
  statisticsCases: {
    input: selectionSchema.extend({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    output: z.object({ total: z.int(), cases: z.array(applicationSummarySchema) }),
  },
  /** 登记备案 (R35): catalogue, materials, parameters and calendar as tables, into a folder of a stick. */
  exportTables: {
    input: z.object({ folder: z.string().trim().min(1).max(1000) }),
    output: z.object({ paths: z.array(z.string()) }),
  },
} as const;
