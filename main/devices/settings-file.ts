import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type DeviceSettings, deviceSettingsSchema, nothingChosen } from '../domain/device-settings.ts';
import { errorCode, writeDurably } from '../vault/durable-file.ts';
import { temporaryName } from '../vault/leftovers.ts';

/** damaged: the file could not be understood and was put aside under the name `kept`; the defaults hold until saved anew. */
export type SettingsState =
  | { readonly kind: 'none' | 'read' }
  | { readonly kind: 'damaged'; readonly why: string; readonly kept: string | null };

export interface SettingsFile {
  readonly settings: DeviceSettings;
  readonly state: SettingsState;
}

/** Files written before these classes were known lack them: nothing was chosen then. */
const addedLater = { photoDecoder: null, signaturePad: null, fingerprintReader: null };

const fileSchema = z.object({
  version: z.literal(1),
  settings: z.preprocess(
    (written) => (typeof written === 'object' && written !== null ? { ...addedLater, ...written } : written),
    deviceSettingsSchema,
  ),
});

export interface ReadingManners {
  /** False for who only looks: a damaged file stays where it is. */
  readonly putsAside: boolean;
}

/** Never fails: a terminal without its device settings still has its environment, and a person to choose anew. */
export async function readSettingsFile(
  file: string,
  { putsAside }: ReadingManners = { putsAside: true },
): Promise<SettingsFile> {
  let bytes: string;
  try {
    bytes = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { settings: nothingChosen, state: { kind: 'none' } };
    return { settings: nothingChosen, state: { kind: 'damaged', why: String(error), kept: null } };
  }
  const parsed = fileSchema.safeParse(jsonOf(bytes));
  if (parsed.success) return { settings: parsed.data.settings, state: { kind: 'read' } };
  const first = parsed.error.issues[0];
  const why = `${first?.path.map(String).join('.') ?? ''}: ${first?.message ?? 'not JSON'}`;
  return { settings: nothingChosen, state: { kind: 'damaged', why, kept: putsAside ? await putAside(file) : null } };
}

export async function writeSettingsFile(file: string, settings: DeviceSettings): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify({ version: 1, settings }, null, 2)}\n`);
  await writeDurably(file, bytes, path.join(path.dirname(file), temporaryName()));
}

/** What somebody once chose may still be read by a person. */
async function putAside(file: string): Promise<string | null> {
  const kept = `${file}.damaged`;
  return rename(file, kept).then(
    () => path.basename(kept),
    () => null,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
