import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { startPostgres } from '../../support/postgres.ts';

const entry = path.resolve('sync/county/serve.ts');
const patienceMs = 45_000;
let server: Awaited<ReturnType<typeof startPostgres>>;
let directory: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server?.stop());
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'county-instances-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
  await rm(directory, { recursive: true, force: true });
});

function start(instances: string, databaseUrl: string | null) {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [
      entry,
      '--data-dir',
      directory,
      '--enrolment-code',
      'DEMO-CODE-1',
      '--log-level',
      'error',
      '--instances',
      instances,
    ],
    { env: { ...env, ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) } },
  );
  children.push(child);
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return { child, output: () => output, errors: () => errors };
}

async function instancesOf(child: ChildProcess): Promise<readonly number[]> {
  const list = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
  return list.split(' ').filter(Boolean).map(Number);
}

async function takenIn(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^county_applications_delivered_total (\d+)$/m.exec(text)?.[1]);
}

test('three instances share one port, their figures are summed, one that is killed is replaced, and all end together', async () => {
  const started = start('3', await server.newDatabase());
  await expect.poll(() => started.output(), { timeout: patienceMs }).toContain('\n');
  const url = JSON.parse(started.output()).county;
  const before = await instancesOf(started.child);
  expect(before).toHaveLength(3);

  const terminal = await WireTerminal.enrolled(url, 'DEMO-CODE-1');
  const deliver = async (counter: number) => {
    const application = sampleApplication(terminal, counter);
    const event = terminal.accept(application);
    // Each request on a connection of its own: the instances take turns.
    const answer = await terminal.call(url, '/api/v1/events', {
      method: 'POST',
      body: { jws: await terminal.seal([event]), events: [event] },
      headers: { connection: 'close' },
    });
    expect(answer.body.deliveries).toMatchObject([{ applicationId: application.id }]);
  };
  for (let counter = 1; counter <= 6; counter += 1) await deliver(counter);
  for (let scrape = 0; scrape < 6; scrape += 1) expect(await takenIn(url)).toBe(6);

  process.kill(before[0] ?? 0, 'SIGKILL');
  await expect
    .poll(() => instancesOf(started.child), { timeout: patienceMs })
    .toSatisfy((now: readonly number[]) => now.length === 3 && !now.includes(before[0] ?? 0));
  expect(started.errors()).toContain('an instance ended');
  await deliver(7);

  const all = await instancesOf(started.child);
  started.child.kill('SIGTERM');
  expect(await once(started.child, 'exit')).toEqual([0, null]);
  for (const pid of all) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
}, 180_000);

test('killed without warning, the one that started them takes its instances with it', async () => {
  const started = start('2', await server.newDatabase());
  await expect.poll(() => started.output(), { timeout: patienceMs }).toContain('\n');
  const all = await instancesOf(started.child);
  expect(all).toHaveLength(2);
  started.child.kill('SIGKILL');
  const isGone = (pid: number) => {
    try {
      return !process.kill(pid, 0);
    } catch {
      return true;
    }
  };
  await expect.poll(() => all.every(isGone), { timeout: patienceMs }).toBe(true);
}, 120_000);

test.each([
  ['2', 'need a PostgreSQL server'],
  ['0', 'is not 1 to 64'],
])('--instances %s without what it needs is refused in one clear line', async (count, words) => {
  const started = start(count, null);
  const [code] = await once(started.child, 'exit');
  expect(code).toBe(1);
  await expect.poll(() => started.errors()).toContain(words);
});
