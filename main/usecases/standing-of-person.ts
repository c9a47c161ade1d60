import type { Input, Output } from '../../preload/contract.ts';
import { movesOf } from '../case-moves.ts';
import { openDeferrals } from '../domain/case/case-facts.ts';
import type { MoveDetail } from '../domain/case/move.ts';
import { failureOf } from '../domain/case/refusal.ts';
import { type CreditWord, newestWord, refuseTrust } from '../domain/credit.ts';
import { refuseHeld } from '../domain/identity/held-moves.ts';
import { type Failure, ok, type Result } from '../domain/result.ts';
import { operatedCase } from './case-view.ts';
import type { TerminalParts } from './parts.ts';

/** So many applications of one person are looked at for what was said of their credit. */
const mostOfPerson = 50;

/** What the county's platforms said of this person stands before whatever the case's own rules say. */
export function refuseForPerson(
  parts: TerminalParts,
  about: { readonly id: string; readonly idNumber: string },
  detail: MoveDetail,
): Failure | null {
  const refusal =
    refuseHeld(detail, parts.ledger.fact(`identity/${about.id}`)) ??
    refuseTrust(detail, creditOfPerson(parts, about.idNumber));
  return refusal && failureOf(refusal);
}

export function creditState(parts: TerminalParts, input: Input<'creditState'>): Result<Output<'creditState'>> {
  const found = operatedCase(parts, input.applicationId);
  if (!found.ok) return found;
  const { application } = found.value;
  const word = parts.ledger.fact(`credit/${application.id}`);
  const moves = movesOf(parts.ledger, application);
  const deferred = openDeferrals(moves).map(({ materialCode }) => materialCode);
  return ok({
    standing: word?.verdict ?? 'pending',
    note: word?.note ?? '',
    // The case stands; only what it may still bring later is asked for at once.
    stopped: word?.verdict === 'bad' ? deferred : [],
    isAsked: moves.some(({ detail }) => detail.transition === 'accept' && trusts(detail)),
  });
}

function trusts(detail: Extract<MoveDetail, { transition: 'accept' }>): boolean {
  return detail.deferred.length + detail.committed.length > 0;
}

function creditOfPerson(parts: TerminalParts, idNumber: string): CreditWord | null {
  const own = parts.ledger.applicationsOfPerson(idNumber, mostOfPerson);
  return newestWord(own.map(({ id }) => parts.ledger.fact(`credit/${id}`)));
}
