import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import { problemWriter, setWriter } from './export-set.ts';
import type { CodeSets, Mapping } from './mapping.ts';
import type { ExchangeFormat, ExchangePeriod, ExchangeStore } from './port.ts';
import { told } from './told.ts';

export interface WrittenSets {
  readonly sets: readonly { dataSet: string; file: string; rows: number; problems: number }[];
  readonly problemFile: string;
}

/**
 * One file a data set, all of them in one walk over the cases: each case is read once, and one of them is in memory. A
 * file has its name only when it is whole.
 */
export async function writeSets(order: {
  readonly mappings: readonly Mapping[];
  readonly codeSets: CodeSets;
  readonly format: ExchangeFormat;
  readonly folder: string;
  readonly exchange: Pick<ExchangeStore, 'cases' | 'voices'>;
  readonly catalogue: Pick<CatalogueShelf, 'current'>;
  readonly period: ExchangePeriod;
  readonly exportedAt: string;
}): Promise<WrittenSets> {
  const { mappings, codeSets, format, period, exchange, exportedAt } = order;
  await mkdir(order.folder, { recursive: true });
  const problems = await openFile(path.join(order.folder, '问题清单.csv'));
  const problem = problemWriter();
  await problems.write(problem.head());
  const files: { dataSet: string; file: string; rows: number; problems: number }[] = [];
  for (const [about, sets] of Map.groupBy(mappings, (mapping) => mapping.about)) {
    const found: string[] = [];
    const opened = await Promise.all(
      sets.map(async (mapping) => ({
        dataSet: mapping.dataSet,
        writer: setWriter({ mapping, codeSets, format, onProblem: (one) => found.push(problem.piece(one)) }),
        file: await openFile(path.join(order.folder, `${mapping.dataSet}.${format}`)),
      })),
    );
    for (const { file, writer } of opened) await file.write(writer.head());
    for await (const one of told(about, { exchange, shelf: order.catalogue, period, exportedAt })) {
      for (const { file, writer } of opened) await file.write(writer.piece(one));
      await problems.write(found.splice(0).join(''));
    }
    for (const { dataSet, file, writer } of opened) {
      await file.write(writer.tail());
      files.push({ dataSet, file: await file.end(), ...writer.tally });
    }
  }
  const wanted = mappings.map(({ dataSet }) => dataSet);
  files.sort((a, b) => wanted.indexOf(a.dataSet) - wanted.indexOf(b.dataSet));
  return { sets: files, problemFile: await problems.end() };
}

interface OpenFile {
  write(text: string): Promise<void>;
  /** Its name, now that it is whole. */
  end(): Promise<string>;
}

/** Letters and numbers of people: for the user alone who exports them. */
async function openFile(name: string): Promise<OpenFile> {
  const unfinished = `${name}.part`;
  const handle = await open(unfinished, 'w', 0o600);
  let waiting = '';
  return {
    async write(text) {
      waiting += text;
      if (waiting.length < flushAt) return;
      const full = waiting;
      waiting = '';
      await handle.writeFile(full);
    },
    async end() {
      await handle.writeFile(waiting);
      await handle.close();
      await rename(unfinished, name);
      return name;
    },
  };
}

const flushAt = 64 * 1024;
