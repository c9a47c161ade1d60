import { z } from 'zod';
import { amendmentSchema } from '../main/domain/amendment.ts';
import {
  acceptedMaterialSchema,
  applicationIdSchema,
  formAnswersSchema,
  materialEntrySchema,
} from '../main/domain/application.ts';
import { correctionRequestSchema } from '../main/domain/correction-request.ts';
import { presentPersonSchema } from '../main/domain/presence.ts';
import { scanSources } from '../main/domain/scan-choice.ts';
import { supervisionNoticeSchema } from '../main/domain/supervision.ts';
import { alarmCalls } from './contract-alarms.ts';
import { failureSchema } from './contract-failure.ts';

const textSchema = z.object({ zh: z.string(), en: z.string() });

const aboutCase = {
  applicationId: applicationIdSchema,
  localNumber: z.string(),
  applicantName: z.string(),
  itemName: z.string(),
};

/** 待办: what waits for a person beside what could not be sent (that is in the desk's list of applications). */
export const trayEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('correction'), ...aboutCase, request: correctionRequestSchema }),
  /** Two people changed the same version. */
  z.object({ kind: z.literal('conflict'), ...aboutCase, reason: z.string() }),
  /** An amendment came when the case was decided. */
  z.object({ kind: z.literal('late'), ...aboutCase, reason: z.string() }),
  /** A move that was made here has no effect. */
  z.object({ kind: z.literal('refused-move'), ...aboutCase, move: textSchema, why: textSchema }),
  /** 补正逾期: a second person signs the end of it. */
  z.object({ kind: z.literal('lapsed'), ...aboutCase, respondBy: z.iso.date() }),
  /** 身份核验不一致: the case is held until the lead has looked into it. */
  z.object({ kind: z.literal('identity'), ...aboutCase, note: z.string(), at: z.iso.datetime(), isForMe: z.boolean() }),
  z.object({
    kind: z.literal('supervision'),
    notice: supervisionNoticeSchema,
    about: z.object(aboutCase).nullable(),
  }),
]);
export type TrayEntry = z.infer<typeof trayEntrySchema>;

const answer = z.unknown();

/** A field that both sides may have changed (main/domain/merge-amendments.ts). */
export const mergedFieldSchema = z.object({
  pointer: z.string(),
  base: answer,
  mine: answer,
  theirs: answer,
  kind: z.enum(['same', 'only-mine', 'only-theirs', 'both-differ']),
});

export const wishSchema = z.object({ pointer: z.string().min(2).max(500), to: answer });

export const amendingSchema = z.object({
  /** The content that it was begun on. */
  base: z.string().nullable(),
  /** What it wishes beside what came meanwhile; null while it stands on what is now. */
  overtaken: z.array(mergedFieldSchema).nullable(),
  reason: z.string().max(1000),
  wishes: z.array(wishSchema).max(200),
  materials: z.array(materialEntrySchema).max(50),
});
export type AmendingView = z.infer<typeof amendingSchema>;

export const caseFileSchema = z.object({
  /** With what is on its way: what a clerk goes on working with. */
  content: z.object({
    version: z.int(),
    madeBy: z.string().nullable(),
    form: formAnswersSchema,
    materials: z.array(acceptedMaterialSchema),
  }),
  correction: correctionRequestSchema.nullable(),
  isCorrectionOpen: z.boolean(),
  /** False once decided. */
  mayBeAmended: z.boolean(),
  applied: z.array(amendmentSchema),
  own: z.array(
    z.object({ amendment: amendmentSchema, state: z.enum(['waiting', 'conflict', 'decided', 'merged', 'noted']) }),
  ),
  merge: z
    .object({ fields: z.array(mergedFieldSchema), theirVersion: z.int(), reasons: z.array(z.string()) })
    .nullable(),
  /** Null where nothing is in preparation. */
  amending: amendingSchema.nullable(),
});
export type CaseFileView = z.infer<typeof caseFileSchema>;

const ofCase = z.object({ applicationId: applicationIdSchema });

/** 补正、合并、督办: the calls about an application that has been accepted. */
export const caseCalls = {
  ...alarmCalls,
  tray: { input: z.object({}), output: z.array(trayEntrySchema) },
  caseFile: { input: ofCase, output: caseFileSchema },
  /**
   * Autosave of an amendment in preparation. Pages come and go by calls of their own. `base`: the content that was on the
   * screen while it was typed; what has been submitted meanwhile is `case/changed-elsewhere`.
   */
  saveAmending: {
    input: ofCase.extend({
      base: z.string().nullable(),
      reason: z.string().max(1000),
      wishes: z.array(wishSchema).max(200),
    }),
    output: caseFileSchema,
  },
  scanForAmendment: {
    input: ofCase.extend({ materialCode: z.string(), source: z.enum(scanSources) }),
    output: z.object({ file: caseFileSchema, pageCount: z.int(), interruptedBy: failureSchema.nullable() }),
  },
  removeAmendingPage: {
    input: ofCase.extend({ materialCode: z.string(), sha256: z.string() }),
    output: caseFileSchema,
  },
  /** Gives up what was in preparation. */
  dropAmending: { input: ofCase, output: caseFileSchema },
  /** `base`: the content that the clerk saw; another one meanwhile is `case/changed-elsewhere`. */
  amendApplication: { input: ofCase.extend({ base: z.string().nullable() }), output: caseFileSchema },
  /** An answer for each field that both sides changed; `theirVersion` is the one that the clerk saw. */
  mergeAmendments: {
    input: ofCase.extend({
      theirVersion: z.int(),
      choices: z.array(
        z.discriminatedUnion('take', [
          z.object({ pointer: z.string(), take: z.enum(['mine', 'theirs']) }),
          z.object({ pointer: z.string(), take: z.literal('other'), value: answer }),
        ]),
      ),
    }),
    output: caseFileSchema,
  },
  /** A person has read that an amendment has no effect, since the case was decided. */
  noteLateAmendments: { input: ofCase, output: caseFileSchema },
  answerSupervision: {
    input: z.object({ noticeId: z.uuid(), text: z.string().trim().min(2).max(2000) }),
    output: supervisionNoticeSchema,
  },
  /** A sign of life while it is open on the screen; `known: false` without a line to the county. */
  presence: {
    input: ofCase.extend({ isOpen: z.boolean() }),
    output: z.object({ known: z.boolean(), others: z.array(presentPersonSchema) }),
  },
} as const;
