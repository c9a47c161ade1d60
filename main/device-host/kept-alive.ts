import type { ChildProcessLine } from './port.ts';

export interface KeptAliveOptions {
  fork(): ChildProcessLine;
  onStarted(line: ChildProcessLine): void;
  onEnded(code: number | null): void;
}

/** A child process that is started again whenever it ends, until `stop`. */
export interface KeptAlive {
  /** Ends the child that runs, if one does, and starts the next one without waiting. */
  restart(): void;
  /** Resolves when the child is gone for good. */
  stop(): Promise<void>;
}

/**
 * Waits 0.25 s before the first restart, twice as long before each further one, 15 s at most; a child that worked for
 * half a minute has earned a fresh count.
 */
export function keepAlive(options: KeptAliveOptions): KeptAlive {
  let line: ChildProcessLine | null = null;
  let restart: NodeJS.Timeout | undefined;
  let waitMs = firstWaitMs;
  let onGone: (() => void) | null = null;
  let isRestartAsked = false;

  const start = () => {
    const startedAtMs = performance.now();
    const started = options.fork();
    line = started;
    started.onExit((code) => {
      line = null;
      options.onEnded(code);
      if (onGone !== null) return onGone();
      if (isRestartAsked) {
        isRestartAsked = false;
        waitMs = firstWaitMs;
        return start();
      }
      if (performance.now() - startedAtMs > workedMs) waitMs = firstWaitMs;
      restart = setTimeout(start, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    });
    options.onStarted(started);
  };
  start();

  return {
    restart: () => {
      clearTimeout(restart);
      if (onGone !== null) return;
      if (line === null) return start();
      isRestartAsked = true;
      line.kill();
    },
    stop: () => {
      clearTimeout(restart);
      return new Promise((resolve) => {
        onGone = resolve;
        if (line === null) resolve();
        else line.kill();
      });
    },
  };
}

const firstWaitMs = 250;
const longestWaitMs = 15_000;
const workedMs = 30_000;
