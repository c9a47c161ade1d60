import { useEffect } from 'react';

import { onTopic } from '../bridge/client.ts';
import { type Asked, useCall } from '../bridge/hooks.ts';

/** The board, and the day's tickets for staff: asked for again with each push of the desk. */
export function useQueue<M extends 'queueState' | 'tickets'>(method: M): Asked<M> {
  const asked = useCall<M>(method, {} as Parameters<typeof useCall<M>>[1]);
  const { again } = asked;
  useEffect(() => onTopic('desk', again), [again]);
  return asked;
}

const counterKey = 'queue-counter';

/** Which window of the hall this is; no personal data. */
export function rememberedCounter(): string {
  try {
    return localStorage.getItem(counterKey) ?? '1';
  } catch {
    return '1';
  }
}

export function rememberCounter(counter: string): void {
  try {
    localStorage.setItem(counterKey, counter);
  } catch {
    // A full or forbidden store: it is asked for again after the next start.
  }
}
