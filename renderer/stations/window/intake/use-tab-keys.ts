import { useEffect, useRef } from 'react';
import { isDialogOpen } from './use-step-keys.ts';
import { anotherItem, changeVisit, type Visit } from './visit.ts';

/** Alt+PgUp and Alt+PgDn go through the items of this visit, Alt+A begins another one. */
export function useTabKeys(visit: Visit): void {
  const newest = useRef(visit);
  newest.current = visit;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const step = { PageUp: -1, PageDown: 1 }[event.key];
      const isNew = event.code === 'KeyA';
      if (!event.altKey || event.ctrlKey || (step === undefined && !isNew)) return;
      event.preventDefault();
      if (isDialogOpen()) return;
      if (step === undefined) return anotherItem();
      const { draftIds, activeDraftId } = newest.current;
      const at = draftIds.indexOf(activeDraftId ?? '');
      const next = draftIds.at(at < 0 ? 0 : (at + step) % draftIds.length);
      if (next !== undefined) changeVisit({ activeDraftId: next, justAcceptedId: null });
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
