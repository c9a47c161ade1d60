import type { DocumentClaim } from '../../../main/domain/documents/claim.ts';

/** 文书登记: what terminals said of the documents that they issued. It is read out of their event chains, and is no second truth. */
export interface DocumentRegister {
  /** Null while the event of issue has not come. */
  find(terminalId: string, claim: DocumentClaim): Promise<RegisteredDocument | null>;
  /** Numbers of a terminal in the order of their issue, for the check of gaps. */
  numbersOf(terminalId: string): Promise<readonly DocumentClaim['number'][]>;
}

export interface RegisteredDocument {
  readonly contentHash: string;
  readonly isVoided: boolean;
  readonly arrivedAt: Date;
}
