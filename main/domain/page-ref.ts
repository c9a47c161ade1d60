import { z } from 'zod';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** One scanned page, held in the vault under its hash. */
export const pageRefSchema = z.object({
  sha256: sha256Schema,
  mediaType: z.enum(['image/jpeg', 'image/png', 'application/pdf']),
  sizeBytes: z.int().positive(),
});
export type PageRef = z.infer<typeof pageRefSchema>;
