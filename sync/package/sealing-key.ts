import { createHash, generateKeyPairSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, importJWK } from 'jose';
import { z } from 'zod';

/**
 * 封装密钥: what packages are closed with, so that nobody opens them on the way. A pair of its own beside the county's key
 * for signatures: one key for one purpose (RFC 8037 §3.2 for agreement, never for signing).
 */
const coordinate = z.string().regex(/^[\w-]{43}$/);
export const sealingKeySchema = z.object({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: coordinate });
export type SealingKey = Readonly<z.infer<typeof sealingKeySchema>>;
export const openingKeySchema = sealingKeySchema.extend({ d: coordinate });
export type OpeningKey = Readonly<z.infer<typeof openingKeySchema>>;

export function makeOpeningKey(): OpeningKey {
  return openingKeySchema.parse(generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }));
}

export function sealingPart(key: OpeningKey): SealingKey {
  return sealingKeySchema.parse(key);
}

/** JWK thumbprint (RFC 7638), hex. */
export function nameOfSealingKey({ crv, kty, x }: SealingKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('hex');
}

const algorithms = { alg: 'ECDH-ES', enc: 'A256GCM' } as const;

/** Compact JWE (RFC 7516): the key of one package's body, for whoever holds the opening key. */
export async function sealContentKey(contentKey: Uint8Array, key: SealingKey): Promise<string> {
  return new CompactEncrypt(contentKey)
    .setProtectedHeader({ ...algorithms, kid: nameOfSealingKey(key) })
    .encrypt(await importJWK({ ...key }, algorithms.alg));
}

/** Null when it is not for this key, or not a key of a body. */
export async function openContentKey(jwe: string, key: OpeningKey): Promise<Uint8Array | null> {
  try {
    const { plaintext } = await compactDecrypt(jwe, await importJWK({ ...key }, algorithms.alg), {
      keyManagementAlgorithms: [algorithms.alg],
      contentEncryptionAlgorithms: [algorithms.enc],
    });
    return plaintext.length === 32 ? plaintext : null;
  } catch {
    // Each way in which a JWE can be wrong means the same: it can't be opened with this key.
    return null;
  }
}
