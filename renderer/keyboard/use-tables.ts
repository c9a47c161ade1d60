import { useEffect, useState } from 'react';
import { noteTrouble } from '../trouble-note.ts';
import { type PinyinTable, readPinyinTable } from './engine/pinyin-table.ts';
import type { RadicalGroup } from './engine/radicals.ts';

let pinyin: Promise<PinyinTable> | null = null;
let radicals: Promise<readonly RadicalGroup[]> | null = null;

/** Read once, at the first keyboard; null until then. */
export function usePinyinTable(): PinyinTable | null {
  return useOnce(() => {
    pinyin ??= import('./table/pinyin-table.json').then((table) => readPinyinTable(table.default));
    return pinyin;
  });
}

export function useRadicals(): readonly RadicalGroup[] | null {
  return useOnce(() => {
    radicals ??= import('./table/radical-table.json').then(
      (table) => table.default.radicals as unknown as readonly RadicalGroup[],
    );
    return radicals;
  });
}

function useOnce<T>(load: () => Promise<T>): T | null {
  const [value, setValue] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded never changes
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (loaded) => isCurrent && setValue(() => loaded),
      (reason: unknown) => noteTrouble('a table of the keyboard could not be read', reason),
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return value;
}
