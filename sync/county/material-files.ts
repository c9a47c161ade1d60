import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Where verified materials lie, under their hash. Instances that share a database share this directory too.
 * A file is in its place only when its bytes are on the disk and fit their name.
 */
export interface MaterialFiles {
  /** Takes a finished upload in; false when its bytes have another hash. The upload itself stays where it is. */
  take(uploadFile: string, sha256: string): Promise<boolean>;
  /** Null where there is no such material. */
  read(sha256: string): Promise<Readable | null>;
}

export function materialFiles(directory: string): MaterialFiles {
  const placeOf = (sha256: string) => path.join(directory, sha256.slice(0, 2), sha256);
  return {
    async take(uploadFile, sha256) {
      if ((await hashOf(uploadFile)) !== sha256) return false;
      const place = placeOf(sha256);
      await mkdir(path.dirname(place), { recursive: true });
      await syncToDisk(uploadFile);
      await linkOrCopy(uploadFile, place);
      await syncToDisk(path.dirname(place));
      return true;
    },
    async read(sha256) {
      const place = placeOf(sha256);
      const isThere = await stat(place).then(
        (found) => found.isFile(),
        () => false,
      );
      return isThere ? createReadStream(place) : null;
    },
  };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function syncToDisk(fileOrDirectory: string): Promise<void> {
  const handle = await open(fileOrDirectory, 'r').catch(ignoreOnWindows);
  try {
    await handle?.sync().catch(ignoreOnWindows);
  } finally {
    await handle?.close();
  }
}

/** Windows can neither open nor flush a directory, and flushes a file only when it may write to it. */
function ignoreOnWindows(error: unknown): null {
  if (process.platform !== 'win32') throw error;
  return null;
}

/** A hard link appears whole or not at all, and two instances that finish the same page do no harm. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    // A file system without hard links.
    const partial = `${to}.${randomUUID()}.partial`;
    await copyFile(from, partial);
    await syncToDisk(partial);
    await rename(partial, to);
  }
}
