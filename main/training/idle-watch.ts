import { isAskedByScreens } from '../desk-activity.ts';

/** Nobody asked for anything for so long: whoever practised has left. */
export interface IdleWatch {
  begin(limitMs: number): void;
  note(method: string): void;
  end(): void;
}

export function createIdleWatch(onIdle: () => void): IdleWatch {
  let limit: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  function arm(): void {
    clearTimeout(timer);
    if (limit === null) return;
    timer = setTimeout(onIdle, limit);
    timer.unref();
  }
  return {
    begin(limitMs) {
      limit = limitMs;
      arm();
    },
    note(method) {
      if (!isAskedByScreens(method)) arm();
    },
    end() {
      limit = null;
      clearTimeout(timer);
    },
  };
}
