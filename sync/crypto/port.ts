import type { CryptoSuite, PrivateKey, PublicKey } from './keys.ts';

/**
 * Signatures and digests of one suite. Guarantees, proved on published vectors for each:
 *
 * - `sign` and `verify` take the message itself; hashing (and for SM2 the signer's identity) happens inside.
 * - `verify` never throws: a key, signature or message that makes no sense is "not signed".
 * - A key of another suite is a bug in the caller, and throws in `sign`.
 */
export interface CryptoProvider {
  readonly suite: CryptoSuite;
  readonly names: {
    /** `alg` of an HTTP message signature (RFC 9421 §6.2). */
    readonly httpSignature: string;
    /** `alg` of a JWS. */
    readonly jws: string;
    /** Key in a Content-Digest field (RFC 9530). */
    readonly contentDigest: string;
  };
  makeKey(): PrivateKey;
  sign(key: PrivateKey, message: Uint8Array): Uint8Array;
  verify(key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean;
  digest(message: Uint8Array): Uint8Array;
}
