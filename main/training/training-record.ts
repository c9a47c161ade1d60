import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { trainingKeptDays } from '../domain/training.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { temporaryName } from '../vault/leftovers.ts';

/** Beside the real ledger and never in it: what is practised leaves no trace there. */
export const trainingDirectory = (dataDir: string): string => path.join(dataDir, 'training');

const recordSchema = z.object({ begunAt: z.iso.datetime(), usedAt: z.iso.datetime() });
export type TrainingRecord = z.infer<typeof recordSchema>;

const recordFile = (dataDir: string): string => path.join(trainingDirectory(dataDir), 'practice.json');

/** Null where nothing is kept, or where nobody can read since when. */
export async function readTrainingRecord(dataDir: string): Promise<TrainingRecord | null> {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(await readFile(recordFile(dataDir), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export async function noteTraining(dataDir: string, now: Date): Promise<void> {
  const usedAt = now.toISOString();
  const record: TrainingRecord = { begunAt: (await readTrainingRecord(dataDir))?.begunAt ?? usedAt, usedAt };
  const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
  await writeDurably(recordFile(dataDir), bytes, path.join(trainingDirectory(dataDir), temporaryName()));
}

/** The keys first: what a power cut leaves behind can be opened by nobody. */
export async function wipeTraining(dataDir: string): Promise<void> {
  const directory = trainingDirectory(dataDir);
  for (const name of ['keyring.json', 'keyring.json.copy', 'machine.key']) {
    await rm(path.join(directory, name), { force: true });
  }
  await rm(directory, { recursive: true, force: true });
}

export const dayMs = 86_400_000;

/**
 * While nobody practises: at each start of the product, and once a day where it is never ended. What nobody can read since
 * when is of a beginning that was cut off. A record from the future means a clock that was set back: that clears nothing.
 */
export async function wipeOldTraining(dataDir: string, now: Date): Promise<boolean> {
  if (!existsSync(trainingDirectory(dataDir))) return false;
  const record = await readTrainingRecord(dataDir);
  if (record !== null && now.getTime() - Date.parse(record.usedAt) < trainingKeptDays * dayMs) return false;
  await wipeTraining(dataDir);
  return true;
}
