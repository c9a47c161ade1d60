import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { Sealer } from './port.ts';

/**
 * Sealed bytes: version (1) | nonce (12) | cipher text | tag (16).
 *
 * Version and context are authenticated with the text. Nonces are random: NIST SP 800-38D 8.3 allows 2^32 of them under
 * one key, which a window with a thousand sealed values a day reaches in ten thousand years.
 */
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
export const dataKeyBytes = 32;

/** One key for sealing and another for look-up, so that an index value never says anything about a sealed one. */
export function createSealer(dataKey: Uint8Array): Sealer {
  if (dataKey.length !== dataKeyBytes) throw new Error(`a data key has ${dataKeyBytes} bytes, not ${dataKey.length}`);
  // Key objects: with raw bytes Node makes one anew for every value, at three times the cost of the sealing itself.
  const sealingKey = createSecretKey(derive(dataKey, 'seal'));
  const indexKey = createSecretKey(derive(dataKey, 'index'));

  return {
    seal: (plain, context) => sealWith(sealingKey, plain, context),
    open: (sealed, context) => openWith(sealingKey, sealed, context),
    index: (value) => createHmac('sha256', indexKey).update(value, 'utf8').digest('hex'),
    deriveKey: (purpose) => derive(dataKey, `purpose:${purpose}`),
  };
}

export function sealWith(key: KeyObject | Uint8Array, plain: Uint8Array, context: string): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(additionalData(context));
  const text = cipher.update(plain);
  cipher.final();
  return Buffer.concat([Uint8Array.of(version), nonce, text, cipher.getAuthTag()]);
}

export function openWith(key: KeyObject | Uint8Array, sealed: Uint8Array, context: string): Uint8Array {
  if (sealed.length < 1 + nonceBytes + tagBytes) throw new Error(`sealed bytes are cut off (${context})`);
  if (sealed[0] !== version) throw new Error(`sealed bytes have version ${sealed[0]} (${context})`);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(additionalData(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plain = decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes));
  decipher.final();
  return plain;
}

function additionalData(context: string): Uint8Array {
  return Buffer.concat([Uint8Array.of(version), Buffer.from(context, 'utf8')]);
}

function derive(dataKey: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(0), `township-window/v1/${purpose}`, 32));
}
