import { z } from 'zod';

/** How a target system wants to see an answer. `code`: the code of a choice rather than its words. */
export const copyTransforms = [
  'date-slashes',
  'date-digits',
  'date-chinese',
  'upper-case',
  'digits-only',
  'without-spaces',
  'code',
] as const;
export type CopyTransform = (typeof copyTransforms)[number];

/** What does not stand in the form: 办件编号, 事项名称, 收件日期. */
export const caseValues = ['localNumber', 'itemName', 'receivedOn'] as const;

/** 抄录对照: the fields of a system without an interface, in its order. Published with the item. */
export const copyOutSchema = z.object({
  system: z.string().min(1).max(60),
  fields: z
    .array(
      z.object({
        /** JSON pointer within the form, or `#` and one of the case's own values. */
        from: z.string().regex(/^(\/.{1,300}|#(localNumber|itemName|receivedOn))$/),
        /** What the target calls it; the form's own words where absent. */
        label: z.string().min(1).max(60).optional(),
        transform: z.enum(copyTransforms).optional(),
      }),
    )
    .min(1)
    .max(200),
});
export type CopyOut = z.infer<typeof copyOutSchema>;
