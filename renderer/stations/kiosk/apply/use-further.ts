import { type RefObject, useEffect, useState } from 'react';

interface Further {
  readonly hasAbove: boolean;
  readonly hasBelow: boolean;
  readonly turn: (direction: -1 | 1) => void;
}

/** Of a page's height: a line of what was read stays in sight. */
const oneTurn = 0.8;

/** A page that holds more than its glass shows is turned by buttons: not everybody knows that it can be pushed. */
export function useFurther(body: RefObject<HTMLElement | null>): Further {
  const [more, setMore] = useState({ hasAbove: false, hasBelow: false });
  useEffect(() => {
    const { current } = body;
    if (current === null) return;
    const look = () => {
      const { scrollTop, scrollHeight, clientHeight } = current;
      const now = { hasAbove: scrollTop > 2, hasBelow: scrollTop + clientHeight < scrollHeight - 2 };
      setMore((before) => (before.hasAbove === now.hasAbove && before.hasBelow === now.hasBelow ? before : now));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(current);
    // What comes later (pages that were scanned, an answer of the county) makes it longer without making it taller.
    const content = new MutationObserver(look);
    content.observe(current, { childList: true, subtree: true, characterData: true });
    current.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      content.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, [body]);
  return {
    ...more,
    turn: (direction) => body.current?.scrollBy({ top: direction * oneTurn * body.current.clientHeight }),
  };
}
