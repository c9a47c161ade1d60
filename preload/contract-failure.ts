import { z } from 'zod';
import { failureCodes } from '../main/domain/failures.ts';

export const problemSchema = z.object({
  pointer: z.string(),
  kind: z.enum(['missing', 'format', 'mismatch', 'not-allowed']),
  message: z.object({ zh: z.string(), en: z.string() }),
  row: z.object({ zh: z.string(), en: z.string() }).optional(),
});

export const failureSchema = z.object({
  code: z.enum(failureCodes),
  detail: z.string().optional(),
  problems: z.array(problemSchema).readonly().optional(),
});
