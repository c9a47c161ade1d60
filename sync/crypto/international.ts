import { createHash, createPrivateKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { openPublicKey } from './ed25519-keys.ts';
import { privateKeySchema } from './keys.ts';
import type { CryptoProvider } from './port.ts';

/** Ed25519 (RFC 8032) and SHA-256, by the runtime's own library. */
export const international: CryptoProvider = {
  suite: 'international',
  names: { httpSignature: 'ed25519', jws: 'EdDSA', contentDigest: 'sha-256' },

  makeKey: () => privateKeySchema.parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),

  sign(key, message) {
    if (key.crv !== 'Ed25519') throw new Error(`a ${key.crv} key does not sign Ed25519`);
    return sign(null, message, createPrivateKey({ key: { ...key }, format: 'jwk' }));
  },

  verify(key, message, signature) {
    if (key.crv !== 'Ed25519') return false;
    try {
      return verify(null, message, openPublicKey(key), signature);
    } catch {
      return false;
    }
  },

  digest: (message) => createHash('sha256').update(message).digest(),
};
