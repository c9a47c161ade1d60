import { z } from 'zod';

/** 原件: who holds which original of a citizen, until it is back with a signature (dossier §5, R36). */
export const originalHolders = ['window', 'agent', 'department', 'archive'] as const;

export const originalKeptSchema = z.object({
  id: z.uuid(),
  applicationId: z.uuid(),
  materialCode: z.string().min(1).max(100),
  materialName: z.string().max(200),
  count: z.int().min(1).max(99),
  holder: z.enum(originalHolders),
  /** Where it lies, or with whom. */
  place: z.string().trim().max(200),
  keptBy: z.string().max(200),
  keptAt: z.iso.datetime(),
});
export type OriginalKept = z.infer<typeof originalKeptSchema>;

export const originalReturnedSchema = z.object({
  id: z.uuid(),
  receiver: z.string().trim().min(1).max(100),
  relation: z.string().trim().max(50),
  /** 签收: signed on paper or pad; without it the original stays on the list. */
  isSigned: z.boolean(),
  returnedBy: z.string().max(200),
  returnedAt: z.iso.datetime(),
});
export type OriginalReturned = z.infer<typeof originalReturnedSchema>;

export interface HeldOriginal extends OriginalKept {
  readonly returned: OriginalReturned | null;
}

/** Not back, or back without a signature. */
export function isOpen({ returned }: HeldOriginal): boolean {
  return returned?.isSigned !== true;
}

/** One returned with a signature is settled; one without may be signed for later. */
export function afterReturn(held: readonly HeldOriginal[], returned: OriginalReturned): readonly HeldOriginal[] | null {
  const found = held.find(({ id }) => id === returned.id);
  if (!found || !isOpen(found)) return null;
  return held.map((one) => (one.id === returned.id ? { ...one, returned } : one));
}
