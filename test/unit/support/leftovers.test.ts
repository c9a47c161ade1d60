import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { endAll, leftoversOf, runMark } from '../../support/leftovers.ts';

test.runIf(process.platform === 'linux')('what a run left behind is found by its mark, and ended', async () => {
  const mark = randomUUID();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    env: { ...process.env, [runMark]: mark },
    detached: true,
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  await once(child, 'spawn');
  const left = await leftoversOf(mark, new Set([process.pid]));
  expect(left.map(({ pid }) => pid)).toEqual([child.pid]);
  expect(left[0]?.command).toContain('setInterval');
  expect(await leftoversOf(mark, new Set([child.pid ?? 0]))).toEqual([]);
  expect(await leftoversOf(randomUUID(), new Set())).toEqual([]);
  endAll(left);
  expect((await gone)[1]).toBe('SIGKILL');
});
