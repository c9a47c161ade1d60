import { z } from 'zod';
import { failureSchema } from './contract-failure.ts';

const countyUrlSchema = z.url({ protocol: /^https?$/ }).max(300);

/** 入网: who this terminal is at the county, and what became of the last code. */
export const enrolmentViewSchema = z.object({
  /** Null before the first enrolment. */
  identity: z
    .object({
      terminalId: z.string(),
      numberPrefix: z.string(),
      countyUrl: z.string(),
      countyName: z.string(),
      officeName: z.string(),
      enrolledAt: z.string(),
      suite: z.enum(['international', 'guomi']),
      keyNumber: z.int(),
      /** The terminal that this one stands in for. */
      replaces: z.string().nullable(),
    })
    .nullable(),
  /** A code that was typed and has not enrolled this terminal: still being tried, or refused. */
  order: z.object({ countyUrl: z.string(), isUnderWay: z.boolean(), failure: failureSchema.nullable() }).nullable(),
});
export type EnrolmentView = z.infer<typeof enrolmentViewSchema>;

/** Codes are read out and typed in: the county ignores case, blanks and hyphens. */
export const enrolOrderSchema = z.object({ countyUrl: countyUrlSchema, code: z.string().trim().min(4).max(64) });
