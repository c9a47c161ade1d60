import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type OperatorSlot, operatorSlotSchema, readKeyringFile } from '../vault/keyring-file.ts';
import type { Sealer } from '../vault/port.ts';

/**
 * What lies beside ledger and vault. Operators' slots are among it, and sealed like all of it: a PIN of six digits would
 * not keep a found stick shut for long.
 */
export interface SettingsBundle {
  readonly operators: readonly OperatorSlot[];
  /** By name, as text. */
  readonly files: Readonly<Record<string, string>>;
}

export const keptFiles = ['devices.json', 'scanner-pins.json'] as const;
const bundleSchema = z.object({
  operators: z.array(operatorSlotSchema),
  files: z.partialRecord(z.enum(keptFiles), z.string()),
});
const context = 'backup/settings';

export async function readSettings(dataDir: string): Promise<SettingsBundle> {
  const keyring = await readKeyringFile(path.join(dataDir, 'keyring.json'));
  const files: Record<string, string> = {};
  for (const name of keptFiles) {
    const text = await readFile(path.join(dataDir, name), 'utf8').catch(() => null);
    if (text !== null) files[name] = text;
  }
  return { operators: keyring.state === 'readable' ? keyring.content.operators : [], files };
}

export function sealSettings(bundle: SettingsBundle, sealer: Sealer): Uint8Array {
  return sealer.seal(Buffer.from(JSON.stringify(bundle), 'utf8'), context);
}

/** Throws where it was altered. */
export function openSettings(sealed: Uint8Array, sealer: Sealer): SettingsBundle {
  const { operators, files } = bundleSchema.parse(
    JSON.parse(Buffer.from(sealer.open(sealed, context)).toString('utf8')),
  );
  const kept = Object.entries(files).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  return { operators, files: Object.fromEntries(kept) };
}
