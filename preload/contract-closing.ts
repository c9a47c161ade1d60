import { z } from 'zod';
import { closingSchema } from '../main/domain/day-closing/closing.ts';
import { dayFiguresSchema } from '../main/domain/day-closing/figures.ts';

const entrySchema = z.object({
  seq: z.int(),
  kind: z.enum(['shift', 'day']),
  day: z.iso.date(),
  at: z.iso.datetime(),
  outgoing: z.string(),
  second: z.string(),
});
export type ClosingRow = z.infer<typeof entrySchema>;

const pin = z.string().min(1).max(64);
const signed = {
  /** Of what was on the screen: figures that moved since are not signed. */
  figuresHash: z.string().max(100),
  note: z.string().trim().max(2000),
  /** Of whoever works here now. */
  pin,
  secondId: z.string().max(200),
  secondPin: pin,
};

/** 交接班、日结 */
export const closingCalls = {
  /** What would be signed now. `day`: one that was not closed; null: today. */
  closingView: {
    input: z.object({ kind: z.enum(['shift', 'day']), day: z.iso.date().nullable() }),
    output: z.object({
      day: z.iso.date(),
      figures: dayFiguresSchema,
      figuresHash: z.string(),
      draftsOpen: z.int(),
      /** Since when a shift is counted; null: since the day began. */
      since: z.string().nullable(),
      people: z.array(z.object({ id: z.string(), name: z.string(), post: z.string(), isLead: z.boolean() })).readonly(),
    }),
  },
  /** 昨日未结 among them; the newest first. */
  closings: {
    input: z.object({}),
    output: z.object({ daysNotClosed: z.array(z.iso.date()).readonly(), closings: z.array(entrySchema).readonly() }),
  },
  /** 接班人 is at work when it succeeds. */
  handOverShift: { input: z.object(signed), output: entrySchema },
  /** 日结 of a day, countersigned by somebody else who leads. */
  closeDay: { input: z.object({ ...signed, day: z.iso.date() }), output: entrySchema },
  /** As it was signed, and what a new counting of the same part of the chain says otherwise. */
  closing: {
    input: z.object({ seq: z.int().min(1) }),
    output: z.object({
      closing: closingSchema,
      differences: z.array(z.string()).readonly(),
      recounted: dayFiguresSchema,
      isSheetRight: z.boolean(),
    }),
  },
  /** A4. `url` is relative to the host. */
  closingSheet: { input: z.object({ seq: z.int().min(1) }), output: z.object({ url: z.string() }) },
} as const;
