import { z } from 'zod';
import { pageRefSchema } from './page-ref.ts';

/**
 * 预审: a case that the county looked at before its applicant came to a window (R46). It saves typing and nothing else:
 * the person is identified by the card, originals are shown, and acceptance asks for everything that it always asks for.
 */

/** The county's own number, opaque. */
export const caseNumberSchema = z.string().regex(/^[\w-]{4,50}$/);

/** What the county has of one material. `uploaded`: a picture sent online; `checked`: somebody looked at it and found it right. */
export const preCheckedMaterialSchema = z.object({
  code: z.string().min(1).max(100),
  state: z.enum(['uploaded', 'checked']),
  note: z.string().max(200),
  /** What the citizen scanned, where the county may be asked for it; absent where nothing came but the word. */
  pages: z.array(pageRefSchema).max(50).optional(),
});
export type PreCheckedMaterial = z.infer<typeof preCheckedMaterialSchema>;

const answersSchema = z.record(z.string(), z.unknown());

/** Travels from the county to the window that opens it. */
export const preCheckSchema = z.object({
  caseNumber: caseNumberSchema,
  itemCode: z.string().min(1),
  /** The catalogue versions in which this item reads as it did when it was pre-checked, both included. */
  catalogueVersions: z.object({ from: z.int().min(1), to: z.int().min(1) }),
  situation: z.record(z.string(), z.string()),
  form: answersSchema,
  materials: z.array(preCheckedMaterialSchema).max(200),
  /** 预审意见, for the window. */
  note: z.string(),
  checkedBy: z.string(),
  checkedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type PreCheck = z.infer<typeof preCheckSchema>;

/** What a draft keeps of it, so that the screen can say where an answer came from and what was changed since. */
export const draftPreCheckSchema = z.object({
  caseNumber: caseNumberSchema,
  /** Null: the county could not be asked, and the draft began blank. */
  brought: z
    .object({
      form: answersSchema,
      materials: z.array(preCheckedMaterialSchema),
      note: z.string(),
      checkedBy: z.string(),
      checkedAt: z.iso.datetime(),
    })
    .nullable(),
  /** Pointers within the form whose difference from the card a person has looked at. */
  settled: z.array(z.string()),
});
export type DraftPreCheck = z.infer<typeof draftPreCheckSchema>;
