import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type CountyProcess, startCountyProcess } from '../../support/county-process.ts';
import { courseStepSchema, faultCourse } from '../../support/fault-course.ts';
import { type Side, startFaultProxy } from '../../support/fault-proxy.ts';
import { enrolInto } from '../../unit/sync/support/sync-terminal.ts';
import { type CountyClerk, startClerk } from './never-lost-clerk.ts';
import { type Messenger, startMessenger } from './never-lost-messenger.ts';
import { expectNothingLost } from './never-lost-proof.ts';
import type { WindowDay, WindowMessage } from './never-lost-terminal.ts';
import { openTerminalFiles } from './sending-process.ts';

/** A whole play as data: printed, shrunk, kept, played again. */
export const playSchema = z.object({
  applications: z.int().min(1),
  seed: z.int(),
  course: z.array(courseStepSchema),
});
export type Play = z.infer<typeof playSchema>;

export interface PlayReport {
  readonly applications: number;
  readonly deaths: Readonly<Record<Side, number>>;
  readonly met: ReadonlyMap<string, number>;
  /** How often a person had to press "send again". */
  readonly resent: number;
  /** How often the county took a package in, repeats among them. */
  readonly packages: number;
}

/** Where a play's county keeps its tables: a new address for each, or null for the embedded engine. */
export type NewDatabase = () => Promise<string | null>;

const enrolmentCode = 'NEVR-LOST-0001';
const terminalEntry = path.join(import.meta.dirname, 'never-lost-terminal.ts');

/**
 *   window (process: ledger, vault, engine) --> fault proxy --> county (process: serve.ts)
 *      ^ SIGKILL, started again                   course           ^ SIGKILL, started again
 *
 * The day is over when the window says that nothing is left to do; then both are ended and what they hold is compared.
 */
export async function play({ applications, seed, course }: Play, newDatabase: NewDatabase): Promise<PlayReport> {
  const directory = await mkdtemp(path.join(tmpdir(), 'never-lost-'));
  const countyDirectory = path.join(directory, 'county');
  const databaseUrl = await newDatabase();
  const deaths = { terminal: 0, county: 0 };
  let resent = 0;
  const running: { terminal: ChildProcess | null; county: CountyProcess | null } = { terminal: null, county: null };
  let isOver = false;
  const over = Promise.withResolvers<void>();
  // What breaks before anybody listens is heard by whoever waits for the end.
  over.promise.catch(() => {});
  const proxy = await startFaultProxy((who) => (who === 'county' ? countyDies() : terminalDies()));
  const day: WindowDay = { directory, countyUrl: proxy.url, applications, seed, hasClerk: databaseUrl !== null };
  let clerk: CountyClerk | null = null;
  let messenger: Messenger | null = null;

  async function startCounty(): Promise<void> {
    const started = startCountyProcess({ directory: countyDirectory, databaseUrl, enrolmentCode });
    running.county = started;
    const url = await started.url;
    if (url === null) over.reject(new Error('the county did not start'));
    else if (running.county === started) proxy.setTarget(url);
  }

  function startTerminal(): void {
    const child = fork(terminalEntry, [JSON.stringify(day)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    running.terminal = child;
    child.on('message', (message: WindowMessage) => {
      if ('resent' in message) resent += message.resent;
      else over.resolve();
    });
    child.once('exit', (code) => {
      if (child === running.terminal && code !== null && !isOver)
        over.reject(new Error(`the window ended by itself: ${code}`));
    });
  }

  async function countyDies(): Promise<void> {
    const dying = running.county;
    // It is not up again yet: nobody dies twice.
    if (isOver || dying === null) return;
    running.county = null;
    proxy.setTarget(null);
    deaths.county += 1;
    await dying.kill();
    if (!isOver) await startCounty();
  }

  async function terminalDies(): Promise<void> {
    const dying = running.terminal;
    if (isOver || dying === null) return;
    running.terminal = null;
    deaths.terminal += 1;
    await killed(dying);
    if (!isOver) startTerminal();
  }

  try {
    await startCounty();
    const prepared = await openTerminalFiles(directory);
    await enrolInto(prepared.ledger, { url: proxy.url, code: enrolmentCode });
    prepared.ledger.close();
    // The embedded engine is its process's alone: there is nobody at that county.
    if (databaseUrl !== null) {
      clerk = await startClerk({ databaseUrl, seed });
      messenger = await startMessenger({ directory, url: proxy.url, databaseUrl });
    }
    proxy.play(faultCourse(course));
    startTerminal();
    const carriedToo = over.promise.then(() => messenger?.stop()).then(() => clerk?.stop());
    await within(carriedToo, limitMs(applications, course.length));
    isOver = true;
    await ended(running.terminal, (child) => child.send('end'));
    await running.county?.end();
    await expectNothingLost({ day, countyDirectory, databaseUrl });
    return { applications, deaths, met: proxy.met(), resent, packages: messenger?.takenIn() ?? 0 };
  } finally {
    isOver = true;
    if (running.terminal !== null) await killed(running.terminal);
    await running.county?.kill();
    await proxy.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Generous: what has not come through by then never will. */
function limitMs(applications: number, steps: number): number {
  return 60_000 + applications * 500 + steps * 3_000;
}

async function within(over: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not everything was sent within ${ms} ms`)), ms);
  });
  await Promise.race([over, late]).finally(() => clearTimeout(timer));
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function ended(child: ChildProcess | null, end: (child: ChildProcess) => void): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  end(child);
  await gone;
}
