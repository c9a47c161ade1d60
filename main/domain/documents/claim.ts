import { z } from 'zod';
import { isCalendarDate } from '../dates.ts';
import type { Result } from '../result.ts';
import { caseDocumentKindSchema } from './kinds.ts';
import type { DocumentNumber } from './number.ts';

/** What the code on a document says, under the terminal's signature: nothing of the person. */
export interface DocumentClaim {
  readonly number: DocumentNumber;
  /** 办件编号 */
  readonly caseNumber: string;
  /** YYYY-MM-DD in Shanghai. */
  readonly date: string;
  /** SHA-256 of the canonical JSON of the content, base64url. */
  readonly contentHash: string;
}

/** A list, not an object: each sign of the payload is a row of modules on the paper. */
const payloadSchema = z.tuple([
  caseDocumentKindSchema,
  z.string().regex(/^[A-Z0-9]{1,12}$/),
  z.int().min(2000).max(9999),
  z.int().min(1),
  z.string().min(1).max(40),
  z.string().refine(isCalendarDate),
  z.string().regex(/^[\w-]{43}$/),
]);
export type ClaimPayload = z.infer<typeof payloadSchema>;

export function claimPayload({ number, caseNumber, date, contentHash }: DocumentClaim): ClaimPayload {
  return [number.kind, number.unit, number.year, number.count, caseNumber, date, contentHash];
}

/** Null for what no terminal of ours would have signed. */
export function claimIn(payload: unknown): DocumentClaim | null {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return null;
  const [kind, unit, year, count, caseNumber, date, contentHash] = parsed.data;
  return { number: { kind, unit, year, count }, caseNumber, date, contentHash };
}

const tokenShape = /[\w-]{20,200}\.[\w-]{40,400}\.[\w-]{80,100}/;

/** The token in what a scanner read or a person pasted: bare, or at the end of an address. */
export function tokenIn(text: string): string | null {
  const found = new RegExp(`^(?:https?://[^\\s?#]{1,200}/verify/)?(${tokenShape.source})$`).exec(text.trim());
  return found?.[1] ?? null;
}

/** 办件编号 that the code on a document names: enough to look the case up, and no proof of anything. */
export function caseNumberIn(text: string): string | null {
  const payload = tokenIn(text)?.split('.')[1];
  if (payload === undefined) return null;
  try {
    const claim = claimIn(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))));
    return claim?.caseNumber ?? null;
  } catch {
    return null;
  }
}

/** Signs with this terminal's key, at once: it happens inside the ledger's transaction. */
export interface DocumentSigner {
  sign(claim: DocumentClaim): Result<string>;
}
