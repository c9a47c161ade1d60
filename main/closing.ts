import type { Log } from './log.ts';

/** What was started is ended in the opposite order: all of it, once, whatever a single part says. */
export interface Closing {
  add(part: string, close: () => unknown): void;
  end(): Promise<void>;
}

/** A part that hangs must not keep the ledger behind it open. */
const partLimitMs = 10_000;

export function createClosing(log: Pick<Log, 'warn'>): Closing {
  const parts: { readonly part: string; readonly close: () => unknown }[] = [];
  let ending: Promise<void> | null = null;

  async function endAll(): Promise<void> {
    for (let last = parts.pop(); last; last = parts.pop()) {
      const { part, close } = last;
      try {
        await within(partLimitMs, close());
      } catch (error) {
        log.warn({ part, error: String(error) }, 'a part did not close in order');
      }
    }
  }

  return {
    add: (part, close) => parts.push({ part, close }),
    end() {
      ending ??= endAll();
      return ending;
    },
  };
}

/** Rejects after that long; what was waited for goes on by itself. */
export async function within<T>(limitMs: number, work: T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing happened in ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
