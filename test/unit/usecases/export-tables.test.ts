import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { byteOrderMark, readCsv } from '../../../main/domain/csv.ts';
import { must } from '../../../main/domain/result.ts';
import { exportTables } from '../../../main/usecases/export-tables.ts';
import { sampleItem } from '../domain/sample-case.ts';
import { openWindow, type Window } from './window.ts';

let window: Window;
let stick: string;

beforeEach(async () => {
  stick = await mkdtemp(path.join(tmpdir(), 'stick-'));
  const odd = sampleItem({ code: '000117051000', name: '=危房改造,"补助"', consultPhone: '07712345678' });
  window = await openWindow({ items: [odd] });
});
afterEach(async () => {
  await window.close();
  await rm(stick, { recursive: true, force: true });
});

const read = async (name: string) => readCsv(await readFile(path.join(stick, name), 'utf8')) ?? [];

test('R35: catalogue, materials, parameters and calendar lie on the stick as tables that a spreadsheet leaves as they are', async () => {
  const { paths } = must(await exportTables(window.parts, { folder: stick }));
  expect(paths.map((file) => path.basename(file))).toEqual([
    '事项目录.csv',
    '材料清单.csv',
    '运行参数.csv',
    '工作日历.csv',
  ]);
  expect((await readdir(stick)).toSorted()).toEqual(paths.map((file) => path.basename(file)).toSorted());

  const raw = await readFile(path.join(stick, '事项目录.csv'), 'utf8');
  expect(raw.startsWith(byteOrderMark)).toBe(true);
  // Neither a formula nor 1.17E+8.
  expect(raw).toContain(`"'=危房改造,""补助"""`);
  expect(raw).toContain('\t000117051000');
  const [head, item] = await read('事项目录.csv');
  expect(item?.[head?.indexOf('编码') ?? -1]).toBe('000117051000');
  expect(item?.[head?.indexOf('名称') ?? -1]).toBe('=危房改造,"补助"');
  expect(item?.[head?.indexOf('承诺时限') ?? -1]).toBe('15 个工作日');
  expect(await read('材料清单.csv')).toHaveLength(1 + sampleItem().materials.length);
  expect((await read('运行参数.csv')).find(([name]) => name === 'pollSeconds')?.[2]).toBe('15');
});

test('R35: a second export takes the place of the first; a stick that is gone is a failure by name', async () => {
  must(await exportTables(window.parts, { folder: stick }));
  must(await exportTables(window.parts, { folder: stick }));
  expect(await readdir(stick)).toHaveLength(4);
  expect(await exportTables(window.parts, { folder: path.join(stick, 'gone') })).toMatchObject({
    failure: { code: 'package/folder-missing' },
  });
  window.parts.session.operator = null;
  expect(await exportTables(window.parts, { folder: stick })).toMatchObject({ failure: { code: 'terminal/locked' } });
});
