import { z } from 'zod';
import { sha256Schema } from '../../main/domain/application.ts';
import { openCompact } from '../crypto/compact-jws.ts';
import type { PublicKey } from '../crypto/keys.ts';
import { countyKeyId } from '../protocol.ts';
import { type SealingKey, sealingKeySchema } from './sealing-key.ts';

/**
 * The calls about packages, of any enrolled terminal, signed like all others:
 *
 *   GET  /api/v1/packages/sealing-key     what packages for this county are sealed with, signed by the county
 *   POST /api/v1/packages                 here is one, in slices that went the way of materials
 */
export const sealingReplySchema = z.object({
  /** Compact JWS by the county's key, kid `county`, over a SealingNotice. */
  jws: z.string().max(4000),
});
export const sealingNoticeSchema = z.object({ sealingKey: sealingKeySchema });
export type SealingNotice = z.infer<typeof sealingNoticeSchema>;

/** Slices travel as materials of this kind: resumable, counted, and once. */
export const sliceMediaType = 'application/octet-stream';
export const sliceBytes = 16 * 1024 * 1024;

export const handOverSchema = z.object({
  packageId: z.uuid(),
  /** In order; together they are the file. */
  slices: z.array(sha256Schema).min(1).max(1000),
});
export type HandOver = z.infer<typeof handOverSchema>;

export const packageRefusals = [
  'package/not-a-package',
  'package/damaged',
  'package/other-county',
  'package/unknown-terminal',
  'package/wrong-signature',
  'package/closed-key',
] as const;
export type PackageRefusal = (typeof packageRefusals)[number];

export const handOverReplySchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('lacking'), slices: z.array(sha256Schema) }),
  /** Being taken in, or a clerk has to look at it first: ask again. */
  z.object({ status: z.literal('working') }),
  z.object({ status: z.literal('waits-for-clerk') }),
  z.object({ status: z.literal('taken-in'), receipt: z.string() }),
  z.object({ status: z.literal('refused'), code: z.enum(packageRefusals), detail: z.string() }),
]);
export type HandOverReply = z.infer<typeof handOverReplySchema>;

/** Null when the county of this key did not say so. */
export async function openSealingNotice(jws: string, countyKey: PublicKey): Promise<SealingKey | null> {
  const notice = sealingNoticeSchema.safeParse(await openCompact(jws, { key: countyKey, kid: countyKeyId }));
  return notice.success ? notice.data.sealingKey : null;
}
