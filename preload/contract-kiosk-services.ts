import { z } from 'zod';
import { applicationIdSchema, applicationStateSchema, whereaboutsSchema } from '../main/domain/application.ts';
import { caseNumberSchema } from '../main/domain/pre-check.ts';
import { nextSteps } from '../main/domain/progress.ts';
import { problemSchema } from './contract-failure.ts';
import { receiptOutcomeSchema } from './contract-papers.ts';

/** 自助服务: what a citizen does alone at a kiosk. All of it is about the visitor of now, who came with a card or a receipt. */

const printing = z.object({
  jobId: z.uuid(),
  /** 长辈模式: everything on the paper in double size, 16 pt and more. */
  isLarge: z.boolean(),
});

export const broughtSchema = z.object({
  code: z.string(),
  name: z.string(),
  bringing: z.enum(['card', 'original', 'done', 'bring', 'window', 'looked-up']),
  /** Where to get it. */
  source: z.string(),
  pageCount: z.int(),
  /** At the window a paper that is not there may be brought later, or replaced by an undertaking; never here. */
  deferrable: z.boolean(),
  commitmentOk: z.boolean(),
});
export type BroughtView = z.infer<typeof broughtSchema>;

export const filingViewSchema = z.object({
  caseNumber: z.string(),
  itemName: z.string(),
  filedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** on-terminal: nobody else can open it yet. pages: the answers are there, some pages are not. */
  reach: z.enum(['on-terminal', 'pages', 'at-county']),
  bring: z.array(broughtSchema),
});
export type FilingView = z.infer<typeof filingViewSchema>;

export const matterViewSchema = z.object({
  /** False: it lies at another terminal and is known from the county; its receipt is printed there. */
  isHere: z.boolean(),
  applicationId: applicationIdSchema,
  localNumber: z.string(),
  itemName: z.string(),
  state: applicationStateSchema,
  whereabouts: whereaboutsSchema,
  officeName: z.string(),
  receivedAt: z.iso.datetime(),
  receiptPrinted: z.boolean(),
  /** In the order of the catalogue's flow: which step is done, which is now. */
  steps: z.array(z.object({ step: z.string(), post: z.string(), is: z.enum(['done', 'now', 'later']) })),
  /** What happens next, and by when; null where nothing more is to come. */
  next: z.object({ what: z.enum(nextSteps), by: z.iso.date().nullable() }).nullable(),
  /** 补正: what is asked of the citizen. */
  correction: z
    .object({
      respondBy: z.iso.date(),
      defects: z.array(z.object({ name: z.string(), problem: z.string(), remedy: z.string() })),
    })
    .nullable(),
  outcome: z.enum(['approved', 'denied']).nullable(),
  /** 咨询电话 of the item; null where the catalogue here does not have it. */
  consultPhone: z.string().nullable(),
});
export type MatterView = z.infer<typeof matterViewSchema>;

const ofDraft = z.object({ draftId: applicationIdSchema });

export const kioskServiceCalls = {
  /** 预审: what the local rules say of this draft. Nothing is handed in. */
  preCheckDraft: {
    input: ofDraft,
    output: z.object({
      problems: z.array(problemSchema),
      bring: z.array(broughtSchema),
      revision: z.int(),
    }),
  },
  /** 交去预审 (T2): number, event and the end of the draft in one transaction. A repeat gets the same number. */
  filePreCheck: {
    input: ofDraft.extend({
      revision: z.int().min(0),
      /** The citizen read it through and said that it is true. */
      isConfirmed: z.literal(true),
    }),
    output: filingViewSchema,
  },
  /** Of this visitor, newest first. */
  kioskFilings: { input: z.object({}), output: z.array(filingViewSchema) },
  printFiling: { input: printing.extend({ caseNumber: caseNumberSchema }), output: receiptOutcomeSchema },
  /** 要带的材料, as a slip: of a draft, or of an item by the answers given. */
  printNeeds: {
    input: printing.extend({
      itemCode: z.string().max(200),
      situation: z.record(z.string(), z.string()),
      draftId: applicationIdSchema.nullable(),
    }),
    output: receiptOutcomeSchema,
  },
  /** 进度 in plain words. */
  kioskMatters: {
    input: z.object({}),
    output: z.object({
      matters: z.array(matterViewSchema),
      /** False: the county can't be reached, and only what was handed in at this kiosk is told. */
      isWhole: z.boolean(),
    }),
  },
  printProgress: { input: printing.extend({ applicationId: applicationIdSchema }), output: receiptOutcomeSchema },
} as const;
