import { z } from 'zod';
import {
  applicationIdSchema,
  applicationStateSchema,
  draftSchema,
  goesOnSchema,
  sha256Schema,
} from '../main/domain/application.ts';
import { handlingSchema, placeSchema } from '../main/domain/place/handling.ts';

const ofDraft = z.object({ draftId: applicationIdSchema });
const ofCase = z.object({ applicationId: applicationIdSchema });
const text = z.object({ zh: z.string(), en: z.string() });

const copyRowSchema = z.object({ from: z.string(), label: z.string(), value: z.string(), shown: z.string() });
export type CopyRowView = z.infer<typeof copyRowSchema>;

const earlierCaseSchema = z.object({
  applicationId: applicationIdSchema.nullable(),
  localNumber: z.string(),
  itemName: z.string(),
  receivedAt: z.string(),
  state: applicationStateSchema,
  match: z.enum(['certain', 'likely']),
});
export type EarlierCaseView = z.infer<typeof earlierCaseSchema>;

/** 窗口收件: other places, one visit with several items, earlier cases of the same person, copying out. */
export const windowCalls = {
  /** 办理地: `barred` says why an item may not be taken in for that place. `own` is null until the county has said. */
  handlingPlaces: {
    input: z.object({ itemCode: z.string().max(200).nullable() }),
    output: z.object({
      own: z.object({ code: z.string(), name: z.string() }).nullable(),
      ownBarred: text.nullable(),
      /** The form asks how to get the result, so nobody else needs to. */
      asksForResult: z.boolean(),
      places: z.array(placeSchema.extend({ barred: text.nullable() })),
    }),
  },
  /** 异地代收 (R50); null where this office's own place decides. */
  chooseHandling: {
    input: ofDraft.extend({ handling: handlingSchema.omit({ placeName: true }).nullable() }),
    output: draftSchema,
  },

  /** R15: what is known of the visitor from `fromId`, a draft or an application of the same visit, fills what is open. */
  joinVisit: { input: ofDraft.extend({ fromId: applicationIdSchema }), output: draftSchema },
  visitOffers: {
    input: ofDraft.extend({ fromIds: z.array(applicationIdSchema).max(30) }),
    output: z.array(
      z.object({ materialCode: z.string(), fromId: applicationIdSchema, itemName: z.string(), pageCount: z.int() }),
    ),
  },
  takeFromVisit: {
    input: ofDraft.extend({ fromId: applicationIdSchema, materialCode: z.string().max(100) }),
    output: draftSchema,
  },

  /** 撤销: a page that was removed from this draft here a moment ago goes back to its place. */
  putBackPage: {
    input: ofDraft.extend({ materialCode: z.string().max(100), sha256: sha256Schema }),
    output: draftSchema,
  },

  /** 同人同事项在办. */
  earlierCases: { input: ofDraft, output: z.array(earlierCaseSchema) },
  goOnBeside: { input: ofDraft.extend({ reason: goesOnSchema.shape.reason }), output: draftSchema },

  /** 抄录, for systems without an interface. `system` is null where the item has no mapping: the form's own order. */
  copyOut: {
    input: ofCase,
    output: z.object({ system: z.string().nullable(), rows: z.array(copyRowSchema), clearAfterSeconds: z.int() }),
  },
  /** Before anything reaches the clipboard; `fields` are the rows' `from`. */
  noteCopied: {
    input: ofCase.extend({
      fields: z.array(z.string().max(400)).min(1).max(1000),
      how: z.enum(['field', 'table', 'paper']),
    }),
    output: z.null(),
  },
  copyOutSheet: { input: ofCase, output: z.object({ url: z.string() }) },
} as const;
