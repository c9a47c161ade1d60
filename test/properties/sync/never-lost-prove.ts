import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { type CourseStep, coursesFor } from '../../support/fault-course.ts';
import { type NewDatabase, type Play, type PlayReport, play } from './never-lost-stage.ts';

export interface ProofPlan {
  /** Said in messages and in what is kept. */
  readonly engine: string;
  readonly applications: number;
  readonly perPlay: number;
  readonly limitMs: number;
  /** How long a failing play may be made smaller. */
  readonly shrinkMs: number;
  /** Where failing plays are kept. */
  readonly directory: string;
  readonly newDatabase: NewDatabase;
  readonly seed: number;
  readonly courses?: fc.Arbitrary<readonly CourseStep[]>;
}

/** A play that failed: thrown with the name under which the smallest form of it was kept. */
export class Kept extends Error {
  readonly file: string;
  constructor(file: string, said: string) {
    super(`kept as ${file}\n${said}`);
    this.file = file;
  }
}

/** Plays until the number is reached or the time is over; a failing play is made as small as can be, and kept. */
export async function prove(plan: ProofPlan): Promise<readonly PlayReport[]> {
  const { engine, seed, newDatabase } = plan;
  const perPlay = Math.min(plan.perPlay, plan.applications);
  const reports: PlayReport[] = [];
  const courses = plan.courses ?? coursesFor(perPlay);
  const plays: fc.Arbitrary<Play> = fc.record({
    applications: fc.constant(perPlay),
    seed: fc.nat({ max: 1_000_000 }),
    course: courses.map((course) => [...course]),
  });
  const property = fc.asyncProperty(plays, async (one) => {
    const report = await play(one, newDatabase);
    reports.push(report);
    say(`${engine}: play ${reports.length}, seed ${one.seed}, ${JSON.stringify(report.deaths)}`);
  });
  const result = await fc.check(property, {
    seed,
    numRuns: Math.ceil(plan.applications / plan.perPlay),
    interruptAfterTimeLimit: plan.limitMs,
    // Smaller by other means: a whole play takes half a minute, and fast-check tries hundreds.
    endOnFailure: true,
  });
  const [failing] = result.counterexample ?? [];
  if (!result.failed || !failing) return reports;
  say(`${engine}: seed ${failing.seed} failed: ${String(result.errorInstance)}`);
  const smallest = await shrunk(failing, { newDatabase, untilMs: performance.now() + plan.shrinkMs });
  const file = await keep(smallest, {
    foundBy: `never-lost on ${engine}, SYNC_SEED=${seed}`,
    directory: plan.directory,
  });
  throw new Kept(file, fc.defaultReportMessage(result) ?? '');
}

function say(words: string): void {
  process.stderr.write(`never-lost on ${words}\n`);
}

interface Shrinking {
  readonly newDatabase: NewDatabase;
  readonly untilMs: number;
}

/**
 * Fewer applications first, since these plays are quick; then less of the course, by halves and quarters. What does not
 * fail when it is smaller stays as large as it was.
 */
async function shrunk(failing: Play, shrinking: Shrinking): Promise<Play> {
  let smallest = failing;
  for (let applications = 1; applications < failing.applications; applications = Math.ceil(applications * 1.6)) {
    const smaller = { ...failing, applications };
    if (await fails(smaller, shrinking)) {
      smallest = smaller;
      break;
    }
  }
  if (await fails({ ...smallest, course: [] }, shrinking)) return { ...smallest, course: [] };
  for (let length = Math.ceil(smallest.course.length / 2); length >= 1; length = Math.floor(length / 2)) {
    for (let from = 0; from < smallest.course.length; ) {
      const smaller = { ...smallest, course: smallest.course.toSpliced(from, length) };
      if (await fails(smaller, shrinking)) smallest = smaller;
      else from += length;
    }
  }
  return smallest;
}

async function fails(one: Play, { newDatabase, untilMs }: Shrinking): Promise<boolean> {
  if (performance.now() > untilMs) return false;
  try {
    await play(one, newDatabase);
    return false;
  } catch {
    return true;
  }
}

/** Played again by test/regressions from now on. */
async function keep(
  smallest: Play,
  { foundBy, directory }: { readonly foundBy: string; readonly directory: string },
): Promise<string> {
  const text = JSON.stringify({ foundBy, ...smallest }, null, 2);
  const file = path.join(directory, `${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`);
  await mkdir(directory, { recursive: true });
  await writeFile(file, `${text}\n`);
  return file;
}
