import { CompactSign, compactVerify, importJWK } from 'jose';
import { z } from 'zod';
import { openPublicKey } from './ed25519-keys.ts';
import type { PrivateKey, PublicKey } from './keys.ts';
import { providerFor } from './suites.ts';

/**
 * Compact JWS (RFC 7515) over JSON, with `kid`. Ed25519 is jose's work; SM2 has no registered name, so the few lines of
 * §5.1 and §5.2 stand here, under the name SM2-SM3.
 */
export async function signCompact(plan: {
  readonly key: PrivateKey;
  readonly kid: string;
  readonly payload: unknown;
}): Promise<string> {
  const { key, kid } = plan;
  const { names, sign } = providerFor(key);
  const header = { alg: names.jws, kid };
  const payload = Buffer.from(JSON.stringify(plan.payload));
  if (key.crv === 'Ed25519') {
    return new CompactSign(payload).setProtectedHeader(header).sign(await importJWK({ ...key }, names.jws));
  }
  const signed = `${base64url(JSON.stringify(header))}.${payload.toString('base64url')}`;
  return `${signed}.${Buffer.from(sign(key, Buffer.from(signed))).toString('base64url')}`;
}

/** The signed JSON value; null when this key did not sign it, or said another kid. */
export async function openCompact(jws: string, signer: { key: PublicKey; kid: string }): Promise<unknown> {
  const payload = await verifiedPayload(jws, signer);
  try {
    return payload === null ? null : JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return null;
  }
}

const headerSchema = z.strictObject({ alg: z.string(), kid: z.string() });
const shape = /^([\w-]+)\.([\w-]*)\.([\w-]+)$/;

async function verifiedPayload(jws: string, { key, kid }: { key: PublicKey; kid: string }): Promise<Uint8Array | null> {
  const { names, verify } = providerFor(key);
  const [, head = '', payload = '', signature = ''] = shape.exec(jws) ?? [];
  if (![head, payload, signature].every(isCanonical)) return null;
  try {
    // Strict: no header parameter that we don't know of (`crit`, `b64`, `jwk`) can change the meaning of the rest.
    const header = headerSchema.parse(JSON.parse(Buffer.from(head, 'base64url').toString('utf8')));
    if (header.alg !== names.jws || header.kid !== kid) return null;
    if (key.crv === 'Ed25519')
      return (await compactVerify(jws, openPublicKey(key), { algorithms: [names.jws] })).payload;
    const isSigned = verify(key, Buffer.from(`${head}.${payload}`), Buffer.from(signature, 'base64url'));
    return isSigned ? Buffer.from(payload, 'base64url') : null;
  } catch {
    // Each way in which a JWS can be wrong means the same: not signed by this key.
    return null;
  }
}

/** The last sign may carry bits that nobody reads: evidence has one form, not sixteen. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
