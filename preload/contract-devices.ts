import { z } from 'zod';
import { deviceSettingsSchema } from '../main/domain/device-settings.ts';
import { failureCodes } from '../main/domain/failures.ts';

/** The devices as the screens see them. */

export const deviceStatusSchema = z.object({
  deviceClass: z.enum([
    'card-reader',
    'receipt-printer',
    'document-scanner',
    'code-scanner',
    'signature-pad',
    'fingerprint-reader',
  ]),
  name: z.string(),
  condition: z.enum(['absent', 'opening', 'ready', 'busy', 'needs-help', 'unknown']),
  trouble: z.enum(failureCodes).nullable(),
  where: z.string(),
  warnings: z.array(z.enum(['paper-near-end'])).readonly(),
});
export type DeviceStatusView = z.infer<typeof deviceStatusSchema>;

/** A document at the system's printer. gone: the print system has no record of it any more. */
export const documentJobSchema = z.object({
  jobId: z.string(),
  printer: z.string(),
  state: z.enum(['waiting', 'printing', 'held', 'stopped', 'completed', 'cancelled', 'aborted', 'gone']),
  trouble: z.enum(failureCodes).nullable(),
});
export type DocumentJob = z.infer<typeof documentJobSchema>;

/** Everything that the settings page lets one choose. */
export const chosenClassSchema = z.enum([
  ...deviceStatusSchema.shape.deviceClass.options,
  'page-printer',
  'photo-decoder',
]);
export type ChosenClass = z.infer<typeof chosenClassSchema>;

export const deviceBookSchema = z.object({
  settings: deviceSettingsSchema,
  /** damaged: what was on the disk could not be read and is not used; it lies beside under the name `kept`. */
  file: z.object({
    kind: z.enum(['none', 'read', 'damaged']),
    why: z.string().nullable(),
    kept: z.string().nullable(),
  }),
  /** Where each class is when nothing was chosen for it; null: nowhere. */
  otherwise: z.partialRecord(chosenClassSchema, z.string().nullable()),
});
export type DeviceBookView = z.infer<typeof deviceBookSchema>;

export const foundDevicesSchema = z.object({
  found: z.array(z.object({ deviceClass: chosenClassSchema, address: z.string(), label: z.string() })).readonly(),
  /** Seen, but not supported, and why. */
  unsupported: z.array(z.object({ label: z.string(), why: z.string() })).readonly(),
  /** What could not be looked at, and what to install. */
  hints: z.array(z.string()).readonly(),
  queues: z.array(z.object({ name: z.string(), label: z.string(), isDefault: z.boolean() })).readonly(),
});
export type FoundDevices = z.infer<typeof foundDevicesSchema>;

/** Scanners on `https:` are known by the certificate that they showed first. */
export const scannerCertificatesSchema = z.object({
  /** False: what was remembered can't be understood, and no such scanner is talked to. */
  isReadable: z.boolean(),
  /** The scanner in use shows another certificate than the one remembered. */
  isRefused: z.boolean(),
  known: z.array(z.object({ place: z.string(), fingerprint: z.string() })).readonly(),
});
export type ScannerCertificates = z.infer<typeof scannerCertificatesSchema>;

export const cardPhotoSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), bmpBase64: z.string() }),
  /** no-photo: nothing was kept of it. */
  z.object({
    kind: z.literal('none'),
    because: z.enum(['no-decoder', 'decoder-failed', 'not-a-photo', 'no-photo']),
  }),
]);
export type CardPhoto = z.infer<typeof cardPhotoSchema>;

/** What a test brought to light; `failure` where it did not work. */
export const deviceTestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    cardType: z.enum(['citizen', 'hmt', 'foreigner-2017', 'foreigner-2023']),
    name: z.string(),
  }),
  z.object({ kind: z.literal('receipt'), printed: z.enum(['confirmed', 'unconfirmed']) }),
  z.object({ kind: z.literal('page'), bytes: z.int(), verdict: z.enum(['good', 'blank', 'blurred']).nullable() }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  /** The photo of the card that was read for the test; shown, and kept nowhere. */
  z.object({ kind: z.literal('photo'), photo: cardPhotoSchema }),
  /** A PNG; shown, and kept nowhere. */
  z.object({
    kind: z.literal('signature'),
    pngBase64: z.string(),
    strokeCount: z.int(),
    pointCount: z.int(),
    durationMs: z.number(),
  }),
  z.object({
    kind: z.literal('finger'),
    score: z.number(),
    verdict: z.enum(['good', 'fair', 'poor']),
    hint: z.enum(['dry', 'wet', 'off-centre', 'moved']).nullable(),
  }),
  z.object({ kind: z.literal('printing'), queue: z.string(), state: documentJobSchema.shape.state }),
]);
export type DeviceTest = z.infer<typeof deviceTestSchema>;
