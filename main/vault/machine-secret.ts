import type { Result } from '../domain/result.ts';

/**
 * What ties the data key to this machine: Electron's safeStorage where there is one, a key file elsewhere.
 * `unwrap` of bytes that another machine wrapped, or that were altered, is `terminal/locked`: an operator's PIN still
 * opens the keyring.
 */
export interface MachineSecret {
  wrap(plain: Uint8Array): Result<Uint8Array>;
  unwrap(wrapped: Uint8Array): Result<Uint8Array>;
}
