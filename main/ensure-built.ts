import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from './log.ts';

const sources = ['renderer', 'preload', path.join('main', 'domain'), 'vite.config.ts', 'package-lock.json'];

/** Builds the screens when they are missing or older than their sources; an installed product ships them built. */
export async function ensureBuilt(root: string, log: Log): Promise<void> {
  const built = await newest(path.join(root, 'dist', 'renderer', 'index.html'));
  const changed = Math.max(...(await Promise.all(sources.map((source) => newest(path.join(root, source))))));
  if (built > changed) return;
  log.info('building the screens, once');
  const { build } = await import('vite');
  await build({ root: path.join(root, 'renderer'), configFile: path.join(root, 'vite.config.ts'), logLevel: 'error' });
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
