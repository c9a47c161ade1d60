import { z } from 'zod';

/**
 * 启用码: lets a person choose a PIN of their own at a terminal, also where there is no line. The county keeps and sends
 * only what scrypt makes of it.
 */
export const startCodeSchema = z.object({
  /** A code is good once at each terminal; this tells one from the next. */
  id: z.string().min(1).max(64),
  salt: z.base64(),
  verifier: z.base64(),
  cost: z
    .int()
    .min(1 << 14)
    .max(1 << 18),
  expiresAt: z.iso.datetime(),
});
export type StartCode = z.infer<typeof startCodeSchema>;

/** 岗位角色: `lead` may do what needs a second person's say. What each may do with a case stands in case/posts.ts. */
export const staffRoles = [
  'accept',
  'lead',
  'delegate',
  'review',
  'approve',
  'deliver',
  'guide',
  'supervise',
  'admin',
] as const;

export const staffPersonSchema = z.object({
  id: z.string().regex(/^[\w-]{1,32}$/),
  name: z.string().min(1).max(50),
  post: z.string().max(50),
  roles: z.array(z.enum(staffRoles)).max(staffRoles.length),
  office: z.string().min(1).max(100),
  /** Null once nobody needs one. */
  startCode: startCodeSchema.nullable(),
  /** 停用: they stay in the list, so that a terminal can say why they can't come in. */
  revokedAt: z.iso.datetime().nullable(),
});
export type StaffPerson = z.infer<typeof staffPersonSchema>;

/** 窗口人员: all people of one office. */
export const staffListSchema = z.object({ people: z.array(staffPersonSchema).max(500) });
export type StaffList = z.infer<typeof staffListSchema>;

/** Who may no longer work after `next`: named as revoked there, or named no more. */
export function revokedBetween(before: StaffList | null, next: StaffList): readonly StaffPerson[] {
  return (before?.people ?? []).filter((person) => person.revokedAt === null && !mayWork(next, person.id));
}

export function mayWork(list: StaffList, id: string): boolean {
  return list.people.some((person) => person.id === id && person.revokedAt === null);
}

/** 31 signs without those that are taken for others: I, L, O, 0, 1. Case, blanks and hyphens do not count. */
export function normaliseStartCode(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}
