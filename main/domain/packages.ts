import { z } from 'zod';
import { failureCodes } from './failures.ts';

/** 离线包 as the screens and the ledger speak of them: numbers and offices, never persons. */
export const packageWordsSchema = z.object({
  packageId: z.uuid(),
  terminalId: z.string(),
  officeName: z.string(),
  madeAt: z.iso.datetime(),
  applications: z.int().min(0),
  materials: z.int().min(0),
  materialBytes: z.int().min(0),
  events: z.int().min(0),
});

/** What the county's receipt says, counted. */
export const packageResultSchema = z.object({
  takenInAt: z.iso.datetime(),
  delivered: z.int().min(0),
  incomplete: z.int().min(0),
  refused: z.int().min(0),
  /** The records of what happened were not taken with it. */
  eventsRefused: z.string().nullable(),
});
export type PackageResult = z.infer<typeof packageResultSchema>;

/** Made here. `result` is null until a receipt came back; what arrived by wire meanwhile does not need one. */
export const madePackageSchema = packageWordsSchema.extend({
  fileName: z.string(),
  sizeBytes: z.int().min(0),
  result: packageResultSchema.nullable(),
});
export type MadePackage = z.infer<typeof madePackageSchema>;

/** 代送: made elsewhere, carried by this terminal, which can't open it. */
export const cargoSchema = packageWordsSchema.extend({
  /** Hash of its signed manifest: the name of its file here. */
  cargoId: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().min(0),
  broughtAt: z.iso.datetime(),
  state: z.enum(['waiting', 'with-clerk', 'taken-in', 'refused']),
  failure: z.enum(failureCodes).nullable(),
  result: packageResultSchema.nullable(),
});
export type Cargo = z.infer<typeof cargoSchema>;

/** The largest file that a FAT32 stick holds, with room for what stands around the materials. */
export const largestPackageBytes = 2 ** 32 - 1 - 64 * 1024 * 1024;

export function isOnItsWay({ state }: Pick<Cargo, 'state'>): boolean {
  return state === 'waiting' || state === 'with-clerk';
}
