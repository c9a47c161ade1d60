import type { ComposedDocument } from './content.ts';
import type { CaseDocumentKind, DocumentCopy } from './kinds.ts';
import type { DocumentNumber } from './number.ts';

/** 已签发的文书, as the ledger keeps it: what it said then, for every print to come. */
export interface IssuedDocument extends ComposedDocument {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: CaseDocumentKind;
  /** The step that called for it; null for what was asked for. */
  readonly moveId: string | null;
  readonly number: DocumentNumber;
  readonly numberText: string;
  readonly issuedAt: string;
  readonly issuedBy: { readonly id: string; readonly name: string };
  readonly contentHash: string;
  readonly token: string;
  /** In order; the first of a copy is the original, each further one 补打. */
  readonly prints: readonly DocumentPrint[];
  /** The number stays taken. */
  readonly voided: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

export interface DocumentPrint {
  readonly copy: DocumentCopy;
  readonly jobId: string;
  readonly at: string;
  readonly by: string;
}

/** Prints of one copy, the original among them. */
export function printsOf(document: Pick<IssuedDocument, 'prints'>, copy: DocumentCopy): readonly DocumentPrint[] {
  return document.prints.filter((print) => print.copy === copy);
}
