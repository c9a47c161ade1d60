import { z } from 'zod';
import { applicationIdSchema } from '../main/domain/application.ts';
import { documentExtraSchema } from '../main/domain/documents/extras.ts';
import { caseDocumentKindSchema, documentCopySchema } from '../main/domain/documents/kinds.ts';
import { documentJobSchema } from './contract-devices.ts';

/** 文书: what a case can have on paper, and what it has. */

export const issuedDocumentSchema = z.object({
  id: z.uuid(),
  kind: caseDocumentKindSchema,
  moveId: z.string().nullable(),
  numberText: z.string(),
  issuedAt: z.iso.datetime(),
  issuedBy: z.string(),
  copies: z.array(z.object({ copy: documentCopySchema, prints: z.int() })),
  voided: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
});
export type IssuedDocumentView = z.infer<typeof issuedDocumentSchema>;

export const caseDocumentsSchema = z.object({
  /** Newest step first; what was issued for its step already is not here any more. */
  possible: z.array(
    z.object({
      kind: caseDocumentKindSchema,
      moveId: z.string().nullable(),
      /** Of the latest step: to be offered at once. */
      isDueNow: z.boolean(),
      needsExtra: z.boolean(),
    }),
  ),
  /** Newest first. */
  issued: z.array(issuedDocumentSchema),
  /** What the dialogs begin with. */
  offered: z.object({
    itemName: z.string(),
    agentName: z.string(),
    agentIdNumber: z.string(),
    agentPhone: z.string(),
    operatorName: z.string(),
    today: z.iso.date(),
    materials: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Cases of the same way in that were taken in here and are still on their way to the window. */
    companions: z.array(
      z.object({ applicationId: applicationIdSchema, localNumber: z.string(), applicantName: z.string() }),
    ),
  }),
});
export type CaseDocumentsView = z.infer<typeof caseDocumentsSchema>;

const wanted = {
  applicationId: applicationIdSchema,
  kind: caseDocumentKindSchema,
  moveId: z.string().max(64).nullable(),
  extra: documentExtraSchema.nullable(),
};
const url = z.object({ url: z.string() });
const onePrint = { documentId: z.uuid(), copy: documentCopySchema, jobId: z.uuid() };

export const seriesReportSchema = z.object({
  unit: z.string(),
  kind: caseDocumentKindSchema,
  year: z.int(),
  highest: z.int(),
  missing: z.array(z.int()),
  doubled: z.array(z.int()),
});

export const documentCalls = {
  documentsOf: { input: z.object({ applicationId: applicationIdSchema }), output: caseDocumentsSchema },
  /** A draft, marked as such; nothing is numbered. */
  previewDocument: { input: z.object(wanted), output: url },
  /** Number, event and signature at once. `documentId` is the caller's: a repeat is answered with the same document. */
  issueDocument: { input: z.object({ ...wanted, documentId: z.uuid() }), output: issuedDocumentSchema },
  /** On the screen only, marked as such. */
  viewDocument: { input: z.object({ documentId: z.uuid(), copy: documentCopySchema }), output: url },
  /** To the printer. The first print of a copy is the original, each further one 补打; both are logged. */
  printCaseDocument: { input: z.object(onePrint), output: documentJobSchema },
  /** The same as a file, for when there is no printer: it counts as a print. */
  saveCaseDocument: { input: z.object(onePrint), output: url },
  /** 作废: the number stays taken. */
  voidDocument: {
    input: z.object({ documentId: z.uuid(), reason: z.string().trim().min(2).max(500) }),
    output: issuedDocumentSchema,
  },
  /** 文号检查: every series of this terminal with its gaps. */
  documentSeries: { input: z.object({}), output: z.array(seriesReportSchema) },
} as const;
