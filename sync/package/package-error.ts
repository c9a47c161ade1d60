import type { FailureCode } from '../../main/domain/failures.ts';
import type { Failure } from '../../main/domain/result.ts';

/**
 * Carries an expected failure out of the streams of this room, where a value has no way out; the exported verbs turn it
 * back into one.
 */
export class PackageError extends Error {
  readonly failure: Failure;
  constructor(code: FailureCode, detail: string) {
    super(`${code}: ${detail}`);
    this.failure = { code, detail };
  }
}

/** Not the bytes that were written: cut off, edited, or read wrongly from a worn stick. */
export function damaged(detail: string): PackageError {
  return new PackageError('package/damaged', detail);
}
