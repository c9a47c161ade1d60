import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';

const entry = path.resolve('sync/county/serve.ts');
let directory: string;
let children: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'county-serve-'));
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  children = [];
  await rm(directory, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
}

function start(): Started {
  const child = spawn(process.execPath, [
    entry,
    '--data-dir',
    directory,
    '--enrolment-code',
    'DEMO-CODE-1',
    '--port',
    '0',
  ]);
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

async function ready(started: Started): Promise<string> {
  while (!started.output().includes('\n')) {
    await Promise.race([once(started.child.stdout ?? started.child, 'data'), exited(started)]);
  }
  return JSON.parse(started.output()).county;
}

async function exited({ child, errors }: Started): Promise<never> {
  await once(child, 'exit');
  throw new Error(`the county ended: ${errors()}`);
}

test('killed without warning, it comes back with everything it said yes to', async () => {
  const first = start();
  const url = await ready(first);
  expect(JSON.parse(first.output())).toEqual({ ready: true, county: url, database: 'pglite' });
  const terminal = await WireTerminal.enrolled(url, 'DEMO-CODE-1');
  const application = sampleApplication(terminal, 1);
  terminal.accept(application);
  await terminal.push(url);
  const { body: delivered } = await terminal.submit(url, application.id);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const second = start();
  const again = await ready(second);
  expect((await terminal.submit(again, application.id)).body).toEqual(delivered);
  expect((await terminal.push(again)).body.anchoredSeq).toBe(1);
  // The same code on the second start: already used, so another machine gets nothing for it.
  expect((await (await WireTerminal.make()).enrol(again, 'DEMO-CODE-1')).body.error).toBe('code-used');
});

test('a second process on the same directory is refused in one clear line, and Ctrl-C ends the first cleanly', async () => {
  const first = start();
  await ready(first);
  const second = start();
  const [code] = await once(second.child, 'exit');
  expect(code).toBe(1);
  expect(second.errors()).toContain('is in use by another county process');
  first.child.kill('SIGINT');
  expect(await once(first.child, 'exit')).toEqual([0, null]);
});

test('forked, it says it is ready and ends with its parent', async () => {
  const child = fork(entry, ['--data-dir', directory, '--log-level', 'silent'], { silent: true });
  children.push(child);
  const [message] = await once(child, 'message');
  expect(message).toMatchObject({ ready: true, county: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});
