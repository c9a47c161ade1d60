import { sm2, sm3 } from 'sm-crypto-v2';
import type { PrivateKey, PublicKey } from './keys.ts';
import type { CryptoProvider } from './port.ts';

/** GM/T 0009-2012 §10: the identity that stands in the hash where the parties agreed on none. */
const userId = '1234567812345678';
/** r and s, 32 bytes each (GB/T 32918.2 §6.1), as RFC 7518 §3.4 joins them for other curves. */
const signatureBytes = 64;

/**
 * 国密: SM2 (GB/T 32918.2) with SM3 (GB/T 32905) in JavaScript alone: the crypto library inside Electron knows neither.
 * It takes milliseconds, not microseconds; for a request and a batch that is nothing.
 */
export const guomi: CryptoProvider = {
  suite: 'guomi',
  names: { httpSignature: 'sm2-sm3', jws: 'SM2-SM3', contentDigest: 'sm3' },

  makeKey() {
    const pair = sm2.generateKeyPairHex();
    return { kty: 'EC', crv: 'SM2', ...pointOf(pair.publicKey), d: fromHex(pair.privateKey) };
  },

  sign(key, message) {
    const publicKey = uncompressed(key);
    if (key.crv !== 'SM2' || publicKey === null) throw new Error(`a ${key.crv} key does not sign SM2`);
    return Buffer.from(sm2.doSignature(message, toHex(key.d), { hash: true, userId, publicKey }), 'hex');
  },

  verify(key, message, signature) {
    const publicKey = uncompressed(key);
    if (publicKey === null || signature.length !== signatureBytes) return false;
    try {
      return sm2.doVerifySignature(message, Buffer.from(signature).toString('hex'), publicKey, { hash: true, userId });
    } catch {
      // A point that is not on the curve, numbers out of range.
      return false;
    }
  },

  digest: (message) => Buffer.from(sm3(message), 'hex'),
};

function uncompressed(key: PublicKey | PrivateKey): string | null {
  return key.crv === 'SM2' ? `04${toHex(key.x)}${toHex(key.y)}` : null;
}

function pointOf(publicKeyHex: string): { readonly x: string; readonly y: string } {
  return { x: fromHex(publicKeyHex.slice(2, 66)), y: fromHex(publicKeyHex.slice(66)) };
}

function toHex(coordinate: string): string {
  return Buffer.from(coordinate, 'base64url').toString('hex');
}

function fromHex(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64url');
}
