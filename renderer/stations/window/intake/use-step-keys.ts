import { useEffect, useRef } from 'react';
import { type StepKey, stepKeys } from './steps.ts';

/** Alt+1…5 go to a step; F9 goes to the review, and accepts there. */
export function useStepKeys(keys: { readonly goTo: (step: StepKey) => void; readonly onF9: () => void }): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const step = event.altKey ? stepKeys[Number(event.key) - 1] : undefined;
      if (step === undefined && event.key !== 'F9') return;
      event.preventDefault();
      if (isDialogOpen()) return;
      if (step === undefined) newest.current.onF9();
      else newest.current.goTo(step);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

/** A question that waits for its answer comes first. A drawer that was closed may still stand in the page, unseen. */
export const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].some((dialog) => dialog.checkVisibility());
