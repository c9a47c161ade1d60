import { CompactEncrypt, compactDecrypt, importJWK } from 'jose';
import { nameOfSealingKey, type OpeningKey, type SealingKey } from './sealing-key.ts';

const algorithms = { alg: 'ECDH-ES', enc: 'A256GCM' } as const;

/**
 * A short value that the county alone can read: compact JWE (RFC 7516) for its opening key. Whoever sealed it can't open it
 * again, and every sealing of the same value looks different.
 */
export async function sealNote(value: unknown, key: SealingKey): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
    .setProtectedHeader({ ...algorithms, kid: nameOfSealingKey(key) })
    .encrypt(await importJWK({ ...key }, algorithms.alg));
}

/** Null when it is not for this key, or was altered, or holds no JSON. */
export async function openNote(jwe: string, key: OpeningKey): Promise<unknown> {
  try {
    const { plaintext } = await compactDecrypt(jwe, await importJWK({ ...key }, algorithms.alg), {
      keyManagementAlgorithms: [algorithms.alg],
      contentEncryptionAlgorithms: [algorithms.enc],
    });
    return JSON.parse(new TextDecoder().decode(plaintext));
  } catch {
    // Each way in which a JWE can be wrong means the same: there is nothing to read.
    return null;
  }
}
