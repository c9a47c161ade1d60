import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coursesFor } from '../../support/fault-course.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { type NewDatabase, type Play, type PlayReport, play } from './never-lost-stage.ts';

/** Ordinarily a few minutes' worth; `npm run soak` takes the time it needs. */
const size = {
  applications: Number(process.env.SOAK_APPLICATIONS ?? 60),
  perPlay: Number(process.env.SOAK_PER_PLAY ?? 20),
  limitMs: Number(process.env.SOAK_LIMIT_MS ?? 240_000),
};
const regressions = path.resolve(import.meta.dirname, '../../regressions/sync');

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server?.stop());

/** Plays until the number is reached or the time is over; a failing play is made as small as can be, and kept. */
async function prove(engine: string, applications: number, newDatabase: NewDatabase): Promise<void> {
  const seed = Number(process.env.SYNC_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`never-lost on ${engine}: SYNC_SEED=${seed}\n`);
  const reports: PlayReport[] = [];
  const plays: fc.Arbitrary<Play> = fc.record({
    applications: fc.constant(Math.min(size.perPlay, applications)),
    seed: fc.nat({ max: 1_000_000 }),
    course: coursesFor(Math.min(size.perPlay, applications)),
  });
  const property = fc.asyncProperty(plays, async (one) => {
    const report = await play(one, newDatabase);
    reports.push(report);
    process.stderr.write(
      `never-lost on ${engine}: play ${reports.length}, seed ${one.seed}, ${JSON.stringify(report.deaths)}\n`,
    );
  });
  const result = await fc.check(property, {
    seed,
    numRuns: Math.ceil(applications / size.perPlay),
    interruptAfterTimeLimit: size.limitMs,
  });
  process.stderr.write(`never-lost on ${engine}: ${tell(reports)}\n`);
  const [smallest] = result.counterexample ?? [];
  if (result.failed && smallest) {
    // Kept, and played again by test/regressions from now on.
    const text = JSON.stringify({ foundBy: `never-lost on ${engine}, SYNC_SEED=${seed}`, ...smallest }, null, 2);
    const name = createHash('sha256').update(text).digest('hex').slice(0, 8);
    await mkdir(regressions, { recursive: true });
    await writeFile(path.join(regressions, `${name}.json`), `${text}\n`);
    throw new Error(`${fc.defaultReportMessage(result)}\nkept as test/regressions/sync/${name}.json`);
  }
  expect(reports.length).toBeGreaterThan(0);
}

function tell(reports: readonly PlayReport[]): string {
  const met = new Map<string, number>();
  for (const report of reports) for (const [name, count] of report.met) met.set(name, (met.get(name) ?? 0) + count);
  const sum = (count: (report: PlayReport) => number) => reports.reduce((total, report) => total + count(report), 0);
  return JSON.stringify({
    plays: reports.length,
    applications: reports.length * size.perPlay,
    windowKilled: sum(({ deaths }) => deaths.terminal),
    countyKilled: sum(({ deaths }) => deaths.county),
    packagesTakenIn: sum(({ packages }) => packages),
    resentByHand: sum(({ resent }) => resent),
    requests: Object.fromEntries(met),
  });
}

const limitMs = size.limitMs + 240_000;

test(
  `${size.applications} applications through any weather and any death, at a county on PostgreSQL`,
  async () => {
    await prove('PostgreSQL', size.applications, () => server.newDatabase());
  },
  limitMs,
);

test(
  'the same at a county on the embedded engine, fewer',
  async () => {
    await prove('PGlite', Math.min(size.perPlay, size.applications), async () => null);
  },
  limitMs,
);
