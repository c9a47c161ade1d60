import { z } from 'zod';

/** What takes long enough to be waited for, and knows its parts. */
export const workKinds = [
  'backup-ledger',
  'backup-check',
  'backup-pages',
  'backup-seal',
  'chain-check',
  'counting',
  'closing',
  'series',
] as const;
export type WorkKind = (typeof workKinds)[number];

const workSchema = z.object({
  kind: z.enum(workKinds),
  done: z.number(),
  /** Events, pages or bytes, as the kind has it. */
  total: z.number(),
});
export type Work = z.infer<typeof workSchema>;

const underWaySchema = z.array(workSchema).readonly();

/** 进度: what is under way in the main process now. Nobody's data is in it. */
export const workCalls = {
  work: { input: z.object({}), output: underWaySchema },
} as const;

export const workTopics = { work: underWaySchema } as const;
