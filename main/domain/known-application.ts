import { z } from 'zod';
import { applicationStateSchema, decisionSchema } from './application.ts';

/**
 * 县里有、本机没有的办件: accepted at a terminal that this one stands in for. Enough to answer a citizen who comes with the
 * receipt; the content stays at the county.
 */
export const knownApplicationSchema = z.object({
  applicationId: z.uuid(),
  localNumber: z.string().max(40),
  itemName: z.string(),
  /** Last four characters of the applicant's number: namesakes are told apart. Absent from earlier counties. */
  idTail: z.string().max(4).optional(),
  applicantName: z.string(),
  receivedAt: z.string(),
  /** Null while its materials are not all at the county. */
  countyNumber: z.string().nullable(),
  state: applicationStateSchema,
  /** 0 before the first change of status. */
  statusVersion: z.int().min(0),
  decision: decisionSchema.nullable(),
});
export type KnownApplication = z.infer<typeof knownApplicationSchema>;
