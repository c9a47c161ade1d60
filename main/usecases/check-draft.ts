import type { Input, Output } from '../../preload/contract.ts';
import type { Draft } from '../domain/application.ts';
import type { Item } from '../domain/catalogue.ts';
import { checkDraft as findProblems } from '../domain/completeness.ts';
import { shanghaiDate } from '../domain/dates.ts';
import { type FieldProblem, failed, ok, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { placeProblems } from './window/place-problems.ts';

export function checkDraft(parts: TerminalParts, input: Input<'checkDraft'>): Result<Output<'checkDraft'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(input.draftId);
  if (!draft) return failed('application/not-found');
  const item = itemOf(parts, draft);
  if (!item) return failed('item/unknown');
  return ok({ problems: [...problemsOf(parts, draft, item)], revision: draft.revision });
}

/** The item as it stood in the version on which the case began. */
export function itemOf(parts: TerminalParts, about: { itemCode: string; catalogueVersion: number }): Item | null {
  const catalogue = parts.ledger.catalogue(about.catalogueVersion);
  return catalogue?.items.find((item) => item.code === about.itemCode) ?? null;
}

export function problemsOf(parts: TerminalParts, draft: Draft, item: Item): readonly FieldProblem[] {
  const reading = draft.identity.method === 'chip' ? parts.ledger.cardReading(draft.identity.readingId) : null;
  const today = shanghaiDate(parts.clock.now().toISOString());
  return [...placeProblems(parts, draft, item), ...findProblems({ draft, item, reading, today })];
}
