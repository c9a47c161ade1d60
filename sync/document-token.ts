import { claimIn, claimPayload, type DocumentClaim } from '../main/domain/documents/claim.ts';
import { openCompact } from './crypto/compact-jws.ts';
import { type KeyName, keyIdOf, keyNameIn } from './crypto/key-id.ts';
import type { PrivateKey, PublicKey } from './crypto/keys.ts';
import { providerFor } from './crypto/suites.ts';

/**
 * The code on a document: a compact JWS of its claim, under the key of the terminal that issued it, like every batch of
 * events. Signed at once rather than by promise, since number, event and signature are one transaction of the ledger.
 */
export function signDocument(claim: DocumentClaim, signer: KeyName & { readonly privateKey: PrivateKey }): string {
  const { names, sign } = providerFor(signer.privateKey);
  const header = base64url(JSON.stringify({ alg: names.jws, kid: keyIdOf(signer) }));
  const signed = `${header}.${base64url(JSON.stringify(claimPayload(claim)))}`;
  return `${signed}.${Buffer.from(sign(signer.privateKey, Buffer.from(signed))).toString('base64url')}`;
}

export type OpenedDocument<S> =
  | { readonly verdict: 'signed'; readonly claim: DocumentClaim; readonly signer: KeyName; readonly found: S }
  | { readonly verdict: 'unknown-key'; readonly signer: KeyName }
  | { readonly verdict: 'invalid' };

/** Whose signature it is, and what was signed. `find` answers null for a key that nobody knows. */
export async function openDocument<S extends { readonly publicKey: PublicKey }>(
  token: string,
  find: (name: KeyName) => Promise<S | null>,
): Promise<OpenedDocument<S>> {
  const kid = kidOf(token);
  const signer = kid === null ? null : keyNameIn(kid);
  if (kid === null || signer === null) return { verdict: 'invalid' };
  const found = await find(signer);
  if (found === null) return { verdict: 'unknown-key', signer };
  const claim = claimIn(await openCompact(token, { key: found.publicKey, kid }));
  return claim === null ? { verdict: 'invalid' } : { verdict: 'signed', claim, signer, found };
}

function kidOf(token: string): string | null {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8'));
    const kid = typeof header === 'object' && header !== null && 'kid' in header ? header.kid : null;
    return typeof kid === 'string' ? kid : null;
  } catch {
    return null;
  }
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
