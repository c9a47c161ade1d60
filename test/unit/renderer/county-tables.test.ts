import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import i18next from 'i18next';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTextTables } from '../../../main/text-tables.ts';
import { shippedTexts } from '../../../main/texts/shipped-texts.ts';
import { addTable } from '../../../renderer/text/county-tables.ts';
import { defineText } from '../../../renderer/text.ts';

let folder: string;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'texts-')), 'texts');
  await mkdir(folder);
});
afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

const table = (language: string, rooms: object) => JSON.stringify({ language, name: 'Vahcuengh', rooms });
const put = (name: string, text: string) => writeFile(path.join(folder, name), text);

test('a county’s table is read; what is no table, or names another language, is named and left out', async () => {
  await put('za.json', table('za', { home: { greeting: 'Mwngz ndei' } }));
  await put('ug.json', table('bo', {}));
  await put('zh.json', table('zh', {}));
  await put('mn.json', '{ this is not json');
  await put('words.txt', 'nothing');
  let named = '';
  const write = (line: string): void => {
    named += line;
  };
  const log = pino({ level: 'warn' }, { write });
  const read = await readTextTables(folder, log);
  expect(read.map(({ language }) => language)).toEqual(['ug', 'za']);
  // The county's own stands in place of ours, and what it puts there is nobody's word until somebody says so.
  expect(read.map(({ name }) => name)).toEqual(['ئۇيغۇرچە', 'Vahcuengh']);
  expect(read[1]?.rooms).toEqual({ home: { greeting: 'Mwngz ndei' } });
  for (const file of ['ug.json', 'zh.json', 'mn.json', 'words.txt']) expect(named).toContain(file);
  expect(await readTextTables(path.join(folder, 'missing'), log)).toEqual(shippedTexts);
});

test('missing words fall back to Chinese and are listed; words that fill in something else are not shown', async () => {
  defineText(
    'table-test',
    { greeting: '您好', soon: '{{seconds}} 秒后结束', deep: { bye: '再见' } },
    { greeting: 'Hello', soon: 'Ends in {{seconds}} s', deep: { bye: 'Bye' } },
  );
  const report = addTable(
    {
      language: 'za',
      name: 'Vahcuengh',
      reviewed: null,
      rooms: { 'table-test': { greeting: 'Mwngz ndei', soon: '{{idNumber}}', invented: 'x' }, elsewhere: { a: 'b' } },
    },
    ['table-test'],
  );
  expect(report.missing).toEqual(['table-test:soon', 'table-test:deep.bye']);
  expect(report.unusable).toEqual(['table-test:soon', 'table-test:invented', 'elsewhere:a']);
  const say = i18next.getFixedT('za', 'table-test');
  expect(say('greeting')).toBe('Mwngz ndei');
  expect(say('deep.bye')).toBe('再见');
  expect(say('soon', { seconds: 5 })).toBe('5 秒后结束');
});
