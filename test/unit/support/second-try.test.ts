import { describe, expect, test } from 'vitest';
import { worthASecondTry } from '../../support/second-try.ts';

describe('a second try in CI', () => {
  test('up to three stories are begun anew', () => {
    const failed = ['test/e2e/a.test.ts', 'test/journeys/b.test.ts', 'test/e2e/c.test.ts'];
    expect(worthASecondTry(failed)).toEqual(failed);
  });
  test('four at once fail', () => {
    expect(worthASecondTry(['a', 'b', 'c', 'd'].map((name) => `test/e2e/${name}.test.ts`))).toEqual([]);
  });
  test('a room that failed twice in its own run fails the whole, and no story is tried for nothing', () => {
    expect(worthASecondTry(['test/e2e/a.test.ts', 'test/unit/x/b.test.ts'])).toEqual([]);
  });
  test('a run that broke off names none', () => {
    expect(worthASecondTry([])).toEqual([]);
  });
});
