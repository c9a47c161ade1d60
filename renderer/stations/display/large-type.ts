import { useSyncExternalStore } from 'react';

/** 长辈模式 of this side of the glass. It ends with the visit: the page is loaded anew after each. */
let isLarge = false;
const listeners = new Set<() => void>();

export function useLargeType(): boolean {
  return useSyncExternalStore(listen, () => isLarge);
}

export function turnLargeType(): void {
  isLarge = !isLarge;
  for (const listener of [...listeners]) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
