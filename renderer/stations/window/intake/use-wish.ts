import { useEffect, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { onTopic } from '../../../bridge/client.ts';
import type { IntakeWish } from '../pages.ts';
import { beginItem, cardFailed, cardPlaced, continueDraft } from './visit.ts';

/** Leaving the page and coming back is not a new wish. */
const granted = new WeakSet<IntakeWish>();

/**
 * What other pages asked for (a draft to go on with, an item, a card placed there), each wish once, and the cards that
 * are placed while this page is open.
 */
export function useWish(wish: IntakeWish, channel: 'window' | 'doorstep' | 'delegate'): Failure | null {
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    if (granted.has(wish)) return;
    granted.add(wish);
    if (wish.draftId !== null) continueDraft(wish.draftId);
    else if (wish.reading !== null) void cardPlaced(wish.reading).then(setFailure);
    else if (wish.itemCode !== null) void beginItem(wish.itemCode, channel).then(setFailure);
  }, [wish, channel]);
  useEffect(
    () =>
      onTopic('card', (card) => {
        if (card.ok) void cardPlaced(card.value).then(setFailure);
        else cardFailed(card.failure);
      }),
    [],
  );
  return failure;
}
