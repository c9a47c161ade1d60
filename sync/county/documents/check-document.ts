import type { DocumentClaim } from '../../../main/domain/documents/claim.ts';
import { type DocumentVerdict, judgeDocument } from '../../../main/domain/documents/verdict.ts';
import { openDocument } from '../../document-token.ts';
import type { CountyStore } from '../store/port.ts';

export interface CheckedDocument {
  readonly verdict: DocumentVerdict;
  /** Null where nobody of ours signed it: what it claims is not repeated then. */
  readonly claim: DocumentClaim | null;
  readonly office: string | null;
}

/** 核验 of the code on a document: the signature, the key, and the register. */
export async function checkDocument(
  { terminals, documents }: Pick<CountyStore, 'terminals' | 'documents'>,
  token: string,
): Promise<CheckedDocument> {
  const opened = await openDocument(token, async ({ terminalId, keyNumber }) => {
    const signer = await terminals.signer(terminalId, keyNumber);
    return signer && { ...signer, publicKey: signer.key.publicKey };
  });
  if (opened.verdict !== 'signed') return { verdict: opened.verdict, claim: null, office: null };
  const { claim, found } = opened;
  const { terminal, key } = found;
  // A terminal writes numbers of its own unit only, whatever its key can sign.
  if (claim.number.unit !== terminal.numberPrefix) return { verdict: 'invalid', claim: null, office: null };
  const registered = await documents.find(terminal.id, claim);
  const verdict = judgeDocument({
    signature: 'signed',
    isKeyRevoked: terminal.revokedAt !== null || isClosedBefore(key.closedAt, claim.date),
    registered,
    contentHash: claim.contentHash,
  });
  return { verdict, claim, office: terminal.office };
}

/** The day in Shanghai begins eight hours earlier. */
function isClosedBefore(closedAt: Date | null, date: string): boolean {
  return closedAt !== null && closedAt.getTime() < Date.parse(`${date}T00:00:00+08:00`);
}
