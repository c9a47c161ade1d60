import { z } from 'zod';
import { applicationIdSchema } from '../main/domain/application.ts';
import { cargoSchema, madePackageSchema, packageResultSchema } from '../main/domain/packages.ts';
import { failureSchema } from './contract-failure.ts';

/** 离线包: out on a stick, in from a stick, and what became of each. */
const progressSchema = z.object({
  kind: z.enum(['export', 'import']),
  doneBytes: z.number(),
  totalBytes: z.number(),
});
export type PackageProgress = z.infer<typeof progressSchema>;

export const packagesViewSchema = z.object({
  /** Why nothing can be exported now; null when it can. */
  obstacle: failureSchema.nullable(),
  made: z.array(madePackageSchema).readonly(),
  cargo: z.array(cargoSchema).readonly(),
  progress: progressSchema.nullable(),
});
export type PackagesView = z.infer<typeof packagesViewSchema>;

const folderSchema = z.string().trim().min(1).max(1000);

export const placesOrderSchema = z.object({ typed: folderSchema.nullable() });
export const placesSchema = z.array(
  z.object({
    path: z.string(),
    freeBytes: z.number().nullable(),
    files: z
      .array(
        z.object({
          path: z.string(),
          name: z.string(),
          kind: z.enum(['package', 'receipt', 'handover']),
          sizeBytes: z.number(),
          changedAt: z.string(),
        }),
      )
      .readonly(),
  }),
);
export type PackagePlaces = z.infer<typeof placesSchema>;

export const exportOrderSchema = z.object({
  folder: folderSchema,
  /** null: all that the county has not confirmed. */
  applicationIds: z.array(applicationIdSchema).min(1).max(10_000).nullable(),
});
export const exportedSchema = z.object({
  made: madePackageSchema,
  path: z.string(),
  /** Stay behind: a page can't be read here. */
  leftOut: z.array(z.object({ applicationId: z.string(), localNumber: z.string(), failure: failureSchema })).readonly(),
  /** Did not fit into one file; another export takes them. */
  remaining: z.int(),
});
export type Exported = z.infer<typeof exportedSchema>;

export const importOrderSchema = z.object({ path: folderSchema });
export const importedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cargo'), cargo: cargoSchema }),
  z.object({ kind: z.literal('receipt'), result: packageResultSchema }),
]);
export type Imported = z.infer<typeof importedSchema>;

export const receiptOrderSchema = z.object({ cargoId: cargoSchema.shape.cargoId, folder: folderSchema });
