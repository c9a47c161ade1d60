import { z } from 'zod';
import { applicationIdSchema } from '../main/domain/application.ts';
import { givenRatingSchema } from '../main/domain/rating/rating.ts';
import { givenVoiceSchema, voiceStates } from '../main/domain/voice/voice.ts';
import { identityCalls } from './contract-identity.ts';
import { receiptOutcomeSchema } from './contract-papers.ts';
import { walletCalls } from './contract-wallet.ts';

const nothing = z.null();

/** 群众屏: a page that only a citizen can send. */
export const citizenScreenSchema = z.object({
  token: z.string(),
  purpose: z.enum(['rating', 'voice']),
  mode: z.enum(['on-site', 'kiosk']),
  about: z.object({ applicationId: z.string(), localNumber: z.string(), itemName: z.string() }).nullable(),
  expiresAt: z.iso.datetime(),
});
export type CitizenScreenView = z.infer<typeof citizenScreenSchema>;

const token = z.string().max(100);
const spoken = z.object({ number: z.string().max(60), queryCode: z.string().max(20) });

/**
 * 评价、投诉、意见 (R52, R53, R55): none of the calls that write them answers to a staff session. With them stand those about
 * who the citizen is and what they handed in before.
 */
export const citizenCalls = {
  ...identityCalls,
  ...walletCalls,
  /** By staff at the window: signs them out and turns the screen to the citizen. */
  handOver: {
    input: z.object({ purpose: z.enum(['rating', 'voice']), applicationId: applicationIdSchema.nullable() }),
    output: citizenScreenSchema,
  },
  /** At a kiosk: the card that lies there, or the receipt that was scanned, is the proof. */
  beginRating: {
    input: z.object({
      applicationId: applicationIdSchema,
      proof: z.union([z.object({ readingId: z.string().max(64) }), z.object({ receipt: z.string().max(200) })]),
    }),
    output: citizenScreenSchema,
  },
  beginVoice: { input: z.object({}), output: citizenScreenSchema },
  citizenScreen: { input: z.object({}), output: citizenScreenSchema.nullable() },
  closeCitizenScreen: { input: z.object({ token }), output: nothing },
  giveRating: { input: z.object({ token, rating: givenRatingSchema }), output: z.object({ at: z.iso.datetime() }) },
  giveVoice: {
    input: z.object({ token, voice: givenVoiceSchema }),
    output: z.object({ number: z.string(), queryCode: z.string(), at: z.iso.datetime() }),
  },
  /** 凭条 with number and query code; what was said is not on it. */
  printVoiceSlip: {
    input: spoken.extend({ jobId: z.uuid(), isLarge: z.boolean().optional() }),
    output: receiptOutcomeSchema,
  },
  /** With number and query code, by whoever holds the slip. */
  voiceStatus: {
    input: spoken,
    output: z.object({
      number: z.string(),
      at: z.iso.datetime(),
      state: z.enum(voiceStates),
      answer: z.string().nullable(),
    }),
  },
  /** For supervisors alone: that there are some and how far they are, never what they say. */
  voices: {
    input: z.object({}),
    output: z.array(z.object({ number: z.string(), at: z.iso.datetime(), state: z.enum(voiceStates) })),
  },
  /** 已评价 or 未评价, and nothing else. */
  ratingState: { input: z.object({ applicationId: applicationIdSchema }), output: z.object({ given: z.int() }) },
} as const;
