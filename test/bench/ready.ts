import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { print, spread } from './spread.ts';

const root = path.resolve(import.meta.dirname, '../..');
const starts = 3;
const targetMs = 2_000;

/** From the command to the ready line, on a data directory that exists; beside it an empty Node in the same run. */
export async function benchReady(): Promise<void> {
  const directory = await mkdtemp(path.join(tmpdir(), 'bench-ready-'));
  const dataDir = path.join(directory, 'terminal');
  try {
    // The first start makes keys, staff and the county's database, and builds the screens if they are old.
    print({ bench: 'headless-first-start', ms: Math.round(await startOnce(dataDir)) });
    const readyMs: number[] = [];
    const emptyMs: number[] = [];
    for (let n = 0; n < starts; n += 1) {
      readyMs.push(await startOnce(dataDir));
      emptyMs.push(await emptyProcess());
    }
    print({ bench: 'headless-ready', n: starts, ...spread(readyMs), targetMs });
    print({ bench: 'empty-node-process', n: starts, ...spread(emptyMs) });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function startOnce(dataDir: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['main/start.ts', '--headless', '--data-dir', dataDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(child, 'exit');
  const line = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), gone]);
  const tookMs = performance.now() - began;
  if (!String(line[0]).includes('"ready":true')) throw new Error('the terminal did not start');
  child.kill('SIGINT');
  await gone;
  return tookMs;
}

async function emptyProcess(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ['-e', ''], { stdio: 'ignore' }), 'exit');
  return performance.now() - began;
}
