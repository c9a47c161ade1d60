import { z } from 'zod';
import { failureCodes } from '../main/domain/failures.ts';
import { failureSchema } from './contract-failure.ts';

const sendingProgressSchema = z.object({ applicationId: z.string(), sentBytes: z.number(), totalBytes: z.number() });

export const syncViewSchema = z.object({
  link: z.enum(['unknown', 'online', 'offline', 'captive-portal', 'wrong-network', 'refused']),
  failure: failureSchema.nullable(),
  lastContactAt: z.string().nullable(),
  clockOffsetMs: z.number().nullable(),
  /** Whether the terminal's and the county's clock agree, and whose was set where that is known. */
  clock: z.enum(['unknown', 'fine', 'differs', 'terminal-set', 'county-set']),
  sending: sendingProgressSchema.nullable(),
  underWay: z.array(sendingProgressSchema).readonly(),
  /** All that is not through yet; null when there is nothing. Unknown rates and times are null, never guessed. */
  totals: z
    .object({
      applications: z.int(),
      applicationsSent: z.int(),
      sentBytes: z.number(),
      totalBytes: z.number(),
      bytesPerSecond: z.number().nullable(),
      remainingSeconds: z.number().nullable(),
    })
    .nullable(),
  /** 忙时带宽, 0 to 1. */
  uploadShare: z.number(),
  /** R56: the last day on which staff may do more than read and receive papers while no county answers; null before one is known. */
  fullRightsUntil: z.string().nullable(),
  /** What came of the last round of sending. */
  lastRound: z
    .object({
      at: z.string(),
      sent: z.int(),
      failed: z.array(z.object({ reason: z.enum(failureCodes), count: z.int() })).readonly(),
      waiting: z.array(z.object({ reason: z.enum([...failureCodes, 'not-yet']), count: z.int() })).readonly(),
    })
    .nullable(),
  counts: z.object({
    'on-terminal': z.int(),
    sending: z.int(),
    'at-county': z.int(),
    'needs-attention': z.int(),
    decided: z.int(),
  }),
});
export type SyncView = z.infer<typeof syncViewSchema>;
