import { type RefCallback, useCallback, useRef } from 'react';
import { callDisplay } from './display-client.ts';

const tellEveryMs = 10_000;

/** While somebody touches or types, the page is not given up. */
export function useBeingTouched(taskId: string): RefCallback<HTMLElement> {
  const told = useRef(Number.NEGATIVE_INFINITY);
  return useCallback(
    (page: HTMLElement | null) => {
      if (page === null) return;
      const tell = ({ timeStamp }: Event) => {
        if (timeStamp - told.current < tellEveryMs) return;
        told.current = timeStamp;
        void callDisplay('turnTo', { taskId, page: 0, stage: 'reading' });
      };
      const kinds = ['pointerdown', 'input', 'keydown'] as const;
      for (const kind of kinds) page.addEventListener(kind, tell);
      return () => {
        for (const kind of kinds) page.removeEventListener(kind, tell);
      };
    },
    [taskId],
  );
}
