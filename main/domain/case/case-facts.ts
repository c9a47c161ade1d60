import { requiredMaterials } from '../completeness.ts';
import type { CaseRecord } from './case-record.ts';
import type { Move, MoveDetail, TransitionName } from './move.ts';
import type { CaseState } from './states.ts';
import type { WholeCase } from './whole-case.ts';

export type DetailOf<N extends TransitionName> = Extract<MoveDetail, { transition: N }>;

/** Where a case stands by its moves; before the first one it is a draft without a number. */
export function stateOf(moves: readonly Pick<Move, 'to'>[]): CaseState {
  return moves.at(-1)?.to ?? 'DRAFT';
}

/** The same, for a case that may have come out of a pre-check and was not received yet. */
export function stateOfCase({ application, moves }: Pick<WholeCase, 'application' | 'moves'>): CaseState {
  if (moves.length === 0 && application.preCheck) return 'PRECHECK';
  return stateOf(moves);
}

export function lastMove<N extends TransitionName>(
  moves: readonly Move[],
  ...names: readonly N[]
): (Move & { readonly detail: DetailOf<N> }) | null {
  const found = moves.findLast(({ detail }) => (names as readonly TransitionName[]).includes(detail.transition));
  return (found as (Move & { readonly detail: DetailOf<N> }) | undefined) ?? null;
}

export function movesNamed<N extends TransitionName>(
  moves: readonly Move[],
  name: N,
): readonly (Move & { readonly detail: DetailOf<N> })[] {
  return moves.filter(({ detail }) => detail.transition === name) as (Move & { readonly detail: DetailOf<N> })[];
}

/** Codes that were given in at receipt or at any time since. */
export function handedIn({ application, moves }: Pick<CaseRecord, 'application' | 'moves'>): ReadonlySet<string> {
  const later = [...movesNamed(moves, 'hand-in'), ...movesNamed(moves, 'complete-deferred')];
  return new Set([
    ...application.materials.filter(({ method }) => method !== 'none').map(({ code }) => code),
    ...later.flatMap(({ detail }) => detail.materials),
  ]);
}

/** What this case needs and nobody has handed in, in the catalogue's order. */
export function missingMaterials(record: Pick<WholeCase, 'application' | 'moves' | 'item'>): readonly string[] {
  const given = handedIn(record);
  return requiredMaterials(record.item, record.application.situation)
    .map(({ code }) => code)
    .filter((code) => !given.has(code));
}

/** 容缺: promised at acceptance and not brought yet, each with its day. */
export function openDeferrals(
  moves: readonly Move[],
): readonly { readonly materialCode: string; readonly by: string }[] {
  const deferred = lastMove(moves, 'accept')?.detail.deferred ?? [];
  const brought = new Set(movesNamed(moves, 'complete-deferred').flatMap(({ detail }) => detail.materials));
  return deferred.filter(({ materialCode }) => !brought.has(materialCode));
}

/** 告知承诺: what has to be seen before the result is handed over (R47). */
export function committedMaterials(moves: readonly Move[]): readonly string[] {
  return lastMove(moves, 'accept')?.detail.committed ?? [];
}

/** Those of them whose originals nobody has checked with success. */
export function unverified(moves: readonly Move[]): readonly string[] {
  const seen = new Set(
    movesNamed(moves, 'verify')
      .filter(({ detail }) => detail.matches)
      .flatMap(({ detail }) => detail.materials),
  );
  return committedMaterials(moves).filter((code) => !seen.has(code));
}

/** Who took the case on; null while nobody has. */
export function acceptance(moves: readonly Move[]): Move | null {
  return lastMove(moves, 'accept', 'deem-accepted');
}
