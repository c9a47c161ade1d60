import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { prove } from './never-lost-prove.ts';
import type { NewDatabase, PlayReport } from './never-lost-stage.ts';

/** Ordinarily a few minutes' worth; `npm run soak` takes the time it needs. */
const size = {
  applications: Number(process.env.SOAK_APPLICATIONS ?? 60),
  perPlay: Number(process.env.SOAK_PER_PLAY ?? 20),
  limitMs: Number(process.env.SOAK_LIMIT_MS ?? 240_000),
};
const shrinkMs = 600_000;
const directory = path.resolve(import.meta.dirname, '../../regressions/sync');

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server?.stop());

async function proved(engine: string, applications: number, newDatabase: NewDatabase): Promise<void> {
  const seed = Number(process.env.SYNC_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`never-lost on ${engine}: SYNC_SEED=${seed}\n`);
  const { perPlay, limitMs } = size;
  const reports = await prove({ engine, applications, perPlay, limitMs, shrinkMs, directory, newDatabase, seed });
  process.stderr.write(`never-lost on ${engine}: ${tell(reports)}\n`);
  expect(reports.length).toBeGreaterThan(0);
}

function tell(reports: readonly PlayReport[]): string {
  const met = new Map<string, number>();
  for (const report of reports) for (const [name, count] of report.met) met.set(name, (met.get(name) ?? 0) + count);
  const sum = (count: (report: PlayReport) => number) => reports.reduce((total, report) => total + count(report), 0);
  return JSON.stringify({
    plays: reports.length,
    applications: sum(({ applications }) => applications),
    windowKilled: sum(({ deaths }) => deaths.terminal),
    countyKilled: sum(({ deaths }) => deaths.county),
    packagesTakenIn: sum(({ packages }) => packages),
    resentByHand: sum(({ resent }) => resent),
    requests: Object.fromEntries(met),
  });
}

const testMs = size.limitMs + shrinkMs + 240_000;

test(
  `${size.applications} applications through any weather and any death, at a county on PostgreSQL`,
  async () => {
    await proved('PostgreSQL', size.applications, () => server.newDatabase());
  },
  testMs,
);

test(
  'the same at a county on the embedded engine, fewer',
  async () => {
    await proved('PGlite', Math.min(size.perPlay, size.applications), async () => null);
  },
  testMs,
);
