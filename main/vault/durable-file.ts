import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * After this the file holds the new bytes whatever happens to the power; before its end it holds the old ones, never a
 * part. `temporary` must lie on the same file system.
 */
export async function writeDurably(target: string, bytes: Uint8Array, temporary: string): Promise<void> {
  try {
    // Sealed or not, nobody else on the machine has to read it.
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncDirectory(path.dirname(target));
}

/** A new name in a directory is only durable once the directory is. Windows flushes it with the file. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** What a file system answers when nothing more can be written. */
const refusals = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EFBIG', 'EACCES', 'EPERM']);

export function isDiskRefusal(error: unknown): boolean {
  return refusals.has(errorCode(error) ?? '');
}
