import { type RefCallback, useCallback, useRef, useState } from 'react';

/** Fonts and zoom leave a fraction of a pixel. */
const nearPx = 8;

/** Whether the end of a scrolling page was reached once; at once where there is nothing to scroll. */
export function useReadToEnd(): { readonly ref: RefCallback<HTMLElement>; readonly isRead: boolean } {
  const [isRead, setRead] = useState(false);
  const stop = useRef<() => void>(() => undefined);
  const ref = useCallback((box: HTMLElement | null) => {
    stop.current();
    if (box === null) return;
    const look = () => {
      if (box.scrollTop + box.clientHeight >= box.scrollHeight - nearPx) setRead(true);
    };
    const watch = new ResizeObserver(look);
    watch.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    stop.current = () => {
      watch.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, []);
  return { ref, isRead };
}
