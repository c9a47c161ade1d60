import type { FailureCode } from '../../domain/failures.ts';
import type { Failure } from '../../domain/result.ts';

/** Primary result codes of SQLite (sqlite3.h); the extended ones carry the primary one in their low byte. */
const busy = 5;
const readOnly = 8;
const ioError = 10;
const corrupt = 11;
const full = 13;
const cannotOpen = 14;
const notADatabase = 26;

/**
 * What the disk said no to, as a failure; null for everything that is a mistake of this program.
 * A disk that turns read-only or answers with I/O errors takes nothing any more: for whoever stands at the window that
 * is the same as a full one.
 */
export function refusalOf(error: unknown): Failure | null {
  const code = sqliteCode(error);
  if (code === null) return null;
  const detail = error instanceof Error ? error.message : String(error);
  switch (code & 0xff) {
    case full:
    case ioError:
    case readOnly:
    case cannotOpen:
      return failure('ledger/full', detail);
    case corrupt:
    case notADatabase:
      return failure('ledger/chain-broken', detail);
    case busy:
      return failure('terminal/in-use', detail);
    default:
      return null;
  }
}

/** File system errors that mean: nothing more can be written here. */
const diskErrors = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EFBIG', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST']);

export function fileRefusalOf(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return diskErrors.has(error.code) ? failure('ledger/full', error.message) : null;
}

function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode;
}

function failure(code: FailureCode, detail: string): Failure {
  return { code, detail };
}
