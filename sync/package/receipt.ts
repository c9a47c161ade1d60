import { z } from 'zod';
import { sha256Schema } from '../../main/domain/application.ts';
import { openCompact } from '../crypto/compact-jws.ts';
import type { PublicKey } from '../crypto/keys.ts';
import { countyKeyId, submitReplySchema } from '../protocol.ts';

/** 回执 (*.twack): compact JWS by the county's key, kid `county`: what became of each part of one package. */
export const receiptFormat = 'twack/1';
export const receiptSuffix = '.twack';
/** A hundred thousand applications stay below. */
export const largestReceiptBytes = 32 * 1024 * 1024;

const amendmentsInReply = submitReplySchema.options[0].shape.amendments;

export const packageReceiptSchema = z.object({
  format: z.literal(receiptFormat),
  packageId: z.uuid(),
  terminalId: z.string(),
  takenInAt: z.iso.datetime(),
  /** How far the county held this terminal's chain then. */
  anchoredSeq: z.int().min(0),
  anchoredHash: sha256Schema,
  /** Why events were not taken in; null when all are there. */
  eventsRefused: z.string().nullable(),
  applications: z.array(
    z.discriminatedUnion('outcome', [
      z.object({
        applicationId: z.uuid(),
        outcome: z.literal('delivered'),
        countyNumber: z.string(),
        countyTime: z.iso.datetime(),
        amendments: amendmentsInReply,
      }),
      /** Something is missing: events, or so many materials. It comes by another package or by wire. */
      z.object({
        applicationId: z.uuid(),
        outcome: z.literal('incomplete'),
        lacksEvent: z.boolean(),
        lackingMaterials: z.int().min(0),
      }),
      z.object({ applicationId: z.uuid(), outcome: z.literal('refused'), reason: z.string() }),
    ]),
  ),
});
export type PackageReceipt = Readonly<z.infer<typeof packageReceiptSchema>>;
export type ReceivedApplication = PackageReceipt['applications'][number];

/** Null when the county of this key did not sign it. */
export async function openReceipt(jws: string, countyKey: PublicKey): Promise<PackageReceipt | null> {
  const receipt = packageReceiptSchema.safeParse(await openCompact(jws.trim(), { key: countyKey, kid: countyKeyId }));
  return receipt.success ? receipt.data : null;
}
