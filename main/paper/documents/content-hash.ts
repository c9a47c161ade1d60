import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DocumentContent } from '../../domain/documents/content.ts';

/** What the signature on the paper stands for: the words, not the look, which a later release may improve. */
export function contentHash(content: DocumentContent): string {
  const text = canonicalize(content);
  if (text === undefined) throw new Error('the content has no JSON form');
  return createHash('sha256').update(text).digest('base64url');
}
