import { z } from 'zod';
import { applicationIdSchema, draftSchema } from '../main/domain/application.ts';
import { originalHolders, originalKeptSchema, originalReturnedSchema } from '../main/domain/originals.ts';
import { walletOfferSchema } from '../main/domain/wallet.ts';

const ofDraft = z.object({ draftId: applicationIdSchema, materialCode: z.string().max(100) });
const ofCase = z.object({ applicationId: applicationIdSchema });

const heldOriginalSchema = originalKeptSchema.extend({ returned: originalReturnedSchema.nullable() });
export type HeldOriginalView = z.infer<typeof heldOriginalSchema>;

/** 材料复用与原件 (R41, R36). */
export const walletCalls = {
  /** What this person or household handed in before and need not bring again; at most one for a material. */
  walletOffers: { input: ofDraft.pick({ draftId: true }), output: z.array(walletOfferSchema) },
  /** Only after the applicant agreed; the pages get their watermark now. */
  takeFromWallet: {
    input: ofDraft.extend({ applicationId: applicationIdSchema, hasConsent: z.literal(true) }),
    output: draftSchema,
  },
  /** The material is as if it had not been handed in; nothing is removed from the vault. */
  dropReuse: { input: ofDraft, output: draftSchema },

  originals: { input: ofCase, output: z.array(heldOriginalSchema) },
  keepOriginal: {
    input: ofCase.extend({
      materialCode: z.string().min(1).max(100),
      count: z.int().min(1).max(99),
      holder: z.enum(originalHolders),
      place: z.string().trim().max(200),
    }),
    output: z.array(heldOriginalSchema),
  },
  returnOriginal: {
    input: ofCase.extend({
      id: z.uuid(),
      receiver: z.string().trim().min(1).max(100),
      relation: z.string().trim().max(50),
      isSigned: z.boolean(),
    }),
    output: z.array(heldOriginalSchema),
  },
  /** 未签收退还的原件: of all cases, the oldest first. */
  openOriginals: {
    input: z.object({}),
    output: z.array(
      heldOriginalSchema.extend({ localNumber: z.string(), applicantName: z.string(), itemName: z.string() }),
    ),
  },
} as const;
