import { z } from 'zod';

const pin = z.string().max(64);

/** Somebody who may work at this terminal. */
export const staffMemberSchema = z.object({
  id: z.string(),
  name: z.string(),
  post: z.string(),
  /** Has no PIN here yet, or was given a new start code: the code comes first. */
  needsStartCode: z.boolean(),
  /** Has a PIN here that still opens. */
  hasPin: z.boolean(),
});
export type StaffMember = z.infer<typeof staffMemberSchema>;

/** 首次启用: the county's code, and a PIN of their own. */
export const startWithCodeSchema = z.object({ operatorId: z.string(), startCode: z.string().max(64), pin });

export const changePinSchema = z.object({ pin, newPin: pin });
