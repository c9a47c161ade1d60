import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from './log.ts';

const screenSources = ['renderer', 'preload', path.join('main', 'domain'), 'vite.config.ts', 'package-lock.json'];
const processSources = ['main', 'preload', 'drivers', 'sync', 'vite.electron.config.ts', 'package-lock.json'];

/** Builds the screens when they are missing or older than their sources; an installed product ships them built. */
export async function ensureBuilt(root: string, log: Log): Promise<void> {
  if (await isFresh(root, path.join('dist', 'renderer', 'index.html'), screenSources)) return;
  log.info('building the screens, once');
  await build(root, [path.join(root, 'renderer'), '--config', path.join(root, 'vite.config.ts')]);
}

/** The same for the main side: Electron runs no TypeScript. The browser host runs the sources and needs none of it. */
export async function ensureElectronBuilt(root: string, log: Log): Promise<void> {
  const outputs = ['main.mjs', 'preload.cjs'].map((name) => path.join('dist', 'electron', name));
  const fresh = await Promise.all(outputs.map((output) => isFresh(root, output, processSources)));
  if (fresh.every(Boolean)) return;
  log.info('building the main side for Electron, once');
  const config = path.join(root, 'vite.electron.config.ts');
  await build(root, [root, '--config', config]);
  await build(root, [root, '--config', config, '--mode', 'preload']);
}

/** In a process of its own: the bundler's memory would stay with the terminal all day. */
async function build(root: string, args: readonly string[]): Promise<void> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', ...args, '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the build ended with ${code}`);
}

async function isFresh(root: string, output: string, sources: readonly string[]): Promise<boolean> {
  const built = await newest(path.join(root, output));
  const changed = await Promise.all(sources.map((source) => newest(path.join(root, source))));
  return built > Math.max(...changed);
}

/** Milliseconds of the last change in a file or folder; 0 where there is none. */
async function newest(target: string): Promise<number> {
  const found = await stat(target).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const names = await readdir(target);
  const times = await Promise.all(names.map((name) => newest(path.join(target, name))));
  return Math.max(0, ...times);
}
