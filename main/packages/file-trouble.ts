import type { FailureCode } from '../domain/failures.ts';
import { failed, type Result } from '../domain/result.ts';
import { errorCode } from '../vault/durable-file.ts';

/** What a file system says when a stick is full, gone, worn or write-protected. Anything else is a bug, and thrown. */
const meaning: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'package/disk-full',
  EDQUOT: 'package/disk-full',
  // FAT32 ends at 4 GiB.
  EFBIG: 'package/disk-full',
  ENOENT: 'package/folder-missing',
  ENOTDIR: 'package/folder-missing',
  ENODEV: 'package/folder-missing',
  ENXIO: 'package/folder-missing',
  EIO: 'package/cannot-write',
  EROFS: 'package/cannot-write',
  EACCES: 'package/cannot-write',
  EPERM: 'package/cannot-write',
  EBUSY: 'package/cannot-write',
  ENAMETOOLONG: 'package/folder-missing',
};

export function writeTrouble(error: unknown): Result<never> {
  const code = meaning[errorCode(error) ?? ''];
  if (code === undefined) throw error;
  return failed(code, error instanceof Error ? error.message : undefined);
}

export function readTrouble(error: unknown): Result<never> {
  if (meaning[errorCode(error) ?? ''] === undefined && errorCode(error) !== 'EISDIR') throw error;
  return failed('package/cannot-read', error instanceof Error ? error.message : undefined);
}
