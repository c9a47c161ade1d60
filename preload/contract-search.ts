import { z } from 'zod';
import { applicationSummarySchema, channelSchema, whereaboutsSchema } from '../main/domain/application.ts';

export const searchFilterSchema = z.object({
  itemCode: z.string().max(100).nullable(),
  whereabouts: whereaboutsSchema.nullable(),
  /** Received within these days, both among them. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  channel: channelSchema.nullable(),
  operatorId: z.string().max(200).nullable(),
});
export type SearchFilter = z.infer<typeof searchFilterSchema>;

export const searchCalls = {
  /**
   * The whole ledger: by name, pinyin, initials, ID number, phone, local or county number, or what a code says; newest
   * first, a page at a time. An empty query is everything that the filter leaves.
   */
  searchLedger: {
    input: z.object({
      query: z.string().max(2_000),
      filter: searchFilterSchema,
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(100),
    }),
    output: z.object({ total: z.int(), cases: z.array(applicationSummarySchema).readonly() }),
  },
} as const;
