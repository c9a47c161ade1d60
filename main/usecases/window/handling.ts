import type { Input, Output } from '../../../preload/contract.ts';
import type { Draft } from '../../domain/application.ts';
import { asksForResult, whyBarred } from '../../domain/place/check-place.ts';
import { isElsewhere } from '../../domain/place/handling.ts';
import { type FieldProblem, failed, ok, type Result } from '../../domain/result.ts';
import { itemOf } from '../check-draft.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { storeDraft } from '../start-draft.ts';
import { barredAs, placesOf } from './place-problems.ts';

/** 办理地: for which other places an item may be taken in here, and which of them bar it. */
export function handlingPlaces(
  parts: TerminalParts,
  { itemCode }: Input<'handlingPlaces'>,
): Result<Output<'handlingPlaces'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const catalogue = parts.ledger.catalogue();
  const own = parts.ledger.fact('ownPlace');
  const all = catalogue?.places ?? [];
  const item = itemCode === null ? null : (catalogue?.items.find(({ code }) => code === itemCode) ?? null);
  const barred = (handledBy: string | null) =>
    item === null ? null : textOf(whyBarred(item, { own, handledBy, places: all }));
  return ok({
    own: own === null ? null : { code: own, name: all.find(({ code }) => code === own)?.name ?? officeName(parts) },
    ownBarred: barred(null),
    asksForResult: item !== null && asksForResult(item),
    // Before the county has said where this office stands nobody knows what is elsewhere.
    places:
      own === null
        ? []
        : all.filter(({ code }) => isElsewhere(code, own)).map((place) => ({ ...place, barred: barred(place.code) })),
  });
}

/** 异地代收 (R50), or none any more. */
export function chooseHandling(parts: TerminalParts, input: Input<'chooseHandling'>): Result<Draft> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(input.draftId);
  if (!draft) return failed('application/not-found', 'the draft is no longer open');
  const item = itemOf(parts, draft);
  if (!item) return failed('item/unknown');
  const { handledBy: _before, ...rest } = draft;
  const updatedAt = parts.clock.now().toISOString();
  if (input.handling === null) return storeDraft(parts, { ...rest, updatedAt }, draft.revision);
  const { placeCode, pickup, address } = input.handling;
  const places = placesOf(parts, draft);
  const place = places.find(({ code }) => code === placeCode);
  const barred = whyBarred(item, { own: parts.ledger.fact('ownPlace'), handledBy: placeCode, places });
  if (barred || !place) return { ok: false, failure: barredAs(barred ? [problemOf(barred)] : []) };
  const handledBy = {
    placeCode,
    placeName: place.name,
    ...(pickup === undefined ? {} : { pickup }),
    ...(address === undefined ? {} : { address }),
  };
  return storeDraft(parts, { ...rest, handledBy, updatedAt }, draft.revision);
}

const problemOf = (message: FieldProblem['message']): FieldProblem => ({
  pointer: '/handledBy',
  kind: 'not-allowed',
  message,
});

const officeName = (parts: TerminalParts): string => parts.ledger.fact('enrolment')?.officeName ?? '';

const textOf = (text: FieldProblem['message'] | null) => text && { ...text };
