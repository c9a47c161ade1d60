import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** `node main/start.ts …`, with everything that it says. */
export interface Started {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  stdout(): string;
  stderr(): string;
  /** The ready line; rejects when the process ends before it. */
  readonly ready: Promise<ReadyLine>;
  /** Code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

export interface ReadyLine {
  readonly ready: true;
  readonly terminal: string;
  readonly county: string;
  readonly dataDir: string;
  readonly host: string;
}

export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, [path.join(root, 'main', 'start.ts'), ...args], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const ready = Promise.withResolvers<ReadyLine>();
  // Not everybody who starts one waits for it.
  ready.promise.catch(() => {});
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    const end = stdout.indexOf('\n');
    if (end > 0) ready.resolve(JSON.parse(stdout.slice(0, end)));
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  void ended.then((how) => ready.reject(new Error(`ended with ${how} before it was ready:\n${stderr}`)));
  return { child, stdout: () => stdout, stderr: () => stderr, ready: ready.promise, ended };
}

/** Every process below it, from the kernel's own list. */
export async function descendants(pid: number): Promise<readonly number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = list.split(' ').filter(Boolean).map(Number);
  const below = await Promise.all(children.map(descendants));
  return [...children, ...below.flat()];
}

/** A killed process that nobody has collected yet runs no more. */
export async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat !== null && !/^\d+ \(.*\) Z/.test(stat);
}

export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

export const portOf = (url: string): number => Number(new URL(url).port);
