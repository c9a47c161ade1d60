import path from 'node:path';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

test('the second screen’s bundle holds no module of a station’s, of the desk, or of the terminal’s shell', async () => {
  const built = (await build({
    root: path.join(root, 'renderer'),
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false, minify: false },
  })) as Rolldown.RolldownOutput;
  const chunks = new Map(built.output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));
  const modules = new Set<string>();
  const seen = new Set<string>();
  const follow = (file: string): void => {
    const chunk = chunks.get(file);
    if (!chunk || seen.has(file)) return;
    seen.add(file);
    for (const id of chunk.moduleIds) modules.add(path.relative(root, id.split('?')[0] ?? id));
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) follow(next);
  };
  const entry = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith('display.html'));
  expect(entry).toBeDefined();
  follow(entry?.fileName ?? '');
  const own = [...modules].filter((file) => /^(renderer|main|preload|drivers|sync)\//.test(file));
  expect(own).toContain('renderer/stations/display/Display.tsx');
  const foreign = own.filter((file) =>
    /^renderer\/(stations\/(?!display\/)|desk\/|form\/|Terminal\.tsx|main\.tsx)/.test(file),
  );
  expect(foreign).toEqual([]);
  expect(own.filter((file) => /^(drivers|sync|main\/(?!domain\/))/.test(file))).toEqual([]);
  expect([...modules].filter((file) => /node_modules\/(rxdb|dexie|rxjs)\//.test(file))).toEqual([]);
});
