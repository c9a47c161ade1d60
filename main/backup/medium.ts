import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { FailureCode } from '../domain/failures.ts';
import { type Failure, failed, ok, type Result } from '../domain/result.ts';
import { errorCode, syncDirectory, writeDurably } from '../vault/durable-file.ts';
import { temporaryName } from '../vault/leftovers.ts';
import { wrappedKeySchema } from './recovery-code.ts';

/**
 * 备份盘. What lies in a backup's folder:
 *
 *   recovery.json          which backup this is; the data key under the recovery code
 *   copies/<name>/         one whole copy: manifest.json, ledger.sealed, settings.sealed, pages.txt
 *   vault/3f/a9/….page     sealed pages, as in the vault: each is there once for all copies
 *   cargo/                 packages of other terminals, sealed as they came
 *   journal/<first>.log    every commit since a copy, sealed one by one
 *   incoming/              on its way; whatever a pulled stick left here never had a name
 */
export const folderPrefix = 'township-backup-';
export const recoveryFile = 'recovery.json';

export const recoverySchema = z.object({
  version: z.literal(1),
  id: z.uuid(),
  /** For a person who holds three sticks. */
  office: z.string(),
  numberPrefix: z.string(),
  madeAt: z.iso.datetime(),
  wrappedKey: wrappedKeySchema,
});
export type Recovery = z.infer<typeof recoverySchema>;

export const onMedium = (folder: string) => ({
  recovery: path.join(folder, recoveryFile),
  copies: path.join(folder, 'copies'),
  vault: path.join(folder, 'vault'),
  cargo: path.join(folder, 'cargo'),
  journal: path.join(folder, 'journal'),
  incoming: path.join(folder, 'incoming'),
});

/** Null where there is no backup, or one that can't be read. */
export async function readRecovery(folder: string): Promise<Recovery | null> {
  try {
    return recoverySchema.parse(JSON.parse(await readFile(onMedium(folder).recovery, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Is this very backup's medium there? The folder of a stick that is pulled out may go on existing, empty, on the
 * machine's own disk: only the file that was left on the stick tells.
 */
export async function isThere(folder: string, id: string): Promise<boolean> {
  return (await readRecovery(folder))?.id === id;
}

export async function prepareMedium(folder: string, recovery: Recovery): Promise<void> {
  const places = onMedium(folder);
  for (const directory of [places.copies, places.vault, places.cargo, places.journal, places.incoming]) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
  }
  const bytes = Buffer.from(`${JSON.stringify(recovery, null, 2)}\n`);
  await writeDurably(places.recovery, bytes, path.join(places.incoming, temporaryName()));
}

export interface Written {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Under a temporary name, flushed, read back, renamed: it is whole or it is not there. */
export async function writeChecked(
  target: string,
  content: AsyncIterable<Uint8Array>,
  temporary: string,
): Promise<Written> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      yield chunk;
    }
  }
  try {
    await pipeline(Readable.from(counted(), { objectMode: false }), createWriteStream(temporary, writing));
    const written = { sha256: hash.digest('hex'), sizeBytes };
    const read = await hashFile(temporary);
    if (read !== written.sha256) throw new ReadBackDiffers(path.basename(target));
    await rename(temporary, target);
    await syncDirectory(path.dirname(target));
    return written;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

const writing = { flags: 'wx', mode: 0o600, flush: true } as const;

export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk);
  return hash.digest('hex');
}

class ReadBackDiffers extends Error {
  override readonly name = 'ReadBackDiffers';
}

const meaning: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'backup/medium-full',
  EDQUOT: 'backup/medium-full',
  EFBIG: 'backup/medium-full',
  ENOENT: 'backup/medium-missing',
  ENOTDIR: 'backup/medium-missing',
  ENODEV: 'backup/medium-missing',
  ENXIO: 'backup/medium-missing',
  ESTALE: 'backup/medium-missing',
  EIO: 'backup/cannot-write',
  EROFS: 'backup/cannot-write',
  EACCES: 'backup/cannot-write',
  EPERM: 'backup/cannot-write',
  EBUSY: 'backup/cannot-write',
  ENAMETOOLONG: 'backup/cannot-write',
};

/** What a medium says when it is full, gone, worn or write-protected; null: a mistake of this program. */
export function mediumTrouble(error: unknown): Failure | null {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof ReadBackDiffers) return { code: 'backup/copy-damaged', detail };
  const code = meaning[errorCode(error) ?? ''];
  return code === undefined ? null : { code, detail };
}

/** Runs it; a refusal of the medium is a value. */
export async function onTheMedium<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const failure = mediumTrouble(error);
    if (failure) return failed(failure.code, failure.detail);
    throw error;
  }
}

export async function checkThere(folder: string, id: string): Promise<Result<void>> {
  return (await isThere(folder, id)) ? ok() : failed('backup/medium-missing', folder);
}
