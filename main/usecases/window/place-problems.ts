import type { Draft } from '../../domain/application.ts';
import type { Item } from '../../domain/catalogue.ts';
import { checkPlace } from '../../domain/place/check-place.ts';
import type { Place } from '../../domain/place/handling.ts';
import type { Failure, FieldProblem } from '../../domain/result.ts';
import type { TerminalParts } from '../parts.ts';

/** What the place says against this draft, with the other problems of its form. */
export function placeProblems(parts: TerminalParts, draft: Draft, item: Item): readonly FieldProblem[] {
  return checkPlace({ draft, item, own: parts.ledger.fact('ownPlace'), places: placesOf(parts, draft) });
}

/** Not even received here: papers would lie at an office that can do nothing with them. */
export function refusePlace(
  problems: readonly FieldProblem[],
): { readonly ok: false; readonly failure: Failure } | null {
  const barred = problems.filter(({ pointer }) => pointer === '/handledBy');
  return barred.length === 0 ? null : { ok: false, failure: barredAs(barred) };
}

export function barredAs(problems: readonly FieldProblem[]): Failure {
  return { code: 'item/other-place', problems: [...problems] };
}

export function placesOf(
  parts: TerminalParts,
  { catalogueVersion }: Pick<Draft, 'catalogueVersion'>,
): readonly Place[] {
  return parts.ledger.catalogue(catalogueVersion)?.places ?? [];
}
