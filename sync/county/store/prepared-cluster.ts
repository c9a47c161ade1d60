import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * An empty cluster as the embedded engine makes one, kept as a tar of its files: making it takes several seconds of a
 * processor, unpacking it less than one. Whoever starts many counties (the tests) prepares it once; without it nothing
 * is different but the time of a first start.
 */
export function preparedClusterPath(): string | null {
  const version = engineVersion();
  const root = path.resolve(import.meta.dirname, '..', '..', '..');
  return version === null ? null : path.join(root, 'dist', 'county', `empty-cluster-${version}.tar`);
}

/** The engine's own version is in the name: no other one reads these files. Null in a build that has no packages beside it. */
function engineVersion(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
    const { version } = createRequire(entry)(path.join(path.dirname(entry), '..', 'package.json')) as {
      version: string;
    };
    return version;
  } catch {
    return null;
  }
}

export async function preparedCluster(): Promise<Blob | null> {
  const file = preparedClusterPath();
  const bytes = file === null ? null : await readFile(file).catch(() => null);
  return bytes && new Blob([bytes]);
}

/** Makes it where it is missing; two at once make it twice, and the later one's stays. */
export async function prepareCluster(): Promise<void> {
  const file = preparedClusterPath();
  if (file === null || existsSync(file)) return;
  const { PGlite } = await import('@electric-sql/pglite');
  const engine = await PGlite.create();
  const unfinished = `${file}.${process.pid}`;
  try {
    const dump = await engine.dumpDataDir('none');
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
    await engine.close();
  }
}
