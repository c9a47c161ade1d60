import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type CodeSets, codeSetsSchema, type Mapping, readMapping } from './mapping.ts';

export interface MappingShelf {
  readonly codeSets: CodeSets;
  readonly mappings: readonly Mapping[];
}

/** What is wrong with the files of an integrator, line by line. */
export class MappingFault extends Error {}

export function readShelf(codeSetFile: unknown, files: readonly unknown[]): MappingShelf {
  const codeSets = codeSetsSchema.safeParse(codeSetFile);
  if (!codeSets.success) throw new MappingFault(`code-sets.json: ${codeSets.error.issues[0]?.message}`);
  const mappings = files.map((file) => {
    const read = readMapping(file, codeSets.data);
    if (read.ok) return read.mapping;
    const name = (file as { dataSet?: unknown } | null)?.dataSet;
    throw new MappingFault(read.problems.map((problem) => `${String(name ?? '?')}: ${problem}`).join('\n'));
  });
  const twice = mappings.find(({ dataSet }, index) => mappings.findIndex((one) => one.dataSet === dataSet) !== index);
  if (twice) throw new MappingFault(`${twice.dataSet}: two files are of this name`);
  return { codeSets: codeSets.data, mappings };
}

/** A folder like `mappings/`: code-sets.json, and one file for each data set. */
export async function openShelf(folder: string): Promise<MappingShelf> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const read = async (name: string): Promise<unknown> => {
    try {
      return JSON.parse(await readFile(path.join(folder, name), 'utf8'));
    } catch (error) {
      throw new MappingFault(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const files = names.filter((name) => name !== 'code-sets.json');
  return readShelf(await read('code-sets.json'), await Promise.all(files.map(read)));
}
