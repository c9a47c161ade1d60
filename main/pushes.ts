import type { Topic } from '../preload/contract.ts';
import type { Log } from './log.ts';
import type { TerminalParts } from './usecases/parts.ts';

export interface Pushes {
  readonly publish: TerminalParts['publish'];
  listen(listener: (topic: Topic, value: unknown) => void): () => void;
}

/** From the verbs to the screens. A screen that can't be reached never undoes what was just done. */
export function createPushes(log: Pick<Log, 'warn'>): Pushes {
  const listeners = new Set<(topic: Topic, value: unknown) => void>();
  return {
    publish(topic, value) {
      for (const listener of [...listeners]) {
        try {
          listener(topic, value);
        } catch (error) {
          log.warn({ topic, error: String(error) }, 'a push did not reach a screen');
        }
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
