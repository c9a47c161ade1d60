import { spawnSync } from 'node:child_process';
import path from 'node:path';

/**
 * `npm run soak`: 2,000 applications with scans through faults and sudden deaths of both sides, in plays of 50 with a
 * course of their own each; an hour at most (SOAK_LIMIT_MS). Seeds and what was met stand on standard error; a play that
 * fails is made small and kept in test/regressions/sync.
 */
const root = path.resolve(import.meta.dirname, '..');
const vitest = path.join(root, 'node_modules', '.bin', 'vitest');
const run = spawnSync(vitest, ['run', 'test/properties/sync/never-lost-never-doubled.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    SOAK_APPLICATIONS: process.env.SOAK_APPLICATIONS ?? '2000',
    SOAK_PER_PLAY: process.env.SOAK_PER_PLAY ?? '50',
    SOAK_LIMIT_MS: process.env.SOAK_LIMIT_MS ?? '3600000',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
  },
});
process.exit(run.status ?? 1);
