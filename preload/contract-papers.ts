import { z } from 'zod';
import { pageDoubtSchema } from '../main/domain/application.ts';
import { scanChoiceSchema, scanSources } from '../main/domain/scan-choice.ts';
import { failureSchema } from './contract-failure.ts';

/** What comes out of the printers and in through the scanner, as the screens see it. */

/** What the clerk must know beside a printed receipt (main/paper/port.ts). */
export const receiptWarningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('characters-spelled-out'), characters: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('characters-drawn'), characters: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('barcode-left-out') }),
]);
export type ReceiptWarning = z.infer<typeof receiptWarningSchema>;

export const receiptOutcomeSchema = z.object({
  /** unknown: the printer can't tell; the clerk looks and says. */
  printed: z.enum(['confirmed', 'unconfirmed', 'failed', 'already-printed']),
  failure: failureSchema.nullable(),
  warnings: z.array(receiptWarningSchema).readonly(),
});
export type ReceiptOutcome = z.infer<typeof receiptOutcomeSchema>;

/** What the page desk made of a page: what it found, or why it could not look. Both null: no page desk was there. */
export const pageFindings = {
  verdict: z.enum(['good', 'blank', 'blurred']).nullable(),
  unprocessed: pageDoubtSchema.shape.why.exclude(['blank', 'blurred']).nullable(),
};

export const scanningSchema = z.object({
  /** What the scanner says it can do; null while it hasn't said, and without one. */
  offer: z
    .object({
      model: z.string(),
      /** In the order in which they should be proposed. */
      sources: z.array(z.object({ source: z.enum(scanSources), duplex: z.boolean() })).readonly(),
    })
    .nullable(),
  /** What was last chosen on this machine; it may be more than today's scanner can do. */
  chosen: scanChoiceSchema.nullable(),
});
export type Scanning = z.infer<typeof scanningSchema>;
