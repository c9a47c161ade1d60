import { CompactSign, type CryptoKey, importJWK } from 'jose';
import { z } from 'zod';
import type { EventBatch } from '../protocol.ts';

const privateKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().min(1),
  d: z.string().min(1),
});

export type BatchSigner = (batch: EventBatch) => Promise<string>;

/** Compact JWS (RFC 7515; EdDSA: RFC 8037) with kid = terminalId. Throws on a key that is not ours: that is a bug. */
export function createBatchSigner(terminalId: string, privateKey: Readonly<Record<string, unknown>>): BatchSigner {
  let key: Promise<CryptoKey | Uint8Array> | null = null;
  return async (batch) => {
    key ??= importJWK(privateKeySchema.parse(privateKey), 'EdDSA');
    return new CompactSign(new TextEncoder().encode(JSON.stringify(batch)))
      .setProtectedHeader({ alg: 'EdDSA', kid: terminalId })
      .sign(await key);
  };
}
