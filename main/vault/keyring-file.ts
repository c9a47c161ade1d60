import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { errorCode, writeDurably } from './durable-file.ts';
import { temporaryName } from './leftovers.ts';

const base64 = z.base64();

export const operatorSlotSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  post: z.string(),
  /** scrypt's costs stand with each slot, so that they can be raised for new ones. */
  scrypt: z.object({
    salt: base64,
    cost: z
      .int()
      .min(1 << 15)
      .max(1 << 20),
    blockSize: z.int().min(8).max(32),
    parallelization: z.int().min(1).max(16),
  }),
  wrappedKey: base64,
  failures: z.int().min(0),
  lockedSince: z.iso.datetime().nullable(),
});
export type OperatorSlot = z.infer<typeof operatorSlotSchema>;

export const keyringContentSchema = z.object({
  version: z.literal(1),
  machineWrappedKey: base64,
  operators: z.array(operatorSlotSchema),
});
export type KeyringContent = z.infer<typeof keyringContentSchema>;

export type KeyringState =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly detail: string }
  | { readonly state: 'readable'; readonly content: KeyringContent };

/**
 * Without this file everything sealed is lost, so it is kept twice; the second copy is written after the first one is
 * safe, and read only where the first can't be.
 */
export async function readKeyringFile(file: string): Promise<KeyringState> {
  const first = await readOne(file);
  if (first.state === 'readable') return first;
  const second = await readOne(secondCopy(file));
  return second.state === 'readable' || first.state === 'absent' ? second : first;
}

export async function writeKeyringFile(file: string, content: KeyringContent): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8');
  for (const target of [file, secondCopy(file)]) {
    await writeDurably(target, bytes, path.join(path.dirname(file), temporaryName()));
  }
}

export function secondCopy(file: string): string {
  return `${file}.copy`;
}

async function readOne(file: string): Promise<KeyringState> {
  try {
    const parsed = keyringContentSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (parsed.success) return { state: 'readable', content: parsed.data };
    return { state: 'damaged', detail: `${file}: ${z.prettifyError(parsed.error)}` };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { state: 'absent' };
    if (error instanceof SyntaxError) return { state: 'damaged', detail: `${file}: ${error.message}` };
    throw error;
  }
}
