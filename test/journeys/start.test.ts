import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startCounty } from '../../sync/county/county.ts';
import { openTerminalLine } from '../support/terminal-line.ts';
import { answers, descendants, isRunning, portOf, type Started, start } from './start-process.ts';

/** `npm start` as a script that starts it sees it (issue "The walk-in job", To build 2). */
let home: string;
const running: Started[] = [];
const patience = { timeout: 30_000, interval: 20 };

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'start-'));
});
afterEach(async () => {
  for (const one of running.splice(0)) {
    if (one.child.exitCode === null && one.child.signalCode === null) one.child.kill('SIGKILL');
    await one.ended;
  }
});
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

function launch(args: readonly string[], env?: Readonly<Record<string, string>>): Started {
  const one = start(['--headless', ...args], env);
  running.push(one);
  return one;
}

async function stateOf(url: string) {
  const line = await openTerminalLine(url);
  try {
    return await line.must('terminalState', {});
  } finally {
    line.close();
  }
}

/** One line for a person; no stack, nothing on standard output. */
async function refusal(one: Started): Promise<string> {
  expect(await one.ended).toBe(1);
  expect(one.stdout()).toBe('');
  const lines = one
    .stderr()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('{'));
  expect(lines.join('\n')).not.toMatch(/^\s+at /m);
  expect(lines.length).toBe(1);
  return lines[0] ?? '';
}

describe.runIf(process.platform === 'linux')('the life of a terminal', { timeout: 120_000 }, () => {
  test('one line when ready; a second start refused; a kill leaves no orphan; it starts again; Ctrl-C ends all', async () => {
    const dataDir = path.join(home, 'life');

    const first = launch(['--data-dir', dataDir]);
    const ready = await first.ready;
    expect(ready).toEqual({
      ready: true,
      terminal: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{20,}$/),
      county: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      dataDir,
      host: 'browser',
    });
    const state = await stateOf(ready.terminal);
    expect(state).toMatchObject({ station: 'window', demo: true, enrolled: true, operator: null, deskKey: null });

    const second = launch(['--data-dir', dataDir]);
    expect(await refusal(second)).toContain('(terminal/in-use');
    expect((await stateOf(ready.terminal)).terminalId).toBe(state.terminalId);

    const orphans = await descendants(first.child.pid ?? 0);
    expect(orphans.length).toBeGreaterThanOrEqual(3);
    first.child.kill('SIGKILL');
    await first.ended;
    for (const pid of orphans) await expect.poll(() => isRunning(pid), patience).toBe(false);

    const third = launch(['--data-dir', dataDir]);
    const again = await third.ready;
    const afterKill = await stateOf(again.terminal);
    expect(afterKill).toMatchObject({ terminalId: state.terminalId, deskGeneration: state.deskGeneration + 1 });
    const children = await descendants(third.child.pid ?? 0);
    // npm hands on the Ctrl-C that the terminal has sent to the whole group already.
    third.child.kill('SIGINT');
    third.child.kill('SIGINT');
    expect(await third.ended).toBe(0);
    for (const pid of children) expect(await isRunning(pid)).toBe(false);
    expect(await answers(portOf(again.terminal))).toBe(false);
    expect(await answers(portOf(again.county))).toBe(false);
    expect(third.stdout().split('\n').filter(Boolean)).toHaveLength(1);
  });

  test('a Ctrl-C in the middle of the start leaves nothing running', async () => {
    const one = launch(['--data-dir', path.join(home, 'early')]);
    await expect.poll(async () => (await descendants(one.child.pid ?? 0)).length, patience).toBeGreaterThan(0);
    const children = await descendants(one.child.pid ?? 0);
    one.child.kill('SIGINT');
    await one.ended;
    expect(one.stdout()).toBe('');
    for (const pid of children) await expect.poll(() => isRunning(pid), patience).toBe(false);
  });

  test('--county uses that county, and once enrolled the terminal starts without it', async () => {
    const dataDir = path.join(home, 'elsewhere');
    const county = await startCounty({
      port: 0,
      host: '127.0.0.1',
      dataDirectory: path.join(home, 'county'),
      isDemo: true,
      logger: pino({ level: 'silent' }),
    });
    const code = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
    const args = ['--data-dir', dataDir, '--county', county.url, '--station', 'agent', '--devices', 'real'];

    const first = launch([...args, '--enrolment-code', code]);
    const ready = await first.ready;
    expect(ready.county).toBe(county.url);
    const state = await stateOf(ready.terminal);
    expect(state).toMatchObject({ enrolled: true, station: 'agent' });
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    await county.close();

    const second = launch(args);
    const offline = await stateOf((await second.ready).terminal);
    // The end before was in order: the desk may stay.
    const { terminalId, deskGeneration } = state;
    expect(offline).toMatchObject({ enrolled: true, terminalId, deskGeneration });
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });
});

describe('what cannot be', { timeout: 60_000 }, () => {
  test('an unknown option is answered with the usage', async () => {
    const one = start(['--colour', 'red']);
    running.push(one);
    expect(await one.ended).toBe(2);
    expect(one.stdout()).toBe('');
    expect(one.stderr()).toContain('usage: npm start --');
    expect(one.stderr()).not.toMatch(/^\s+at /m);
  });

  test('a data directory that is a file is one clear line', async () => {
    const file = path.join(home, 'a-file');
    await writeFile(file, '');
    expect(await refusal(launch(['--data-dir', file]))).toContain('EEXIST');
    expect(await refusal(launch(['--data-dir', path.join(file, 'below')]))).toContain('ENOTDIR');
  });

  test('a port that another program has is one clear line, and nothing is left running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const one = launch(['--data-dir', path.join(home, 'port'), '--port', String(port), '--devices', 'real']);
    expect(await refusal(one)).toContain('EADDRINUSE');
    other.close();
  });
});
