import { z } from 'zod';
import { moveSchema } from './case/move.ts';
import { caseStates } from './case/states.ts';
import { manualProofSchema } from './identity/manual-path.ts';
import { type PageRef, pageRefSchema, sha256Schema } from './page-ref.ts';
import { handlingSchema } from './place/handling.ts';
import { caseNumberSchema, draftPreCheckSchema } from './pre-check.ts';
import { reuseSchema } from './wallet.ts';

/**
 * 办件: what is kept of one application, from the first field typed to the county's decision.
 * Instants are ISO 8601 UTC strings; dates are YYYY-MM-DD in Asia/Shanghai.
 */

export const applicationIdSchema = z.uuid();

export { type PageRef, pageRefSchema, sha256Schema };

/** 收件: what was handed in for one material of the catalogue. */
export const materialEntrySchema = z.object({
  code: z.string().min(1),
  /** 已核对原件 */
  originalSeen: z.boolean(),
  /** 扫描, 仅核验原件, 电子证照 (fetched by the county), 未交. */
  method: z.enum(['scanned', 'original-checked', 'e-licence', 'none']),
  pages: z.array(pageRefSchema),
  /** 复用: taken over from an earlier application, its pages drawn with a watermark. */
  reuse: reuseSchema.optional(),
});
export type MaterialEntry = z.infer<typeof materialEntrySchema>;

/** A material of an accepted application. `pages` is the evidence of what was scanned; `bundle` is what the county gets. */
export const acceptedMaterialSchema = materialEntrySchema.extend({
  /** The pages in their order as one PDF; absent where they go to the county as they are (`county-files.ts`). */
  bundle: pageRefSchema.extend({ mediaType: z.literal('application/pdf') }).optional(),
});
export type AcceptedMaterial = z.infer<typeof acceptedMaterialSchema>;

/** Where an answer came from. Chip answers can't be changed without `corrected` and a reason (R39, R43). */
export const provenanceSchema = z.union([
  z.object({ source: z.literal('chip'), readingId: z.string() }),
  z.object({ source: z.literal('corrected'), readingId: z.string(), reason: z.string().min(2).max(200) }),
]);
export type Provenance = z.infer<typeof provenanceSchema>;

/** How the applicant was identified. */
export const identityCheckSchema = z.union([
  /** `proof`: by which papers, where the card is no longer valid. */
  z.object({ method: z.literal('chip'), readingId: z.string(), proof: manualProofSchema.optional() }),
  z.object({ method: z.literal('manual'), reason: z.string().max(200), proof: manualProofSchema.optional() }),
]);
export type IdentityCheck = z.infer<typeof identityCheckSchema>;

/** What an identity card's chip said, in the words of the form (group A). */
export const cardReadingSchema = z.object({
  id: z.string(),
  readAt: z.iso.datetime(),
  cardType: z.enum(['citizen', 'hmt', 'foreigner-2017', 'foreigner-2023']),
  name: z.string(),
  /** GB/T 2261.1: 1 男, 2 女. */
  sex: z.string(),
  /** GB/T 3304 code and name; empty where the card has none. Unknown codes stay raw. */
  nationCode: z.string(),
  nationName: z.string(),
  birthDate: z.string(),
  address: z.string(),
  idNumber: z.string(),
  issuer: z.string(),
  validFrom: z.string(),
  /** YYYY-MM-DD, or 长期. */
  validTo: z.string(),
  passNumber: z.string().nullable(),
  // Readings of earlier releases lack what follows; null is "not noted then".
  /** The number's own check character fits. A card with a wrong one is taken, and said to be wrong. */
  numberIsRight: z.boolean().nullable().default(null),
  /** Number of the holder's permit of 2017, rebuilt from a permit of 2023. */
  oldNumber: z.string().nullable().default(null),
  /** The same texts with the private-use characters of old cards replaced by what they stand for (GB 18030-2022). */
  standard: z.object({ name: z.string(), address: z.string(), issuer: z.string() }).nullable().default(null),
  /** Private-use characters that no table knows, as `U+E5E5`. */
  unmapped: z.array(z.string()).readonly().default([]),
  /** Address in the vault of the photo as the chip holds it (WLT); null where it was not kept. */
  photo: sha256Schema.nullable().default(null),
});
export type CardReading = z.infer<typeof cardReadingSchema>;

/** Beside earlier open cases of the same person and item, by their numbers. */
/** Of how many open twins a reason speaks; the newest ones, as the window shows them. */
export const mostTwins = 30;
export const goesOnSchema = z.object({
  beside: z.array(z.string().max(40)).min(1).max(mostTwins),
  reason: z.string().trim().min(2).max(200),
});

export const channelSchema = z.enum(['window', 'kiosk', 'doorstep', 'delegate']);
export type Channel = z.infer<typeof channelSchema>;

/**
 * A page that somebody has to look at: `why` is what the page desk found, or why it could not look (worker-ended,
 * too-slow, unreadable). It is gone once answered: taken anew, kept as it is, or removed.
 */
export const pageDoubtSchema = z.object({
  materialCode: z.string(),
  sha256: sha256Schema,
  why: z.enum(['blank', 'blurred', 'worker-ended', 'too-slow', 'unreadable']),
  taken: z.enum(['scanner', 'camera']),
});
export type PageDoubt = z.infer<typeof pageDoubtSchema>;

/** The answers: `applicant` is field group A of the dossier; `item` holds the item's own fields. */
export const formAnswersSchema = z.record(z.string(), z.unknown());

/** 草稿: an application not yet accepted. Autosaved per field; a draft has no legal effect and no number. */
export const draftSchema = z.object({
  id: applicationIdSchema,
  /** Grows by one with each stored change; the desk must name the revision that it changed. */
  revision: z.int().min(0),
  itemCode: z.string().min(1),
  itemName: z.string(),
  /** An open case finishes on the version it began with (R01). */
  catalogueVersion: z.int().min(1),
  channel: channelSchema,
  situation: z.record(z.string(), z.string()),
  form: formAnswersSchema,
  /** JSON pointer within `form` -> where the answer came from; absent means typed. */
  provenance: z.record(z.string(), provenanceSchema),
  identity: identityCheckSchema,
  materials: z.array(materialEntrySchema),
  /** Asked of the clerk, never of the law: an unanswered one keeps nothing from being accepted. */
  pageDoubts: z.array(pageDoubtSchema).optional(),
  openedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  operatorId: z.string(),
  /** 异地代收; absent where this office's own place decides. */
  handledBy: handlingSchema.optional(),
  /** 同人同事项在办: those that were shown, and why another one is begun all the same. */
  goesOn: goesOnSchema.optional(),
  /** Absent where the case does not come from a pre-check. */
  preCheck: draftPreCheckSchema.optional(),
});
export type Draft = z.infer<typeof draftSchema>;

/** 县里的决定 */
export const decisionSchema = z.object({
  outcome: z.enum(['approved', 'denied']),
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: z.iso.datetime(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** An application has a number, so it stands at least as received: the states of dossier §3.3 without the first two. */
export const applicationStateSchema = z.enum(caseStates).exclude(['DRAFT', 'PRECHECK']);
export type ApplicationState = z.infer<typeof applicationStateSchema>;

/** Where the application is, in the words of the screens: 已存本机, 正在送县, 县里已收, 需要处理, 已办结. */
export const whereaboutsSchema = z.enum(['on-terminal', 'sending', 'at-county', 'needs-attention', 'decided']);
export type Whereabouts = z.infer<typeof whereaboutsSchema>;

/** 办件, received: the content is frozen; only state, acceptance, county facts and whereabouts move. */
export const applicationSchema = z.object({
  id: applicationIdSchema,
  localNumber: z.string().min(1),
  /** Given by the county at delivery; null before. */
  countyNumber: z.string().nullable(),
  itemCode: z.string(),
  itemName: z.string(),
  catalogueVersion: z.int(),
  channel: channelSchema,
  applicantName: z.string(),
  idType: z.string(),
  idNumber: z.string(),
  phone: z.string(),
  state: applicationStateSchema,
  /** Evidence: no sync ever moves it (design §5.5). */
  receivedAt: z.iso.datetime(),
  /** Null while it is not accepted, or was not. */
  acceptedAt: z.iso.datetime().nullable(),
  /** 承诺办结日, null where it can't be known yet. */
  dueDate: z.iso.date().nullable(),
  operatorId: z.string(),
  operatorName: z.string(),
  situation: z.record(z.string(), z.string()),
  form: formAnswersSchema,
  provenance: z.record(z.string(), provenanceSchema),
  identity: identityCheckSchema,
  materials: z.array(acceptedMaterialSchema),
  decision: decisionSchema.nullable(),
  /** The county's own count of status changes; a lower one never overwrites a higher one. */
  countyStatusVersion: z.int().min(0),
  handledBy: handlingSchema.optional(),
  goesOn: goesOnSchema.optional(),
  /** 预审 that this case began with: the county closes it with this application. */
  preCheck: z.object({ caseNumber: caseNumberSchema }).optional(),
  /** 交接: when a delegate's case came to the township's counter; the day from which C1 counts (dossier §5). */
  handedOver: z.object({ at: z.iso.datetime(), batch: z.string().max(60) }).optional(),
  /** The moves that it began with, as frozen as the rest. Absent in earlier releases: received and accepted at once. */
  opening: z.array(moveSchema).min(1).max(3).optional(),
});
export type Application = z.infer<typeof applicationSchema>;

/** Row of a list: no full ID number in it (R61). */
export const applicationSummarySchema = z.object({
  id: applicationIdSchema,
  localNumber: z.string(),
  countyNumber: z.string().nullable(),
  itemCode: z.string(),
  itemName: z.string(),
  applicantName: z.string(),
  maskedIdNumber: z.string(),
  state: applicationStateSchema,
  whereabouts: whereaboutsSchema,
  /** Failure code of the last try to send, when there is one. */
  sendFailure: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  acceptedAt: z.iso.datetime().nullable(),
  dueDate: z.iso.date().nullable(),
  decision: decisionSchema.nullable(),
  receiptPrinted: z.boolean(),
});
export type ApplicationSummary = z.infer<typeof applicationSummarySchema>;
