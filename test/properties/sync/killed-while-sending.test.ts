import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import type { CountyRig } from '../../contract/county-suite.ts';
import { referenceCountyRig } from '../../contract/county-suite-reference.ts';
import { acceptInto, enrolInto } from '../../unit/sync/support/sync-terminal.ts';
import { expectExactlyOnce } from './converge.ts';
import { openTerminalFiles } from './sending-process.ts';

const applications = 10;
const kills = 8;
const sendingProcess = path.join(import.meta.dirname, 'sending-process.ts');

let county: CountyRig;
let directory: string;
beforeAll(async () => {
  county = await referenceCountyRig();
  directory = await mkdtemp(path.join(tmpdir(), 'killed-while-sending-'));
});
afterAll(async () => {
  await county?.close();
  if (directory) await rm(directory, { recursive: true, force: true });
});

/** Runs the sender and kills it, without a word of warning, at its n-th step; says whether it had finished before. */
async function sendAndKillAt(step: number): Promise<boolean> {
  const child = fork(sendingProcess, [directory, county.url], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  let steps = 0;
  let last = '';
  child.on('message', (message) => {
    steps += 1;
    last = String(message);
    if (steps >= step || last === 'done') child.kill('SIGKILL');
  });
  const [exitCode] = await exited;
  expect(exitCode, last).toBeNull();
  return last === 'done';
}

test('R30: killed again and again while sending: each application arrives exactly once', async () => {
  const seed = Number(process.env.SYNC_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`killed-while-sending: SYNC_SEED=${seed}\n`);
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };

  const prepared = await openTerminalFiles(directory);
  await enrolInto(prepared.ledger, { url: county.url, code: await county.newCode() });
  for (let n = 0; n < applications; n += 1) {
    const pages = await Promise.all(
      Array.from({ length: next(3) }, async () =>
        must(await prepared.vault.put(randomBytes(1 + next(90_000)), 'image/jpeg')),
      ),
    );
    acceptInto(prepared.ledger, pages);
  }
  prepared.ledger.close();

  let killed = 0;
  while (killed < kills && !(await sendAndKillAt(1 + next(25)))) killed += 1;
  expect(killed).toBeGreaterThan(0);
  expect(await sendAndKillAt(Number.MAX_SAFE_INTEGER)).toBe(true);

  const { ledger } = await openTerminalFiles(directory);
  expect(ledger.recentApplications({ limit: 100 })).toHaveLength(applications);
  await expectExactlyOnce({ ledger }, county);
  ledger.close();
});
