import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/**
 * 回调验签: the payment platform signs `timestamp + "\n" + body` with the key whose public half the county was given:
 * Ed25519, ECDSA over SHA-256 (DER) or RSA over SHA-256 (PKCS #1 v1.5), as the key says.
 */
export const callbackWindowMs = 5 * 60_000;

export function isSigned(message: {
  readonly publicKey: string;
  readonly timestamp: string;
  readonly body: string;
  readonly signature: string;
}): boolean {
  const key = readKey(message.publicKey);
  if (key === null) return false;
  const signed = Buffer.from(`${message.timestamp}\n${message.body}`, 'utf8');
  try {
    return verify(
      key.asymmetricKeyType === 'ed25519' ? null : 'sha256',
      signed,
      key,
      Buffer.from(message.signature, 'base64'),
    );
  } catch {
    // A signature of the wrong length or form is none.
    return false;
  }
}

/** Null where the text is no public key of a kind that can sign here. */
export function readKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return ['ed25519', 'ec', 'rsa'].includes(key.asymmetricKeyType ?? '') ? key : null;
  } catch {
    return null;
  }
}

/** A private key would be read as its public half: it must not be handed over, and is not taken. */
export function isPublicKey(pem: string): boolean {
  return pem.includes('PUBLIC KEY') && !pem.includes('PRIVATE') && readKey(pem) !== null;
}
