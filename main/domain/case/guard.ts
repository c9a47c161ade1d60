import { shanghaiDate } from '../dates.ts';
import type { DetailOf } from './case-facts.ts';
import type { Counting } from './case-limits.ts';
import type { Mover, TransitionName } from './move.ts';
import { type Refusal, refused } from './refusal.ts';
import type { CaseState } from './states.ts';
import type { WholeCase } from './whole-case.ts';

/** Where and when a move is made. */
export interface Scene {
  /** Of the move. */
  readonly id: string;
  readonly at: string;
  readonly where: 'terminal' | 'county';
  /** No line to the county at that moment. */
  readonly offline: boolean;
  /**
   * Null where a move that was made elsewhere is judged again: by whose calendar that day was a working day is no question
   * for whoever receives it; supervision counts anew.
   */
  readonly counting: Counting | null;
}

/** What a guard sees before anything is said about the move itself. */
export interface Stand {
  readonly record: WholeCase;
  readonly state: CaseState;
  readonly by: Mover;
  readonly second: Mover | null;
  readonly isRelative: boolean;
  readonly scene: Scene;
}

/** `opens`: whether it can be done at all now. `says`: whether what is said about it is right. Both are total. */
export interface Guard<N extends TransitionName> {
  opens?(stand: Stand): Refusal | null;
  says?(detail: DetailOf<N>, stand: Stand): Refusal | null;
}

export type Guards<N extends TransitionName = TransitionName> = { readonly [T in N]: Guard<T> };

/** The first thing that is wrong. */
export function firstOf(...refusals: readonly (Refusal | null)[]): Refusal | null {
  return refusals.find((refusal) => refusal !== null) ?? null;
}

export function today({ scene }: Stand): string {
  return shanghaiDate(scene.at);
}

/** Nobody asks for, defers or hands in what the item's catalogue version does not have (R07). */
export function onlyKnown(codes: readonly string[], { record }: Stand): Refusal | null {
  const strange = codes.find((code) => !record.item.materials.some((material) => material.code === code));
  if (strange === undefined) return null;
  return refused(
    'unknown-material',
    'R07',
    `这个事项没有“${strange}”这份材料，不能加要材料`,
    `This item has no material “${strange}”; nothing may be asked for beyond the catalogue`,
  );
}

export function nameOf(code: string, { record }: Pick<Stand, 'record'>): string {
  return record.item.materials.find((material) => material.code === code)?.name ?? code;
}

export function namesOf(codes: readonly string[], stand: Pick<Stand, 'record'>): string {
  return codes.map((code) => nameOf(code, stand)).join('、');
}
