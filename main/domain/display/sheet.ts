import { z } from 'zod';

/** What the second screen shows of a form or a document: words alone, no number of a person whole in them. */
export const displayBlockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({
    kind: z.literal('rows'),
    /** `pointer`: JSON pointer within the form; null for what nobody typed. */
    rows: z.array(z.object({ pointer: z.string().nullable(), label: z.string(), text: z.string() })).readonly(),
  }),
  z.object({
    kind: z.literal('table'),
    pointer: z.string().nullable(),
    title: z.string(),
    columns: z.array(z.string()).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  }),
]);
export type DisplayBlock = z.infer<typeof displayBlockSchema>;

export const displaySheetSchema = z.object({
  title: z.string(),
  /** 文号; null for a form. */
  numberText: z.string().nullable(),
  officeName: z.string(),
  /** A form is read page by page, a document in one piece. */
  pages: z.array(z.array(displayBlockSchema).readonly()).min(1).readonly(),
});
export type DisplaySheet = z.infer<typeof displaySheetSchema>;

/**
 * The sheet as it is shown, and what is covered in it. Both are what a signature stands for: a person signs what they read,
 * and nobody can put another number under it afterwards.
 */
export interface CoveredSheet {
  readonly sheet: DisplaySheet;
  readonly covered: Readonly<Record<string, string>>;
}
