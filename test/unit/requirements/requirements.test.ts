import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collectTests } from '../../requirements/collect-tests.ts';
import { coverage, faultsOf } from '../../requirements/coverage.ts';
import { htmlPage, markdownPage } from '../../requirements/page.ts';
import { readTitles } from '../../requirements/read-titles.ts';
import type { Requirement } from '../../requirements/requirement.ts';
import { requirements } from '../../requirements/requirement-table.ts';

const titles = (source: string) => readTitles('some.test.ts', source).tests.map(({ name }) => name);
const number = (digits: string) => `R${digits}`;

describe('titles are read from the source', () => {
  test('with the blocks around them, whatever way the test is started', () => {
    expect(
      titles(`
        describe('a block', () => {
          test('one', () => {});
          it.each([1, 2])('number %i', () => {});
          describe.runIf(isLinux)(\`inner \${name} block\`, () => { test.skipIf(x)('two', async () => {}); });
        });
        for (const kind of kinds) { test(\`\${kind} three\`, () => {}); }
      `),
    ).toEqual(['a block > one', 'a block > number %i', 'a block > inner … block > two', '… three']);
  });

  test('and what never runs is no test', () => {
    expect(
      titles(`
        test.skip('one', () => {}); test.todo('two'); describe.skip('block', () => { test('three', () => {}); });
        // test('four', () => {});
        const text = "test('five', () => {})"; await it.getByRole('button'); page.test('six');
      `),
    ).toEqual([]);
  });

  test('a file that is no program is named', () => {
    expect(() => readTitles('broken.test.ts', 'test(')).toThrow(/broken\.test\.ts/);
  });
});

describe('the tests of a folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'requirements-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('are those of its test files and of the suites that they import, and no others', async () => {
    await mkdir(path.join(folder, 'unit'));
    const suite = (title: string) => `export function run() { test('${title}', () => {}); }`;
    await writeFile(path.join(folder, 'used-suite.ts'), suite('of a suite'));
    await writeFile(path.join(folder, 'forgotten-suite.ts'), suite('of nobody'));
    await writeFile(
      path.join(folder, 'unit', 'one.test.ts'),
      `import { run } from '../used-suite.ts'; run(); test('own', () => {});`,
    );
    expect(await collectTests(folder)).toEqual([
      { file: 'unit/one.test.ts', name: 'own' },
      { file: 'used-suite.ts', name: 'of a suite' },
    ]);
  });
});

describe('requirements and tests brought together', () => {
  const table: readonly Requirement[] = [
    { id: 'R01', area: 'one', title: '目录', words: 'A <catalogue> | list.', scope: 'in' },
    { id: 'R02', area: 'one', title: '编码', words: 'Codes.', scope: 'in' },
    { id: 'R03', area: 'two', title: '联办', words: 'Joint.', scope: { out: 'The county’s own.' } },
  ];
  const proof = { file: 'a.test.ts', name: 'block R01 > and R01 again' };

  test('a number in a name proves, a requirement without one is open, one out of scope is not', () => {
    const found = coverage(table, [proof, { file: 'b.test.ts', name: 'without a number, R1, XR02 and R021' }]);
    expect(found.requirements.map(({ id, state }) => [id, state])).toEqual([
      ['R01', 'proved'],
      ['R02', 'open'],
      ['R03', 'out'],
    ]);
    expect(found.requirements[0]?.tests).toEqual([proof]);
    expect(faultsOf(found, false)).toEqual([]);
    expect(faultsOf(found, true)).toEqual(['R02 编码: OPEN, no test']);
  });

  test('a number that does not exist is a fault, strict or not', () => {
    const stranger = { file: 'c.test.ts', name: `${number('66')}: something` };
    const found = coverage(table, [proof, stranger]);
    expect(found.strangers).toEqual([stranger]);
    expect(faultsOf(found, false)).toHaveLength(1);
    expect(faultsOf(found, false)[0]).toContain('c.test.ts');
  });

  test('the pages show what is proved by what, what is open, why something is out, and markup as text', () => {
    const found = coverage(table, [proof]);
    for (const page of [markdownPage(found), htmlPage(found)]) {
      expect(page).toContain('a.test.ts');
      expect(page).toContain('OPEN');
      expect(page).toContain('The county’s own.');
      expect(page).not.toContain('<catalogue>');
      expect(page).toContain('3 项要求：1 项有测试证明，1 项未证明');
    }
  });

  test('the table has every number from 01 to 65 once, and a reason for each one out of scope', () => {
    const expected = Array.from({ length: 65 }, (_, index) => number(String(index + 1).padStart(2, '0')));
    expect(requirements.map(({ id }) => id)).toEqual(expected);
    for (const { scope } of requirements) expect(scope === 'in' || scope.out.length > 40).toBe(true);
    expect(new Set(requirements.map(({ title }) => title)).size).toBe(65);
  });
});

test('the command writes both pages, and is strict when asked', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'requirements-'));
  const run = (...more: readonly string[]) =>
    spawnSync(process.execPath, ['test/requirements/run.ts', '--out', folder, ...more], {
      cwd: path.resolve(import.meta.dirname, '../../..'),
      encoding: 'utf8',
    });
  const plain = run();
  expect({ status: plain.status, faults: plain.stderr }).toEqual({ status: 0, faults: '' });
  const page = await readFile(path.join(folder, 'requirements.md'), 'utf8');
  expect(await readFile(path.join(folder, 'requirements.html'), 'utf8')).toContain('id="R65"');
  const strict = run('--strict');
  expect(strict.status).toBe(page.includes('| OPEN |') ? 1 : 0);
  expect(strict.stderr.includes('OPEN, no test')).toBe(page.includes('| OPEN |'));
  await rm(folder, { recursive: true });
});
