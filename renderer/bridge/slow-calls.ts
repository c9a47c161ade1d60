import { useSyncExternalStore } from 'react';
import type { Method } from '../../preload/contract.ts';

/** A call that is answered sooner needs no word. */
const patienceMs = 1_000;

/** They wait for somebody's hand, say so themselves, or nobody waits for them. */
const ownWay: ReadonlySet<Method> = new Set<Method>([
  'readCard',
  'testDevice',
  'signOnPad',
  'scanMaterial',
  'scanForAmendment',
  'backUpNow',
  'deskPull',
  'saveDraft',
]);

let slow = 0;
const listeners = new Set<() => void>();

/** Notes a call that goes out; the answer is to be told, whatever it is. */
export function noteCall(method: Method): () => void {
  if (ownWay.has(method)) return () => undefined;
  let isSlow = false;
  const timer = setTimeout(() => {
    isSlow = true;
    change(1);
  }, patienceMs);
  return () => {
    clearTimeout(timer);
    if (isSlow) change(-1);
    isSlow = false;
  };
}

/** Whether something that was asked for takes longer than a second. */
export function useSlowCalls(): boolean {
  return useSyncExternalStore(listen, isAnySlow);
}

export const isAnySlow = (): boolean => slow > 0;

function change(by: 1 | -1): void {
  slow += by;
  for (const listener of [...listeners]) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
