import { z } from 'zod';
import { applicationIdSchema } from '../main/domain/application.ts';
import { creditVerdicts } from '../main/domain/credit.ts';
import {
  identityFindingSchema,
  identityFindings,
  identityVerdicts,
  identityWordSchema,
} from '../main/domain/identity/verification.ts';

const ofCase = z.object({ applicationId: applicationIdSchema });

const identityStateSchema = z.object({
  standing: z.enum(['pending', ...identityVerdicts]),
  word: identityWordSchema.nullable(),
  finding: identityFindingSchema.nullable(),
  /** Nothing goes on with this case for now. */
  isHeld: z.boolean(),
  /** The lead has something to answer, and whoever is signed in may. */
  mayAnswer: z.boolean(),
  /** 告知申请人; null where there is nothing to tell. */
  notice: z.string().nullable(),
});
export type IdentityState = z.infer<typeof identityStateSchema>;

/** 联网核验 (R39), 信用核查 (R64). */
export const identityCalls = {
  creditState: {
    input: ofCase,
    output: z.object({
      standing: z.enum(['pending', ...creditVerdicts]),
      note: z.string(),
      /** 停用容缺: what may not be brought later any more; the case stands. */
      stopped: z.array(z.string()),
      /** 容缺 or 承诺: only then is anybody's credit asked about. */
      isAsked: z.boolean(),
    }),
  },
  identityState: { input: ofCase, output: identityStateSchema },
  /** By the lead alone: what came of looking after a mismatch. */
  settleIdentity: {
    input: ofCase.extend({ finding: z.enum(identityFindings), text: z.string().trim().min(2).max(1000) }),
    output: identityStateSchema,
  },
} as const;
