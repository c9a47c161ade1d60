import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

/** The command as an integrator types it. */
function due(...args: readonly string[]) {
  const done = spawnSync(process.execPath, ['sync/county/due.ts', ...args], { encoding: 'utf8' });
  return { code: done.status, lines: done.stdout.trimEnd().split('\n'), out: done.stdout, err: done.stderr };
}

describe('R22: the due date on the first line, and how it was counted below', () => {
  test.each([
    ['2026-02-13 1wd', '2026-02-14'],
    ['2026-02-13 5wd', '2026-02-27'],
    ['2026-09-18 1wd', '2026-09-20'],
    ['2025-12-31 1wd', '2026-01-04'],
    ['2026-03-02 20wd', '2026-03-30'],
    ['2026-03-02 20wd --suspend 2026-03-09..2026-03-20', '2026-04-13'],
    ['2026-03-02 20wd --suspend 2026-03-13..2026-03-20 --suspend 2026-03-09..2026-03-13', '2026-04-13'],
    ['2026-03-02 15wd --suspend=2026-03-09..2026-03-20', '2026-04-03'],
    ['2026-09-25 10d', '2026-10-05'],
    ['2026-09-25 10d --suspend 2026-09-26..2026-09-28', '2026-10-07'],
    ['2026-03-02 0wd', '2026-03-02'],
  ])('%s: %s', (words, date) => {
    const { code, lines, err } = due(...words.split(' '));
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(lines[0]).toBe(date);
    expect(lines.length).toBeGreaterThanOrEqual(3);
  });

  test('the explanation is a sentence in both languages', () => {
    expect(due('2026-03-02', '20wd', '--suspend', '2026-03-09..2026-03-20').out).toBe(
      [
        '2026-04-13',
        '20 个工作日，2026年3月2日受理，3月9日至20日中止，应于4月13日前办结',
        '20 working days, accepted on 2026-03-02, suspended from 2026-03-09 to 2026-03-20, to be done by 2026-04-13',
        '',
      ].join('\n'),
    );
  });

  test('a year that the State Council has not published is said to be provisional', () => {
    expect(due('2026-12-30', '5wd').out).toMatch(/^2027-01-06\n.*还没公布.*\n.*not published yet/);
    expect(due('2026-12-30', '1wd').out).not.toContain('还没公布');
  });

  test('what a profile allows is said below, and a licence in natural days is doubted', () => {
    const licence = due('2026-02-13', '7d', '--profile', 'licence');
    expect(licence.lines[0]).toBe('2026-02-20');
    expect(licence.out).toContain('行政许可：只能延期一次，最多 10 个工作日');
    expect(licence.out).toContain('article 82');
    expect(due('2026-02-13', '5wd', '--profile', 'benefit').out).toMatch(/^2026-02-27\n[\s\S]*县里可以另定/);
  });

  test('a natural-day limit that ends on a day off says so; a suspension after the end moves nothing, and says so', () => {
    expect(due('2026-02-13', '7d').out).toContain('之前最后一个工作日是 2026-02-14');
    const late = due('2026-03-02', '5wd', '--suspend', '2026-03-16..2026-03-20');
    expect(late.lines[0]).toBe('2026-03-09');
    expect(late.out).toContain('moves nothing');
  });
});

test.each([
  [[], 'a date and a limit'],
  [['2026-02-13'], 'a date and a limit'],
  [['2026-02-30', '5wd'], '2026-02-30'],
  [['13.02.2026', '5wd'], '13.02.2026'],
  [['2026-02-13', '5'], '“5”'],
  [['2026-02-13', '5weeks'], '5weeks'],
  [['2026-02-13', '99999wd'], '99999wd'],
  [['2026-02-13', '5wd', 'extra'], 'extra'],
  [['2026-02-13', '5wd', '--suspend', '2026-03-20..2026-03-09'], 'ends before it begins'],
  [['2026-02-13', '5wd', '--suspend', '2026-02-01..2026-02-20'], 'nothing runs yet'],
  [['2026-02-13', '5wd', '--suspend', 'soon'], 'soon'],
  [['2026-02-13', '5wd', '--profile', 'permit'], 'licence, benefit, service'],
  [['2026-02-13', '5wd', '--fast'], '--fast'],
  [['2024-02-08', '5wd'], 'holidays before 2025-01-01'],
])('R22: bad input %j is one clear line on standard error', (args, words) => {
  const { code, out, err } = due(...args);
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toMatch(/^due: [^\n]+\n$/);
  expect(err).toContain(words);
});

test('--help says how to ask', () => {
  const { code, out } = due('--help');
  expect(code).toBe(0);
  expect(out).toContain('usage: npm run --silent due -- DATE LIMIT');
});
