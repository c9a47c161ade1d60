import { useEffect } from 'react';

/**
 * What is typed into a field without `autocomplete="off"` goes into the browser's list of earlier answers, and into the file
 * by which it restores its pages: onto the disk, as it was typed. No page of a kiosk has to remember to say so.
 */
export function useNoRemembering(): void {
  useEffect(() => {
    const forget = ({ target }: Event) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
        target.setAttribute('autocomplete', 'off');
        target.form?.setAttribute('autocomplete', 'off');
      }
    };
    for (const sign of ['focusin', 'input'] as const) document.addEventListener(sign, forget, true);
    return () => {
      for (const sign of ['focusin', 'input'] as const) document.removeEventListener(sign, forget, true);
    };
  }, []);
}
