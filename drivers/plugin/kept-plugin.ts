import { z } from 'zod';
import type { PluginFile, PluginProcess, SpawnPlugin } from './plugin-process.ts';

export interface KeptPluginOptions {
  readonly plugin: PluginFile;
  readonly spawn: SpawnPlugin;
  /** Unanswered for as long twice over, it hangs. */
  readonly pingEveryMs?: number;
  onMessage(message: unknown): void;
  /** It ended or was ended, and will be started again by itself. */
  onLost(why: string): void;
}

/** A plug-in that is watched, and started again whenever it ends, until `close`. */
export interface KeptPlugin {
  start(): void;
  say(message: object): void;
  /** It works: the next restart waits as short as the first one. */
  isWell(): void;
  /** Resolves when it is gone for good. */
  close(): Promise<void>;
}

/** Waits 0.25 s before the first restart, twice as long before each further one, 15 s at most. */
export function keepPlugin({ plugin, spawn, pingEveryMs = 5_000, ...heard }: KeptPluginOptions): KeptPlugin {
  let running: PluginProcess | null = null;
  let restart: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  let waitMs = restartFirstMs;
  let onGone: (() => void) | null = null;
  let pongs = 0;

  const start = () => {
    if (running !== null || onGone !== null) return;
    const started = spawn({
      plugin,
      onMessage: (message) => {
        if (onGone !== null) return;
        if (pong.safeParse(message).success) pongs += 1;
        else heard.onMessage(message);
      },
      onEnd: ended,
    });
    running = started;
    watch = killWhenStuck(started);
  };
  const ended = (why: string) => {
    running = null;
    clearInterval(watch);
    if (onGone !== null) return onGone();
    heard.onLost(`${plugin.file}: ${why}`);
    restart = setTimeout(start, waitMs);
    waitMs = Math.min(waitMs * 2, restartMaxMs);
  };
  const killWhenStuck = (process: PluginProcess) => {
    pongs = 0;
    let [pings, heardBefore, misses] = [0, 0, 0];
    return setInterval(() => {
      misses = pings > 0 && pongs === heardBefore ? misses + 1 : 0;
      heardBefore = pongs;
      if (misses === 2) process.kill();
      pings += 1;
      process.say({ do: 'ping', id: pings });
    }, pingEveryMs);
  };

  return {
    start,
    say: (message) => running?.say(message),
    isWell: () => {
      waitMs = restartFirstMs;
    },
    close: () =>
      new Promise((resolve) => {
        clearTimeout(restart);
        clearInterval(watch);
        onGone = resolve;
        if (running === null) resolve();
        else running.kill();
      }),
  };
}

const pong = z.object({ say: z.literal('pong'), id: z.number() });
const restartFirstMs = 250;
const restartMaxMs = 15_000;
