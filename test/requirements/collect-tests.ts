import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type NamedTest, readTitles, type TestFile } from './read-titles.ts';

/** All tests below `folder` that run: those of the test files, and of the suites that one of them imports. */
export async function collectTests(folder: string): Promise<readonly NamedTest[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, TestFile>();
  for (const entry of entries) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(file, readTitles(file, await readFile(file, 'utf8')));
  }
  const reached = new Set<string>();
  const toVisit = [...files.keys()].filter((file) => /\.test\.tsx?$/.test(file)).toSorted();
  for (let file = toVisit.pop(); file !== undefined; file = toVisit.pop()) {
    const known = files.get(file);
    if (reached.has(file) || known === undefined) continue;
    reached.add(file);
    const from = path.dirname(file);
    toVisit.push(...known.imports.map((name) => path.join(from, name)));
  }
  return [...reached]
    .toSorted()
    .flatMap((file) => files.get(file)?.tests ?? [])
    .map(({ file, name }) => ({ file: path.relative(folder, file), name }));
}
