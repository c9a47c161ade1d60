import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../../../main/domain/csv.ts';
import { builtInMappings } from '../../../sync/county/exchange/built-in.ts';
import { caseSource } from '../../../sync/county/exchange/case-source.ts';
import { type WrittenSets, writeSets } from '../../../sync/county/exchange/write-sets.ts';
import { sampleItem } from '../domain/sample-case.ts';
import { heldCase, voice } from './held-case.ts';

/** Each data set as its file: a change of any of them is seen here first, and written with `vitest -u`. */
const { mappings, codeSets } = builtInMappings;
let folder = '';
let written: WrittenSets;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'exchange-'));
  const order = {
    mappings,
    codeSets,
    folder,
    exchange: {
      cases: async function* () {
        yield caseSource(heldCase());
      },
      voices: async function* () {
        yield voice;
      },
    },
    catalogue: {
      current: async () => ({
        version: 1,
        publishedAt: '2026-01-01T00:00:00.000Z',
        county: { code: '450199', name: '青禾县', phone: '12345' },
        calendar: { holidays: [], makeUpDays: [], knownUntil: '2026-12-31' },
        items: [sampleItem()],
      }),
    },
    period: { from: '2026-03-01', to: '2026-03-31', placeCode: '' },
    exportedAt: '2026-04-01T01:02:03.000Z',
  };
  await writeSets({ ...order, format: 'json' });
  written = await writeSets({ ...order, format: 'csv' });
});
afterAll(() => rm(folder, { recursive: true }));

describe('R31: data sets of GB/T 39046 and of the national reporting tables', () => {
  test.each(mappings.map(({ dataSet, title }) => [dataSet, title]))(
    '%s %s is written as its golden file',
    async (name) => {
      const text = await readFile(path.join(folder, `${name}.csv`), 'utf8');
      await expect(text).toMatchFileSnapshot(path.join(import.meta.dirname, 'golden', `${name}.csv`));
      expect(written.sets.find(({ dataSet }) => dataSet === name)?.rows).toBeGreaterThan(0);
    },
  );

  test.each(mappings.map((mapping) => [mapping.dataSet, mapping] as const))(
    '%s read back from CSV is the same, value by value, as from JSON',
    async (name, mapping) => {
      const lines = readCsv(await readFile(path.join(folder, `${name}.csv`), 'utf8'));
      const { rows } = JSON.parse(await readFile(path.join(folder, `${name}.json`), 'utf8'));
      const [head, ...body] = lines ?? [];
      expect(head).toEqual(mapping.fields.map((field) => `${field.name} ${field.target}`));
      expect(body).toEqual(rows.map((row: Record<string, string>) => mapping.fields.map(({ target }) => row[target])));
    },
  );

  test('a case that went through everything has all that the receivers require', async () => {
    expect(readCsv(await readFile(written.problemFile, 'utf8'))).toHaveLength(1);
    expect(written.sets.map(({ problems }) => problems)).toEqual(mappings.map(() => 0));
  });

  test('nothing is left half written', async () => {
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
