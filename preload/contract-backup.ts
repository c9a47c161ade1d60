import { z } from 'zod';
import { failureSchema } from './contract-failure.ts';
import { receiptOutcomeSchema } from './contract-papers.ts';

/** 备份 (R60): where copies of ledger, scans and settings go, and how the last one was. */
export const backupViewSchema = z.object({
  /** Null: none was chosen. */
  place: z.string().nullable(),
  /** A restored terminal chooses its place anew. */
  restoredAt: z.iso.datetime().nullable(),
  lastCopy: z
    .object({
      at: z.iso.datetime(),
      sizeBytes: z.number(),
      /** Every copy is read back and checked before it counts. */
      events: z.int(),
    })
    .nullable(),
  progress: z.enum(['copying']).nullable(),
  /** What was done since the last copy lies on the medium, too. */
  isUpToDate: z.boolean(),
  failure: failureSchema.nullable(),
});
export type BackupView = z.infer<typeof backupViewSchema>;

const none = z.object({});

export const backupCalls = {
  backup: { input: none, output: backupViewSchema },
  /** The recovery code is said once, here. The old one opens what was copied before. */
  chooseBackup: {
    input: z.object({ place: z.string().trim().min(1).max(1000) }),
    output: z.object({ view: backupViewSchema, recoveryCode: z.string() }),
  },
  backUpNow: { input: none, output: backupViewSchema },
  printRecoveryCode: {
    input: z.object({ recoveryCode: z.string().max(60), jobId: z.uuid() }),
    output: receiptOutcomeSchema,
  },
} as const;
