import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readPinyinTable, type StoredPinyinTable } from '../../../renderer/keyboard/engine/pinyin-table.ts';
import type { RadicalGroup } from '../../../renderer/keyboard/engine/radicals.ts';

const folder = path.resolve(import.meta.dirname, '../../../renderer/keyboard/table');
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));

/** The tables as they are shipped. */
export const pinyinTable = readPinyinTable(read('pinyin-table.json') as StoredPinyinTable);
export const radicals = (read('radical-table.json') as { readonly radicals: readonly RadicalGroup[] }).radicals;
