import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { trainingKeptDays } from '../../../main/domain/training.ts';
import { noteTraining, trainingDirectory, wipeOldTraining } from '../../../main/training/training-record.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'practice-'));
  await writeFile(path.join(dataDir, 'ledger.sqlite'), 'the real one');
  await writeFile(path.join(dataDir, 'keyring.json'), 'the real keys');
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const used = new Date('2026-10-01T08:00:00.000Z');
const after = (days: number, ms = 0): Date => new Date(used.getTime() + days * 86_400_000 + ms);
const left = () => readdir(dataDir);

/** As it lies there after a day of practice. */
async function practise(): Promise<void> {
  const directory = trainingDirectory(dataDir);
  await mkdir(path.join(directory, 'vault'), { recursive: true });
  for (const name of ['keyring.json', 'machine.key', 'ledger.sqlite', 'ledger.sqlite-wal', 'vault/page'])
    await writeFile(path.join(directory, name), '李秀兰');
  await noteTraining(dataDir, used);
}

test('R65: kept for 30 days after it was last used, then gone, and nothing but practice is', async () => {
  expect(trainingKeptDays).toBe(30);
  await practise();
  expect(await wipeOldTraining(dataDir, after(30, -1))).toBe(false);
  expect(await left()).toEqual(['keyring.json', 'ledger.sqlite', 'training']);
  expect(await wipeOldTraining(dataDir, after(30))).toBe(true);
  expect(await left()).toEqual(['keyring.json', 'ledger.sqlite']);
  expect(await readFile(path.join(dataDir, 'keyring.json'), 'utf8')).toBe('the real keys');
  // The next start finds nothing to do.
  expect(await wipeOldTraining(dataDir, after(60))).toBe(false);
});

test('using it again begins the 30 days anew', async () => {
  await practise();
  await noteTraining(dataDir, after(20));
  expect(await wipeOldTraining(dataDir, after(49))).toBe(false);
  expect(await wipeOldTraining(dataDir, after(50))).toBe(true);
});

test('a clock that was set back clears nothing', async () => {
  await practise();
  expect(await wipeOldTraining(dataDir, after(-400))).toBe(false);
  expect(await left()).toContain('training');
});

test.for(['{ "begunAt": "2026', '{}', null])(
  'what nobody can read since when is of a beginning that was cut off: %s',
  async (text) => {
    await practise();
    const record = path.join(trainingDirectory(dataDir), 'practice.json');
    if (text === null) await rm(record);
    else await writeFile(record, text);
    expect(await wipeOldTraining(dataDir, after(1))).toBe(true);
    expect(await left()).toEqual(['keyring.json', 'ledger.sqlite']);
  },
);
