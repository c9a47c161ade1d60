import { useEffect, useRef } from 'react';
import { type StepKey, stepKeys } from './steps.ts';

/** F2 puts aside, F6 tells at once what lacks, F8 defers, F9 goes to the review and accepts there. */
export const decisionKeys = ['F2', 'F6', 'F8', 'F9'] as const;
export type DecisionKey = (typeof decisionKeys)[number];

/** Alt+1…5 go to a step; the function keys decide. */
export function useStepKeys(keys: {
  readonly goTo: (step: StepKey) => void;
  readonly onDecide: (key: DecisionKey) => void;
}): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const step = event.altKey ? stepKeys[Number(event.key) - 1] : undefined;
      const decision = event.altKey ? undefined : decisionKeys.find((key) => key === event.key);
      if (step === undefined && decision === undefined) return;
      event.preventDefault();
      if (isDialogOpen()) return;
      if (step !== undefined) newest.current.goTo(step);
      else if (decision !== undefined) newest.current.onDecide(decision);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

/** A question that waits for its answer comes first. A drawer that was closed may still stand in the page, unseen. */
export const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].some((dialog) => dialog.checkVisibility());
