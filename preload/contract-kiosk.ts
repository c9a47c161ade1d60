import { z } from 'zod';
import { applicationSummarySchema, draftSchema } from '../main/domain/application.ts';

/** 自助终端: one visit at a time; a kiosk tells the visitor's own matters and nobody else's (R61). */

const none = z.object({});

/** Who is there, as far as the screen may show it: a name and part of a number, or the matter of a receipt. */
export const kioskCitizenSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    readingId: z.string(),
    name: z.string(),
    maskedIdNumber: z.string(),
  }),
  z.object({ kind: z.literal('receipt'), applicationId: z.string(), localNumber: z.string(), itemName: z.string() }),
]);
export type KioskCitizen = z.infer<typeof kioskCitizenSchema>;

const seconds = z.int().min(1);
const paceSchema = z.object({ idleSeconds: seconds, countdownSeconds: seconds });

/** Where people help, for when this machine can't. `phone`: the county's, where it published one. */
const whereToGoSchema = z.object({ officeName: z.string().nullable(), phone: z.string().nullable() });

export const kioskVisitSchema = z.object({
  /** Grows with each visit that ends: whoever holds a window to a lower one closes it. */
  number: z.int(),
  citizen: kioskCitizenSchema.nullable(),
  help: whereToGoSchema,
  /** What it prints comes out as A4 sheets, with or without a roll. */
  printsSheets: z.boolean(),
  pace: z.object({ normal: paceSchema, elder: paceSchema, signingSeconds: seconds }),
});
export type KioskVisit = z.infer<typeof kioskVisitSchema>;

type WordTree = { readonly [key: string]: string | WordTree };
const wordsSchema: z.ZodType<WordTree> = z.record(
  z.string().max(100),
  z.union([z.string().max(2_000), z.lazy(() => wordsSchema)]),
);

/** A county's words in one more language, by the rooms of the screens. */
export const textTableSchema = z.object({
  language: z.string().regex(/^(?!zh$|en$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  /** As its speakers write it. */
  name: z.string().trim().min(1).max(40),
  /** For whoever opens the file; nothing reads it. */
  note: z.string().max(1_000).optional(),
  /** 核对: the speaker who read all of it, and when. A draft has none, and is for looking at only. */
  reviewed: z
    .object({ by: z.string().trim().min(2).max(60), on: z.iso.date() })
    .nullable()
    .default(null),
  rooms: z.record(z.string().max(60), wordsSchema),
});
export type TextTable = z.infer<typeof textTableSchema>;

export const kioskEndings = ['finished', 'idle', 'left-card'] as const;
export type KioskEnding = (typeof kioskEndings)[number];

export const kioskCalls = {
  kioskVisit: { input: none, output: kioskVisitSchema },
  /** The card that was read a moment ago, or the code of a receipt. It ends the visit of whoever was there before. */
  beginKioskVisit: {
    input: z.object({
      proof: z.union([z.object({ readingId: z.string().max(64) }), z.object({ receipt: z.string().max(8_000) })]),
    }),
    output: kioskVisitSchema,
  },
  /** Wipes what the visit left in this process. `keepDrafts`: the citizen said so; only their own card finds them again. */
  endKioskVisit: {
    input: z.object({ reason: z.enum(kioskEndings), keepDrafts: z.boolean() }),
    output: kioskVisitSchema,
  },
  /** The visitor's own applications, newest first; of a receipt only that one. */
  kioskCases: { input: none, output: z.array(applicationSummarySchema) },
  /** Drafts that the visitor keeps here. */
  kioskDrafts: { input: none, output: z.array(draftSchema) },
  /** 民族语言: reviewed tables of the languages that the county named; in the demo and in practice drafts too. */
  kioskTexts: { input: none, output: z.array(textTableSchema) },
  /** Whether a card lies on the reader; null where the reader can't tell. */
  kioskCard: { input: none, output: z.object({ lies: z.boolean().nullable() }) },
  /** 叫工作人员: answers when the windows have heard of it, or can't. */
  callStaff: {
    input: z.object({ page: z.string().max(60) }),
    output: whereToGoSchema.extend({
      calledAt: z.iso.datetime(),
      /** False: without a line no window hears of it. */
      reached: z.boolean(),
      /** So long somebody waits before the screen sends them to the window. */
      waitSeconds: seconds,
    }),
  },
} as const;
