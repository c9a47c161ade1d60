import { keptMoves } from '../case-moves.ts';
import type { Move } from '../domain/case/move.ts';
import type { Ledger } from '../ledger/port.ts';

/** The steps of a case after those that it began with, in their order. */
export function movesOf(ledger: Pick<Ledger, 'fact'>, applicationId: string): readonly Move[] {
  return keptMoves(ledger, applicationId).made;
}
