import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type TextTable, textTableSchema } from '../preload/contract-kiosk.ts';
import type { Log } from './log.ts';
import { shippedTexts } from './texts/shipped-texts.ts';

const fileName = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\.json$/;
const mostBytes = 1024 * 1024;

/**
 * 民族语言: the tables of the product, and what a county put into `texts/` of the data directory, `<language>.json`, which
 * stands in place of ours. One that can't be used is named and left out.
 */
export async function readTextTables(folder: string, log: Log): Promise<readonly TextTable[]> {
  const tables = new Map(shippedTexts.map((table) => [table.language, table]));
  for (const name of (await readdir(folder).catch((): string[] => [])).toSorted()) {
    const read = fileName.test(name) ? await readTable(path.join(folder, name)) : 'its name is no language';
    if (typeof read === 'string') log.warn({ file: name, why: read }, 'a table of words is not used');
    else tables.set(read.language, read);
  }
  return [...tables.values()].toSorted((one, other) => (one.language < other.language ? -1 : 1));
}

async function readTable(file: string): Promise<TextTable | string> {
  try {
    const { size } = await stat(file);
    if (size > mostBytes) return 'too large';
    const parsed = textTableSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!parsed.success) return parsed.error.issues[0]?.message ?? 'not a table';
    return parsed.data.language === path.basename(file, '.json') ? parsed.data : 'names another language than its file';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
