import type { CryptoProvider } from './port.ts';

export const contentDigestHeader = 'content-digest';

/** RFC 9530 §2, over the bytes as they travel: a dictionary with one byte sequence (RFC 8941 §3.3.5). */
export function contentDigest({ names, digest }: CryptoProvider, body: Uint8Array): string {
  return `${names.contentDigest}=:${Buffer.from(digest(body)).toString('base64')}:`;
}

/** True when the field names this body under the algorithm of the suite; other algorithms prove nothing here. */
export function hasContentDigest(provider: CryptoProvider, field: string, body: Uint8Array): boolean {
  const expected = contentDigest(provider, body);
  return field.split(',').some((member) => member.trim() === expected);
}
