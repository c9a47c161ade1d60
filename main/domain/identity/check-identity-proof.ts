import type { CardReading, IdentityCheck } from '../application.ts';
import type { FieldProblem } from '../result.ts';
import { checkManualProof, emptyProof } from './manual-path.ts';

/**
 * R40: where no valid card was read, the path that is taken instead is named, with the paper that was seen. A card that has
 * expired is one of these paths, and keeps nobody from being served.
 */
export function checkIdentityProof(check: {
  readonly identity: IdentityCheck;
  readonly reading: Pick<CardReading, 'validTo'> | null;
  readonly today: string;
}): readonly FieldProblem[] {
  const { identity, reading, today } = check;
  if (identity.method === 'manual') return checkManualProof(identity.proof, { reason: identity.reason, today });
  if (!isExpired(reading?.validTo, today)) return [];
  return checkManualProof({ ...(identity.proof ?? emptyProof), path: 'expired' }, { reason: '', today });
}

/** 长期 never expires; a card without a date says nothing. */
export function isExpired(validTo: unknown, today: string): boolean {
  return typeof validTo === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(validTo) && validTo < today;
}
