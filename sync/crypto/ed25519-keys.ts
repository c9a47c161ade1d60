import { createPublicKey, type KeyObject } from 'node:crypto';
import type { PublicKey } from './keys.ts';

/**
 * Opening a key costs more than checking a signature with it, and a county meets the same terminals all day. What is kept
 * is the form of a key, never whether its owner may still use it: that is asked each time.
 */
const opened = new Map<string, KeyObject>();
/** A province's terminals, some ten megabytes. */
const keptKeys = 40_000;

export function openPublicKey(key: PublicKey & { readonly crv: 'Ed25519' }): KeyObject {
  const known = opened.get(key.x);
  if (known !== undefined) return known;
  const fresh = createPublicKey({ key: { kty: key.kty, crv: key.crv, x: key.x }, format: 'jwk' });
  if (opened.size >= keptKeys) opened.clear();
  opened.set(key.x, fresh);
  return fresh;
}
