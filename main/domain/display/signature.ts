/**
 * 群众签名, as the ledger keeps it: the strokes and the picture lie sealed in the vault. It stands for the words whose hash it
 * carries, and for no others.
 */
export interface KeptSignature {
  readonly id: string;
  /** `application-form`, or the id of an issued document. */
  readonly about: string;
  /** SHA-256 over the sheet that was shown and the numbers covered in it, hex. */
  readonly documentHash: string;
  readonly at: string;
  readonly device: 'second-screen' | 'signature-pad' | 'tablet';
  /** Addresses in the vault. */
  readonly strokes: string;
  readonly picture: string;
}

/** 群众确认: of one state of the draft; a later one was not confirmed. */
export interface Confirmation {
  readonly revision: number;
  readonly documentHash: string;
  readonly at: string;
}

/** The newest signature under these very words; null where there is none, or the words changed since. */
export function signatureUnder(
  kept: readonly KeptSignature[],
  { about, documentHash }: Pick<KeptSignature, 'about' | 'documentHash'>,
): KeptSignature | null {
  return kept.findLast((one) => one.about === about && one.documentHash === documentHash) ?? null;
}
