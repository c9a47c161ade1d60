import { defineConfig } from 'vitest/config';
import { endOfRun } from './test/support/end-of-run.ts';

/**
 * Two groups, one after the other: the rooms, then the whole product, fewer at a time, since each of those starts several
 * processes and a browser. The runner's own default is one file at a time on two cores; most of these files wait for
 * processes, sockets and pages, so more of them side by side cost nothing but patience.
 */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    // A poll waits for a state; how long that takes on a busy machine says nothing about it.
    expect: { poll: { timeout: 30_000, interval: 25 } },
    hookTimeout: 180_000,
    pool: 'forks',
    reporters: ['default', endOfRun()],
    // CI runs on a shared machine: a second try is allowed there, and said in the log ("retry x1"); never at a desk.
    retry: process.env.CI === undefined ? 0 : 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/{house,unit,contract,properties,regressions}/**/*.test.{ts,tsx}'],
          maxWorkers: 4,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'product',
          include: ['test/{journeys,e2e}/**/*.test.ts'],
          setupFiles: ['test/support/show-failures.ts'],
          testTimeout: 180_000,
          // A story cannot be taken up from its middle: the runner begins the whole file anew (test/run.ts).
          retry: 0,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
