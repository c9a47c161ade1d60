import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type Station, stationSchema } from '../preload/contract.ts';
import { writeDurably } from './vault/durable-file.ts';
import { temporaryName } from './vault/leftovers.ts';

/** 岗位, as somebody chose it at the first setting up. */
const fileSchema = z.object({ station: stationSchema });

const fileIn = (dataDir: string): string => path.join(dataDir, 'station.json');

/** The start option goes before what is remembered; nothing said anywhere means a window. */
export async function stationOf(dataDir: string, given: Station | null): Promise<Station> {
  return given ?? (await rememberedStation(dataDir)) ?? 'window';
}

/** A file that nobody can read is asked for again at the setting up; the terminal starts all the same. */
async function rememberedStation(dataDir: string): Promise<Station | null> {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(await readFile(fileIn(dataDir), 'utf8')));
    return parsed.success ? parsed.data.station : null;
  } catch {
    return null;
  }
}

export async function rememberStation(dataDir: string, station: Station): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify({ station })}\n`);
  await writeDurably(fileIn(dataDir), bytes, path.join(dataDir, temporaryName()));
}
