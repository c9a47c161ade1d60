import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Rules of the house that no linter knows; each answers the places that break it. */
const rooms = ['main', 'preload', 'renderer', 'drivers', 'sync', 'test'];
const topLevel = new Set([
  ...rooms,
  'package.json',
  'package-lock.json',
  'electron-builder.yml',
  'README.md',
  'tsconfig.json',
  'biome.json',
  'vite.config.ts',
  'vite.electron.config.ts',
  'vitest.config.ts',
]);
/** Made by running it, never committed. */
const made = new Set(['node_modules', 'dist', 'county-data']);
const emptyNames = /^(utils?|helpers?|common|managers?|services?|misc|data)$/;

export async function houseFaults(root: string): Promise<string[]> {
  const faults = (await readdir(root))
    .filter((name) => !name.startsWith('.') && !made.has(name) && !topLevel.has(name))
    .map((name) => `${name}: does not belong at the top level`);
  for (const room of rooms) {
    for (const file of await sourcesBelow(path.join(root, room))) {
      faults.push(...faultsOf(path.relative(root, file), await readFile(file, 'utf8')));
    }
  }
  faults.push(...lockFaults(await readFile(path.join(root, 'package-lock.json'), 'utf8')));
  faults.push(...pinFaults(await readFile(path.join(root, 'package.json'), 'utf8')));
  return faults;
}

/** One file; `file` is relative to the house. */
export function faultsOf(file: string, source: string): string[] {
  const faults: string[] = [];
  const folders = file.split(path.sep);
  // What follows the first dot says where or how a file runs: `.test.ts`, `.d.ts`, `.postgres.test.ts`.
  const name = (folders.at(-1) ?? '').split('.')[0] ?? '';
  const isComponent = file.endsWith('.tsx');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && !(isComponent && /^[A-Za-z][A-Za-z0-9-]*$/.test(name))) {
    faults.push(`${file}: file names are kebab-case, components PascalCase`);
  }
  for (const part of [...folders.slice(0, -1), name]) {
    if (emptyNames.test(part)) faults.push(`${file}: "${part}" says nothing`);
  }
  if (source.split('\n').length > 400) faults.push(`${file}: more than 400 lines; split at the second "and"`);
  if (/\bTODO\b|\bFIXME\b|\bXXX\b/.test(source) && !file.startsWith(path.join('test', 'house'))) {
    faults.push(`${file}: unfinished business in a comment`);
  }
  if (/@ts-(ignore|nocheck)/.test(source) && !file.startsWith(path.join('test', 'house'))) {
    faults.push(`${file}: the compiler is silenced`);
  }
  return faults;
}

/** The lock file works with any registry: it names none. */
export function lockFaults(lock: string): string[] {
  return lock.includes('"resolved"') ? ['package-lock.json: names download addresses'] : [];
}

export function pinFaults(manifest: string): string[] {
  const parsed = JSON.parse(manifest) as Record<string, Record<string, string> | undefined>;
  return ['dependencies', 'devDependencies'].flatMap((kind) =>
    Object.entries(parsed[kind] ?? {})
      .filter(([, version]) => !/^\d/.test(version))
      .map(([name, version]) => `package.json: ${name} ${version} is not an exact version`),
  );
}

async function sourcesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}artefacts${path.sep}`));
}
