import { signDocument } from '../sync/document-token.ts';
import type { DocumentSigner } from './domain/documents/claim.ts';
import { failed, ok } from './domain/result.ts';
import type { Ledger } from './ledger/port.ts';
import { credentialsOf } from './terminal-keys.ts';

/** Documents are signed by the key that signs this terminal's events, whichever that is at the moment. */
export function createDocumentSigner(ledger: Ledger): DocumentSigner {
  return {
    sign(claim) {
      const credentials = credentialsOf(ledger);
      return credentials ? ok(signDocument(claim, credentials)) : failed('terminal/not-enrolled');
    },
  };
}
