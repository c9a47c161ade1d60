import { defineConfig } from 'vitest/config';

/**
 * Two groups, one after the other: rooms side by side, then the whole product, one journey at a time, since each of
 * those starts several processes and a browser.
 */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    // A poll waits for a state; how long that takes on a busy machine says nothing about it.
    expect: { poll: { timeout: 30_000, interval: 25 } },
    hookTimeout: 90_000,
    pool: 'forks',
    // CI runs on a shared machine: a second try is allowed there, and said in the log ("retry x1"); never at a desk.
    retry: process.env.CI === undefined ? 0 : 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/{house,unit,contract,properties,regressions}/**/*.test.{ts,tsx}'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'product',
          include: ['test/{journeys,e2e}/**/*.test.ts'],
          testTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
