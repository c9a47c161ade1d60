import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CoveredSheet } from '../domain/display/sheet.ts';

/** SHA-256, hex, over what is shown and what is covered in it: what a signature on the second screen stands for. */
export function sheetHash({ sheet, covered }: CoveredSheet): string {
  const text = canonicalize({ sheet, covered });
  if (text === undefined) throw new Error('the sheet has no JSON form');
  return createHash('sha256').update(text).digest('hex');
}
